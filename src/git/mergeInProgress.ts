/** The two sides of a merge (or cherry-pick, revert, rebase) that is under way in a repository: commits, and what they are called. */
import { gitLine, runGit, type GitPlace } from './runGit';

/** One side. */
export interface MergeHead {
  /** The commit's whole hash. */
  readonly commit: string;
  /** The branch, or the commit's short hash. */
  readonly name: string;
}

/** Both sides, as git calls them. */
export interface MergeInProgress {
  readonly ours: MergeHead;
  readonly theirs: MergeHead;
}

/** Who changed something last, and when. */
export interface LastChange {
  readonly author: string;
  /** The day, `2026-11-28`, where the author was. */
  readonly date: string;
}

const otherHeads = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD'] as const;

async function commitOf(place: GitPlace, ref: string): Promise<string | undefined> {
  return gitLine(place, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
}

/** A branch whose tip the commit is, else its short hash. */
async function nameOf(place: GitPlace, commit: string): Promise<string> {
  const format = ['--count=1', '--format=%(refname:short)', '--points-at', commit];
  const branch = await gitLine(place, ['for-each-ref', ...format, 'refs/heads', 'refs/remotes']);
  return branch === undefined || branch === '' ? commit.slice(0, 8) : branch;
}

/** What is being merged; undefined where nothing is. */
export async function mergeInProgress(place: GitPlace): Promise<MergeInProgress | undefined> {
  const ours = await commitOf(place, 'HEAD');
  if (ours === undefined) return undefined;
  for (const ref of otherHeads) {
    const theirs = await commitOf(place, ref);
    if (theirs === undefined) continue;
    const branch = await gitLine(place, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
    return {
      ours: { commit: ours, name: branch ?? (await nameOf(place, ours)) },
      theirs: { commit: theirs, name: await nameOf(place, theirs) },
    };
  }
  return undefined;
}

/** Seconds since 1970 and an offset (`+0130`) as the day there. */
function dayOf(seconds: number, offset: string): string {
  const sign = offset.startsWith('-') ? -1 : 1;
  const minutes = 60 * Number(offset.slice(1, 3)) + Number(offset.slice(3, 5));
  return new Date(1000 * (seconds + sign * 60 * minutes)).toISOString().slice(0, 10);
}

/** Who was the last to change a line (from 1) of a file, up to a commit; undefined where git can't tell. */
export async function lastChangeOfLine(
  place: GitPlace,
  commit: string,
  name: string,
  line: number,
): Promise<LastChange | undefined> {
  const range = ['-L', `${line},${line}`];
  const { code, out } = await runGit(place, [
    ...['blame', '--porcelain', '--no-textconv', ...range, commit, '--', name],
  ]);
  if (code !== 0) return undefined;
  const lines = Buffer.from(out).toString('utf8').split('\n');
  const field = (key: string): string | undefined =>
    lines.find((each) => each.startsWith(`${key} `))?.slice(key.length + 1);
  const [author, seconds] = [field('author'), Number(field('author-time'))];
  if (author === undefined || !Number.isFinite(seconds)) return undefined;
  return { author, date: dayOf(seconds, field('author-tz') ?? '+0000') };
}
