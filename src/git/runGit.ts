/**
 * The one way to run git: by its program and a list of arguments, never by a shell.
 *
 * The room: `runGit` runs it, `refs` makes commits of what a person calls them, `changedFiles` lists files that differ,
 * `filesAtRef` those of one commit, `contents` reads a file of either. Nothing here writes to a repository.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git answered with another code than 0; its message is one sentence to show. */
export class GitError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'GitError';
  }
}

/** More than this of a listing is refused: names of some 500,000 files. */
const mostListedBytes = 64 * 2 ** 20;

/**
 * Without what a repository's configuration might start (a file system monitor), colours, a pager, a lock of the index, or
 * a question for a password.
 */
const always = ['--no-pager', '--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'color.ui=false'];
const quietly = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat' };

/**
 * What git prints, as bytes.
 * @param folder where it is run
 * @param mostBytes more than this is refused
 * @throws GitError in git's own words, or where there is no git
 */
export async function gitBytes(
  folder: string,
  args: readonly string[],
  mostBytes = mostListedBytes,
): Promise<Uint8Array> {
  try {
    const { stdout } = await run('git', [...always, ...args], {
      cwd: folder,
      env: { ...process.env, ...quietly },
      encoding: 'buffer',
      maxBuffer: mostBytes,
      windowsHide: true,
    });
    return stdout;
  } catch (error) {
    throw new GitError(sentenceOf(error), { cause: error });
  }
}

/** As `gitBytes`, as text; bytes that are no UTF-8 become U+FFFD. */
export async function gitText(folder: string, args: readonly string[]): Promise<string> {
  return new TextDecoder().decode(await gitBytes(folder, args));
}

function sentenceOf(error: unknown): string {
  const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: unknown };
  if (code === 'ENOENT') return 'git is not installed, or the folder is not there.';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'git answers with more than can be read.';
  const said = stderr instanceof Uint8Array ? new TextDecoder().decode(stderr).trim() : '';
  const line = said.split('\n').find((each) => /^(?:fatal|error):/u.test(each)) ?? said.split('\n')[0] ?? '';
  return line === '' ? `git failed: ${String(error)}` : line.replace(/^(?:fatal|error): /u, 'git: ');
}
