/** Keeps one document's unsaved labels safe: in its journal at every change, and for the document of its new name. */
import type * as vscode from 'vscode';
import { runInSlices, type Steps } from '../base/steps';
import type { UnsavedEdit } from './unsavedLabels';
import { inertSentence } from './surface/inertText';
import { say } from './surface/say';
import { leaveForNewName, UnsavedJournal } from './unsavedJournal';

/** The unsaved work of one document. */
export class UnsavedWork {
  private readonly uri: vscode.Uri;
  private readonly folder: string;
  private readonly now: () => Steps<UnsavedEdit | undefined>;
  private keeping: Promise<void> | undefined;
  private isStale = false;
  private readonly journal: UnsavedJournal;

  /**
   * @param folder where journals are kept
   * @param now gives what is unsaved at this moment
   */
  constructor(uri: vscode.Uri, folder: string, now: () => Steps<UnsavedEdit | undefined>) {
    this.uri = uri;
    this.folder = folder;
    this.now = now;
    this.journal = new UnsavedJournal(folder, uri.toString(), tellFailure);
  }

  /** Something has changed: what is unsaved now goes into the journal. */
  keep(): void {
    this.isStale = true;
    this.keeping ??= this.keepLatest()
      .catch(tellFailure)
      .finally(() => {
        this.keeping = undefined;
      });
  }

  private async keepLatest(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      this.journal.keep(await runInSlices(this.now()));
    }
  }

  /** Resolves when what is unsaved is in the journal. */
  async kept(): Promise<void> {
    await this.keeping;
    await this.journal.flushed();
  }

  /** The recording is about to be renamed: leaves what is unsaved for the document that opens under the new name. */
  async leaveFor(newUri: vscode.Uri): Promise<void> {
    const unsaved = await runInSlices(this.now());
    const names = { from: this.uri.toString(), to: newUri.toString() };
    if (unsaved) await leaveForNewName(this.folder, names, unsaved);
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
}

function tellFailure(error: unknown): void {
  void say.warn(`Unsaved labels can't be kept safe against a crash: ${inertSentence(error)} Save often.`);
}
