/**
 * A repository set up for label review, and back: `.gitattributes` says that label files are merged and shown by our driver
 * (to be committed, for everyone), the repository's own configuration says what the driver is (for this clone alone, since
 * git takes no programs from a commit). `info/attributes` says in this clone what `.gitattributes` does, since git goes by the
 * files that are checked out: a branch from before has none, and a sparse checkout may leave it out.
 */
import { mkdir, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { readUpdatedFile } from '../base/files/readUpdated';
import { updateFile } from '../base/files/updateFile';
import { counted } from '../base/words';
import { attributeLines, driverName, withAttributes, withoutAttributes } from './attributesText';
import { putEntry, removeEntry, type ConfigChange, type ConfigEntry } from './localConfig';
import { GitError, gitLine, type GitPlace } from './runGit';
import { isShimCommand, shimCommands } from './shim';
import { otherWorktrees, worktreeOf } from './worktree';

const attributesFile = '.gitattributes';
const ownAttributes = 'info/attributes';
const mostAttributesBytes = 2 ** 20;
const driverTitle = 'EMG label files, record by record';

/** What was done, for a person to read. */
export interface SetupReport {
  /** The folder of the repository's files. */
  readonly root: string;
  /** What is so from now on, and what is left to do. */
  readonly sentence: string;
  /** What each file has, or no longer has. */
  readonly details: readonly string[];
}

function entriesFor(shim: string): readonly ConfigEntry[] {
  const { driver, textconv } = shimCommands(shim);
  return [
    {
      key: `merge.${driverName}.name`,
      value: driverTitle,
      isOurs: (value) => value === driverTitle,
    },
    { key: `merge.${driverName}.driver`, value: driver, isOurs: isShimCommand },
    { key: `diff.${driverName}.textconv`, value: textconv, isOurs: isShimCommand },
  ];
}

/** Byte by byte, so that a text in whatever encoding stays as it is. */
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Whether the file was changed. @throws SaveError, FileError */
async function changeAttributes(
  file: string,
  change: (text: string) => string | undefined,
): Promise<boolean> {
  const found = await readUpdatedFile(file, mostAttributesBytes);
  const [before, after] = [found && textOf(found), change(found ? textOf(found) : '')];
  if (after === undefined && before !== undefined) {
    await unlink(file);
    return true;
  }
  return updateFile(file, (now) => {
    const next = change(now ? textOf(now) : '');
    return next === undefined || next === (now ? textOf(now) : '') ? undefined : bytesOf(next);
  });
}

/** The attributes of this clone alone, which all its worktrees share. @throws GitError */
async function ownAttributesFile(there: GitPlace): Promise<string> {
  const found = await gitLine(there, ['rev-parse', '--git-path', ownAttributes]);
  if (found === undefined) throw new GitError(`git does not say where ${ownAttributes} is.`);
  return path.resolve(there.folder, found);
}

const changeWords: Readonly<Record<ConfigChange, string>> = {
  written: 'has in this clone',
  removed: 'no longer has',
  unchanged: 'is as it was for',
  'of-another': 'keeps what somebody else has put there:',
};

/** What became of the entries, and what to say of it: a detail for each kind of change. */
class ConfigChanges {
  private readonly keys = new Map<ConfigChange, string[]>();

  add(change: ConfigChange, { key }: ConfigEntry): void {
    this.keys.set(change, [...(this.keys.get(change) ?? []), key]);
  }

  has(change: ConfigChange): boolean {
    return this.keys.has(change);
  }

  get details(): readonly string[] {
    return [...this.keys].map(
      ([change, keys]) => `git's configuration ${changeWords[change]} ${keys.join(', ')}`,
    );
  }
}

/** Sets the repository around a folder up, once or again. @throws GitError, SaveError, FileError */
export async function setUp(place: GitPlace, shim: string): Promise<SetupReport> {
  const root = await worktreeOf(place);
  const there = { git: place.git, folder: root };
  const changes = new ConfigChanges();
  // The driver first: attributes that name none would only make git merge as text.
  for (const entry of entriesFor(shim)) changes.add(await putEntry(there, entry), entry);
  const isAdded = await changeAttributes(path.join(root, attributesFile), withAttributes);
  const own = await ownAttributesFile(there);
  await mkdir(path.dirname(own), { recursive: true });
  const isOwnAdded = await changeAttributes(own, withAttributes);
  const lines = attributeLines.slice(1).map((line) => `"${line}"`);
  const attributes = `${attributesFile} ${isAdded ? 'has' : 'had already'} ${lines.join(' and ')}; so has git's ${ownAttributes} of this clone`;
  const state = isAdded || isOwnAdded || changes.has('written') ? 'is now set up' : 'was set up already';
  const left = changes.has('of-another')
    ? 'Its configuration names another driver, which stays.'
    : isAdded
      ? `Commit ${attributesFile}; everyone else runs this once in their own clone.`
      : 'Label files are merged and compared label by label.';
  return {
    root,
    sentence: `${path.basename(root)} ${state} for label review. ${left}`,
    details: [attributes, ...changes.details],
  };
}

/** Takes away exactly what `setUp` wrote, by whichever shim. @throws GitError, SaveError, FileError */
export async function undoSetUp(place: GitPlace): Promise<SetupReport> {
  const root = await worktreeOf(place);
  const there = { git: place.git, folder: root };
  const isRemoved = await changeAttributes(path.join(root, attributesFile), withoutAttributes);
  const isOwnRemoved = await changeAttributes(await ownAttributesFile(there), withoutAttributes);
  const attributes = `${attributesFile} ${isRemoved ? 'no longer has the lines about label files' : 'had no lines of ours'}`;
  const changes = new ConfigChanges();
  for (const entry of entriesFor('')) changes.add(await removeEntry(there, entry), entry);
  const name = path.basename(root);
  const isShared = isOwnRemoved || changes.has('removed');
  const others = isShared ? await otherWorktrees(there) : 0;
  const shared =
    others === 0
      ? []
      : [
          `this holds for ${counted(others, 'other worktree')} of this repository, too, since all have one configuration; run setup again to have it back`,
        ];
  const sentence =
    isRemoved || isOwnRemoved || changes.has('removed')
      ? `Label review was removed from ${name}: git merges and shows its label files as text again.${isRemoved ? ` Commit ${attributesFile}.` : ''}`
      : `${name} was not set up for label review, so nothing was changed.`;
  return { root, sentence, details: [attributes, ...changes.details, ...shared] };
}
