/**
 * Unsaved records on disk within milliseconds of an edit: VS Code's own backup waits a second, and a window that is
 * reloaded or dies in that second would lose them. One journal for each open document, in VS Code's storage for the
 * workspace (windows without a folder share one); what a document that ended without a word has left behind is taken up when its recording opens again.
 *
 * A journal is two files: the sidecar's text that the edits stand on, written once, and one edit that leads from it
 * to the unsaved records, written anew after each change, so that its price is that of what is unsaved.
 */
import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { sha256Hex } from '../base/hash';
import { runInSlices } from '../base/steps';
import type { RecordEdit } from '../records/edits';
import type { RecordKind } from '../records/kind';
import { entryBytesSteps, entryInSteps, type JournalEntry } from '../records/open/unsavedBytes';
import type { UnsavedEdit } from '../records/open/unsavedRecords';
import type { RecordBase } from '../records/schema/record';

/** Whose work a journal keeps. */
export interface JournalOwner<One extends RecordBase<One>> {
  /** Where journals are kept; made when it is needed. */
  readonly folder: string;
  /** The recording's address. */
  readonly recording: string;
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

/** Journals of documents that are open in this process: their work is not left behind. */
const inUse = new Set<string>();

function keyOf(recording: string): string {
  return sha256Hex([recording], 32);
}

/** Where the files of a new journal stand, without their endings. */
function newStem(folder: string, recording: string): string {
  return path.join(folder, `${keyOf(recording)}.${randomBytes(6).toString('hex')}`);
}

/** Keeps one document's unsaved work. Writes happen one after the other, and only the latest state of the work. */
export class UnsavedJournal<One extends RecordBase<One>> {
  private readonly owner: JournalOwner<One>;
  private readonly onFailure: (error: unknown) => void;
  private readonly stem: string;
  private writtenBase: Uint8Array | null | undefined;
  private wanted: UnsavedEdit<One> | undefined;
  private isWritten = false;
  private writing: Promise<void> | undefined;
  private hasFailed = false;
  private isLeft = false;

  /** @param onFailure told once when the journal can't be written */
  constructor(owner: JournalOwner<One>, onFailure: (error: unknown) => void) {
    this.owner = owner;
    this.onFailure = onFailure;
    this.stem = newStem(owner.folder, owner.recording);
    inUse.add(path.basename(this.stem));
  }

  /** Keeps this as what is unsaved; undefined when nothing is. */
  keep(unsaved: UnsavedEdit<One> | undefined): void {
    this.wanted = unsaved;
    if (unsaved === undefined && !this.isWritten && !this.writing) return;
    this.writing ??= this.write().finally(() => {
      this.writing = undefined;
    });
  }

  /** Resolves when all that was given to `keep` is on disk. */
  async flushed(): Promise<void> {
    await this.writing;
  }

  /** The document goes, its unsaved work stays: it counts as left behind. */
  leave(): void {
    inUse.delete(path.basename(this.stem));
    this.isLeft = true;
  }

  /** The document is closed: what was unsaved is saved or was given up. */
  async end(): Promise<void> {
    if (this.isLeft) return;
    this.keep(undefined);
    await this.flushed();
    inUse.delete(path.basename(this.stem));
  }

  private async write(): Promise<void> {
    // The event loop's turn that made the edit may make more of them; one write takes them all.
    await Promise.resolve();
    let done: UnsavedEdit<One> | undefined | 'nothing yet' = 'nothing yet';
    while (done !== this.wanted) {
      done = this.wanted;
      try {
        if (done === undefined) await this.remove();
        else await this.put(done);
      } catch (error) {
        await this.fail(error);
        return;
      }
    }
  }

  private async put({ baseText, edit }: UnsavedEdit<One>): Promise<void> {
    const { folder, recording, kind } = this.owner;
    await mkdir(folder, { recursive: true });
    this.isWritten = true;
    if (this.writtenBase !== baseText || !(await this.hasBase())) {
      // An edit never stands beside a base that is not its own.
      await rm(`${this.stem}.edit.json`, { force: true });
      if (baseText !== null) await writeFile(`${this.stem}.base`, baseText);
      this.writtenBase = baseText;
    }
    const { format } = kind;
    await putEdit(this.stem, { format, recording, hasBase: baseText !== null, edit });
  }

  /**
   * False where another window has taken the journal up and tidied it: that a process lives does not say that its
   * window does, so every journal of another process is taken for left behind.
   */
  private async hasBase(): Promise<boolean> {
    if (this.writtenBase === null) return true;
    return access(`${this.stem}.base`).then(
      () => true,
      () => false,
    );
  }

  private async remove(): Promise<void> {
    this.writtenBase = undefined;
    await removeJournal(this.stem);
    this.isWritten = false;
  }

  /** An old state must not be taken for the latest one later, so a journal that can't be written goes. */
  private async fail(error: unknown): Promise<void> {
    await this.remove().catch(() => undefined);
    if (this.hasFailed) return;
    this.hasFailed = true;
    this.onFailure(error);
  }
}

async function putEdit(stem: string, entry: JournalEntry): Promise<void> {
  await writeFile(`${stem}.edit.tmp`, await runInSlices(entryBytesSteps(entry)));
  await rename(`${stem}.edit.tmp`, `${stem}.edit.json`);
}

async function removeJournal(stem: string): Promise<void> {
  for (const ending of ['edit.json', 'edit.tmp', 'base']) await rm(`${stem}.${ending}`, { force: true });
}

/** Leaves work for the document that is to open under a recording's new address. */
export async function leaveForNewName<One extends RecordBase<One>>(
  { folder, recording: renamedFrom, kind: { format } }: JournalOwner<One>,
  newRecording: string,
  { baseText, edit }: UnsavedEdit<One>,
): Promise<void> {
  const stem = newStem(folder, newRecording);
  await mkdir(folder, { recursive: true });
  if (baseText !== null) await writeFile(`${stem}.base`, baseText);
  await putEdit(stem, { format, recording: newRecording, renamedFrom, hasBase: baseText !== null, edit });
}

/** What documents of this recording have left behind of this kind; a journal that can't be read is none. */
export async function leftBehind<One extends RecordBase<One>>(
  owner: JournalOwner<One>,
): Promise<readonly LeftBehind<One>[]> {
  const { folder, recording } = owner;
  const key = keyOf(recording);
  const names = await readdir(folder).catch(() => []);
  const stems = names
    .filter((name) => name.startsWith(`${key}.`) && name.endsWith('.edit.json'))
    .map((name) => name.slice(0, -'.edit.json'.length))
    .filter((stem) => !inUse.has(stem));
  const found = await Promise.all(stems.map((stem) => readJournal(path.join(folder, stem), owner)));
  return found.flatMap((one) => one ?? []);
}

async function readJournal<One extends RecordBase<One>>(
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
