/**
 * The one door to git as a program: started with a list of arguments, never through a shell, and never asked to page,
 * prompt or take a lock that it can do without.
 *
 * The room: `runGit` runs it, `refs` makes commits of what a person calls them, `changedFiles` lists files that differ,
 * `contents` reads a file of a commit; `setup` puts a repository up for label review and takes that back, and is all that
 * writes.
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

/** What git answered with another code than 0; its message is one sentence to show. */
export class GitError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'GitError';
  }
}

/** As much as a sidecar may have (`sidecarText.ts`), and names of a million files. */
const mostAnswered = 256 * 2 ** 20;

/** A question that takes longer is given up, so that nothing waits for a broken disk. */
const mostMilliseconds = 30_000;

/** Without what a repository's configuration might start (a file system monitor), colours or a pager. */
const always = ['--no-pager', '--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'color.ui=false'];
const quietly = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', GIT_OPTIONAL_LOCKS: '0' };

interface RunOptions {
  /** More than this is refused. */
  readonly mostBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What it reads. */
  readonly input?: Uint8Array;
}

/** Runs git and waits for it. Never throws. */
export function runGit(
  { git, folder }: GitPlace,
  args: readonly string[],
  { mostBytes = mostAnswered, signal, input }: RunOptions = {},
): Promise<GitAnswer> {
  const options = {
    ...{ cwd: folder, maxBuffer: mostBytes, timeout: mostMilliseconds, windowsHide: true },
    encoding: 'buffer' as const,
    env: { ...inherited(), ...quietly },
    ...(signal ? { signal } : {}),
  };
  // No program can be given such a text, and Node would throw.
  if (args.some((arg) => arg.includes('\0'))) {
    return Promise.resolve({ code: undefined, out: new Uint8Array(), said: 'A name has a zero byte in it.' });
  }
  return new Promise((resolve) => {
    const child = execFile(git, [...always, ...args], options, (error, out, said) => {
      const code = error ? (typeof error.code === 'number' ? error.code : undefined) : 0;
      const words = said.toString('utf8').trim();
      resolve({ code, out, said: words === '' && error ? sentenceOf(error) : words });
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

function sentenceOf({ code, killed, message }: Error & { code?: unknown; killed?: boolean }): string {
  if (code === 'ENOENT') return 'git is not installed, or the folder is not there.';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'git answers with more than can be read.';
  return killed === true ? 'git did not answer in time.' : message;
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

/**
 * What the git of the PATH prints, as bytes.
 * @param folder where it is run
 * @param mostBytes more than this is refused
 * @throws GitError in git's own words, or where there is no git
 */
export async function gitBytes(
  folder: string,
  args: readonly string[],
  mostBytes?: number,
): Promise<Uint8Array> {
  const { code, out, said } = await runGit({ git: 'git', folder }, args, { mostBytes });
  if (code === 0) return out;
  throw new GitError(firstSentence(said));
}

/** As `gitBytes`, as text; bytes that are no UTF-8 become U+FFFD. */
export async function gitText(folder: string, args: readonly string[]): Promise<string> {
  return new TextDecoder().decode(await gitBytes(folder, args));
}

function firstSentence(said: string): string {
  const lines = said.split('\n');
  const line = lines.find((each) => /^(?:fatal|error):/u.test(each)) ?? lines[0] ?? '';
  return line === '' ? 'git failed without a word.' : line.replace(/^(?:fatal|error): /u, 'git: ');
}
