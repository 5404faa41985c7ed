/**
 * Unsaved records on disk within milliseconds of an edit: VS Code's own backup waits a second, and a window that is
 * reloaded or dies in that second would lose them. One journal for each open document, in VS Code's storage for the
 * workspace (windows without a folder share one); what a document that ended without a word has left behind is taken up when its recording opens again.
 *
 * A journal is two files: the sidecar's text that the edits stand on, written once, and one edit that leads from it
 * to the unsaved records, written anew after each change, so that its price is that of what is unsaved.
 */
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { UnsavedEdit } from '../../records/open/unsavedRecords';
import type { RecordBase } from '../../records/schema/record';
import {
  newStem,
  putEdit,
  readJournal,
  removeJournal,
  stemsOf,
  type JournalOwner,
  type LeftBehind,
} from './journalFiles';

/** Journals of documents that are open in this process: their work is not left behind. */
const inUse = new Set<string>();

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
  const stems = (await stemsOf(owner)).filter((stem) => !inUse.has(path.basename(stem)));
  const found = await Promise.all(stems.map((stem) => readJournal(stem, owner)));
  return found.flatMap((one) => one ?? []);
}
