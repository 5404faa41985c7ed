/** Runs git: never through a shell, never asking anyone anything, and with an end to how much it may say. */
import { execFile } from 'node:child_process';

/** Which git, and in which repository. */
export interface GitPlace {
  /** Path of the program. */
  readonly git: string;
  /** Path of the repository's root. */
  readonly root: string;
}

interface RunOptions {
  /** What git says beyond that is an error. */
  readonly mostBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** What it reads. */
  readonly input?: Uint8Array;
}

/** What git did. */
export interface GitAnswer {
  readonly exitCode: number;
  readonly stdout: Buffer;
}

/** A repository's own programs (hooks of the file system monitor) are none of ours; nobody can answer a prompt. */
const quietly = ['--no-optional-locks', '-c', 'core.fsmonitor=false'];
const environment = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/**
 * Runs git in a repository.
 * @throws Error where it can't be run, says too much, or is aborted
 */
export function runGit(
  { git, root }: GitPlace,
  args: readonly string[],
  { mostBytes, signal, input }: RunOptions,
): Promise<GitAnswer> {
  const options = {
    cwd: root,
    encoding: 'buffer',
    env: { ...inherited(), ...environment },
    maxBuffer: mostBytes,
    windowsHide: true,
    ...(signal ? { signal } : {}),
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(git, [...quietly, ...args], options, (error, stdout) => {
      if (!error) resolve({ exitCode: 0, stdout });
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout });
      else reject(new Error(`git could not be run: ${error.message}`, { cause: error }));
    });
    // One that has ended does not read any more; what became of it is told above.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** The environment without what would lead git to another repository. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX)$/u.test(name)),
  );
}
