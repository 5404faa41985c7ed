/** Keeps one document's unsaved records safe: in their journal at every change, and for the document of its new name. */
import type * as vscode from 'vscode';
import { runInSlices, type Steps } from '../../base/steps';
import type { RecordKind } from '../../records/kind';
import type { UnsavedEdit } from '../../records/open/unsavedRecords';
import type { RecordBase } from '../../records/schema/record';
import type { JournalOwner, LeftBehind } from './journalFiles';
import { inertSentence } from '../surface/inertText';
import { say } from '../surface/say';
import { leaveForNewName, leftBehind, UnsavedJournal } from './unsavedJournal';

/** What of a store is kept. */
interface UnsavedStore<One extends RecordBase<One>> {
  readonly kind: RecordKind<One>;
  /** What is unsaved at this moment. */
  unsavedEditSteps(): Steps<UnsavedEdit<One> | undefined>;
}

/** The unsaved work of one document. */
export class UnsavedWork<One extends RecordBase<One>> {
  private readonly owner: JournalOwner<One>;
  private readonly fragment: string;
  private readonly store: UnsavedStore<One>;
  private keeping: Promise<void> | undefined;
  private isStale = false;
  private readonly journal: UnsavedJournal<One>;

  /** @param uri the recording's, with whose file it is as its fragment @param folder where journals are kept */
  constructor(uri: vscode.Uri, folder: string, store: UnsavedStore<One>) {
    this.fragment = uri.fragment;
    this.owner = { folder, recording: uri.toString(), kind: store.kind };
    this.store = store;
    this.journal = new UnsavedJournal(this.owner, (error) => this.tellFailure(error));
  }

  /** Something has changed: what is unsaved now goes into the journal. */
  keep(): void {
    this.isStale = true;
    this.keeping ??= this.keepLatest()
      .catch((error: unknown) => this.tellFailure(error))
      .finally(() => {
        this.keeping = undefined;
      });
  }

  private async keepLatest(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      this.journal.keep(await runInSlices(this.store.unsavedEditSteps()));
    }
  }

  /** Resolves when what is unsaved is in the journal. */
  async kept(): Promise<void> {
    await this.keeping;
    await this.journal.flushed();
  }

  /** The recording is about to be renamed: leaves what is unsaved for the document that opens under the new name. */
  async leaveFor(newUri: vscode.Uri): Promise<void> {
    const unsaved = await runInSlices(this.store.unsavedEditSteps());
    if (unsaved) {
      await leaveForNewName(this.owner, newUri.with({ fragment: this.fragment }).toString(), unsaved);
    }
  }

  /** The document goes, and what is unsaved stays for the next one. */
  leave(): void {
    this.journal.leave();
  }

  /** The document is closed: what was unsaved is saved, or was given up. */
  async end(): Promise<void> {
    this.isStale = false;
    await this.keeping;
    await this.journal.end();
  }

  /** What earlier documents of this recording have left behind. */
  leftBehind(): Promise<readonly LeftBehind<One>[]> {
    return leftBehind(this.owner);
  }

  private tellFailure(error: unknown): void {
    const sentence = `Unsaved ${this.owner.kind.list} can't be kept safe against a crash: ${inertSentence(error)}`;
    void say.warn(`${sentence} Save often.`);
  }
}
