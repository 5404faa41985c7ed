/** Runs the engine over one document's recording, one run at a time, with progress and cancel. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { requireSameChannels } from '../labels/newDocument';
import { proposalsFrom, replaceProposals } from '../labels/proposals';
import type { EmgDocument } from './emgDocument';

/** Detection for one document. */
export class DetectionRunner implements vscode.Disposable {
  private readonly document: EmgDocument;
  private running: AbortController | undefined;
  private readonly progressed = new vscode.EventEmitter<number | null>();

  /** A fraction from 0 to 1 while a run is under way, null when it is over. */
  readonly onDidProgress = this.progressed.event;

  constructor(document: EmgDocument) {
    this.document = document;
  }

  /** Detects, and puts what is proposed into the labels as one edit. A second call while one runs does nothing. */
  async run(): Promise<void> {
    if (this.running) return;
    const abort = new AbortController();
    this.running = abort;
    this.progressed.fire(0);
    try {
      const title = `Detecting events in ${path.posix.basename(this.document.uri.path)}`;
      await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
        this.detect(abort.signal),
      );
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      this.running = undefined;
      this.progressed.fire(null);
    }
  }

  /** Stops a run; its thread ends at once and nothing is proposed. */
  cancel(): void {
    this.running?.abort(new DOMException('Detection was cancelled.', 'AbortError'));
  }

  dispose(): void {
    this.cancel();
    this.progressed.dispose();
  }

  private async detect(signal: AbortSignal): Promise<void> {
    const report = (fraction: number): void => this.progressed.fire(fraction);
    const result = await this.document.connection.callApart('detect', null, { signal, report });
    const { labels, connection } = this.document;
    if (connection.state.kind === 'open') requireSameChannels(labels.header, connection.state.summary);
    const edit = replaceProposals(labels, proposalsFrom(result, labels.header), result.engine.name);
    const changes = edit.kind === 'batch' ? edit.edits.length : 1;
    if (changes === 0) void vscode.window.setStatusBarMessage('Detection proposes nothing new.', 5000);
    else this.document.edit(edit, 'Detect events');
  }
}
