/** The files of journals: how they are called, written, read and removed. `unsavedJournal.ts` says what a journal is. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { sha256Hex } from '../../base/hash';
import { runInSlices } from '../../base/steps';
import type { RecordEdit } from '../../records/edits';
import type { RecordKind } from '../../records/kind';
import { entryBytesSteps, entryInSteps, type JournalEntry } from '../../records/open/unsavedBytes';
import type { UnsavedEdit } from '../../records/open/unsavedRecords';
import type { RecordBase } from '../../records/schema/record';

/** Where a recording's journals are. */
export interface JournalPlace {
  /** Where journals are kept; made when it is needed. */
  readonly folder: string;
  /** The recording's address. */
  readonly recording: string;
}

/** Whose work a journal keeps. */
export interface JournalOwner<One extends RecordBase<One>> extends JournalPlace {
  /** What its records are: a recording has a journal for each kind that has unsaved ones. */
  readonly kind: RecordKind<One>;
}

/** Work that a document left behind, and how to forget it once it is safe elsewhere. */
export interface LeftBehind<One> {
  readonly unsaved: UnsavedEdit<One>;
  /** The recording's address before it was renamed, where the work was left for its new name. */
  readonly renamedFrom?: string;
  forget(): Promise<void>;
}

function keyOf(recording: string): string {
  return sha256Hex([recording], 32);
}

/** Where the files of a new journal stand, without their endings. */
export function newStem(folder: string, recording: string): string {
  return path.join(folder, `${keyOf(recording)}.${randomBytes(6).toString('hex')}`);
}

/** Where the files of a recording's journals stand, without their endings; half-written ones are none. */
export async function stemsOf({ folder, recording }: JournalPlace): Promise<readonly string[]> {
  const key = keyOf(recording);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.startsWith(`${key}.`) && name.endsWith('.edit.json'))
    .map((name) => path.join(folder, name.slice(0, -'.edit.json'.length)));
}

/** Writes the edit of a journal, whole or not at all. */
export async function putEdit(stem: string, entry: JournalEntry): Promise<void> {
  await writeFile(`${stem}.edit.tmp`, await runInSlices(entryBytesSteps(entry)));
  await rename(`${stem}.edit.tmp`, `${stem}.edit.json`);
}

/** Removes a journal, however much of it is there. */
export async function removeJournal(stem: string): Promise<void> {
  for (const ending of ['edit.json', 'edit.tmp', 'base']) await rm(`${stem}.${ending}`, { force: true });
}

/** What a journal holds; undefined where it can't be read, or is of another recording or kind. */
export async function readJournal<One extends RecordBase<One>>(
  stem: string,
  { recording, kind }: JournalOwner<One>,
): Promise<LeftBehind<One> | undefined> {
  try {
    const entry = await runInSlices(entryInSteps(await readFile(`${stem}.edit.json`)));
    if (entry?.recording !== recording || entry.format !== kind.format) return undefined;
    const baseText = entry.hasBase ? await readFile(`${stem}.base`) : null;
    return {
      // Our own file, of this kind; the edit is checked when it is made.
      unsaved: { baseText, edit: entry.edit as RecordEdit<One> },
      ...(entry.renamedFrom === undefined ? {} : { renamedFrom: entry.renamedFrom }),
      forget: () => removeJournal(stem),
    };
  } catch {
    return undefined; // cut off while it was written: VS Code's backup is what there is
  }
}
