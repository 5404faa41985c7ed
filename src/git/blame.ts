/** Who last changed each line of a file, by git's history. */
import type { RepositoryFile } from './fileInRepository';
import { runGit } from './runGit';

/** The commit that last changed a line. */
export interface LineCommit {
  readonly hash: string;
  readonly author: string;
  /** Seconds since 1970. */
  readonly authorTime: number;
  readonly subject: string;
}

/** What is known of a file's lines: from 0; null for a line that nobody has committed. */
type BlamedLines = readonly (LineCommit | null)[];

/** Names of commits and runs of lines of the largest file there may be. */
const mostBytes = 64 * 2 ** 20;

const uncommitted = /^0+$/u;
const runHead = /^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/u;

/**
 * The commit of each line of this content of the file, blanks aside. A repository's textconv does not see it.
 * @throws Error where git does not know the file
 */
export async function blamedLines(
  file: RepositoryFile,
  content: Uint8Array,
  signal?: AbortSignal,
): Promise<BlamedLines> {
  const args = ['blame', '--incremental', '--no-textconv', '-w', '--contents', '-', '--', file.path];
  const { code, out } = await runGit(file, args, { mostBytes, signal, input: content });
  if (code !== 0) throw new Error(`git has no history of ${file.path}.`);
  return readBlame(Buffer.from(out).toString('utf8'));
}

/** Reads what `git blame --incremental` says. */
export function readBlame(text: string): BlamedLines {
  const lines: (LineCommit | null)[] = [];
  const commits = new Map<string, Readonly<Record<string, string>>>();
  let run: { readonly hash: string; readonly first: number; readonly count: number } | undefined;
  let facts: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const head = runHead.exec(line);
    if (head) {
      run = { hash: head[1] ?? '', first: Number(head[2]) - 1, count: Number(head[3]) };
      facts = {};
      continue;
    }
    const space = line.indexOf(' ');
    const name = space === -1 ? line : line.slice(0, space);
    if (name !== 'filename') {
      facts[name] = line.slice(name.length + 1);
      continue;
    }
    // Said of a commit where it comes first, and not again.
    if (!run) continue;
    const said = commits.get(run.hash) ?? facts;
    commits.set(run.hash, said);
    lines.length = Math.max(lines.length, run.first + run.count);
    lines.fill(commitOf(run.hash, said), run.first, run.first + run.count);
  }
  return lines;
}

function commitOf(hash: string, said: Readonly<Record<string, string>>): LineCommit | null {
  if (uncommitted.test(hash)) return null;
  const { author = '', summary = '', 'author-time': time = '0' } = said;
  return { hash, author, authorTime: Number(time), subject: summary };
}
