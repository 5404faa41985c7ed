/**
 * The one door to git as a program: started with a list of arguments, never through a shell, and never asked to page,
 * prompt or take a lock that it can do without. What it says of itself comes back as text, for a sentence to a person.
 */
import { execFile } from 'node:child_process';

/** Which git is run, and where. */
export interface GitPlace {
  /** The program: a path, or `git` for the one of the PATH. */
  readonly git: string;
  /** The folder it is run in. */
  readonly folder: string;
}

/** What came of a run. */
export interface GitAnswer {
  /** The exit code; undefined where git could not be started, or was ended. */
  readonly code: number | undefined;
  readonly out: Uint8Array;
  /** What it said on stderr, trimmed; or why it could not be started. */
  readonly said: string;
}

/** As much as a sidecar may have (`sidecarText.ts`). */
const mostBytes = 256 * 2 ** 20;

/** A question that takes longer is given up, so that nothing waits for a broken disk. */
const mostMilliseconds = 30_000;

/** Runs git and waits for it. Never throws. */
export function runGit({ git, folder }: GitPlace, args: readonly string[]): Promise<GitAnswer> {
  const options = {
    ...{ cwd: folder, maxBuffer: mostBytes, timeout: mostMilliseconds, windowsHide: true },
    encoding: 'buffer' as const,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  };
  return new Promise((resolve) => {
    execFile(git, [...args], options, (error, out, said) => {
      const code = error ? (typeof error.code === 'number' ? error.code : undefined) : 0;
      const words = said.toString('utf8').trim();
      resolve({ code, out, said: words === '' && error ? error.message : words });
    });
  });
}

/** Git's answer as text without its last line end; undefined where it has none to give. */
export async function gitLine(place: GitPlace, args: readonly string[]): Promise<string | undefined> {
  const { code, out } = await runGit(place, args);
  return code === 0
    ? Buffer.from(out)
        .toString('utf8')
        .replace(/\r?\n$/u, '')
    : undefined;
}
