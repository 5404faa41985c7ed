/** Entries of a repository's own configuration (`.git/config`): put in, and taken out again where they are still ours. */
import { GitError, gitLine, runGit, type GitPlace } from './runGit';

/** One entry. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: string;
  /** Whether what stands there was written by us, so that it may be replaced and taken away. */
  readonly isOurs: (value: string) => boolean;
}

/** What became of an entry: another's stays, whatever is asked. */
export type ConfigChange = 'written' | 'removed' | 'unchanged' | 'of-another';

async function change(place: GitPlace, args: readonly string[], key: string): Promise<void> {
  const { code, said } = await runGit(place, ['config', '--local', ...args]);
  if (code !== 0) throw new GitError(`Git's configuration (${key}) can't be changed: ${said}`);
}

/** What stands there; undefined where nothing does. */
function read(place: GitPlace, key: string): Promise<string | undefined> {
  return gitLine(place, ['config', '--local', '--get', key]);
}

/** @throws GitError where the file can't be written */
export async function putEntry(place: GitPlace, { key, value, isOurs }: ConfigEntry): Promise<ConfigChange> {
  const found = await read(place, key);
  if (found === value) return 'unchanged';
  if (found !== undefined && !isOurs(found)) return 'of-another';
  await change(place, ['--replace-all', key, value], key);
  return 'written';
}

/** @throws GitError where the file can't be written */
export async function removeEntry(place: GitPlace, { key, isOurs }: ConfigEntry): Promise<ConfigChange> {
  const found = await read(place, key);
  if (found === undefined) return 'unchanged';
  if (!isOurs(found)) return 'of-another';
  await change(place, ['--unset-all', key], key);
  return 'removed';
}
