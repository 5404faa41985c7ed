/** The page with the table of all recordings: one for the window, told what changes. */
import * as vscode from 'vscode';
import { summaryOf } from '../overview/words';
import type { TableEvent, TableMethods } from '../protocol/recordings/tableMethods';
import type { RecordingView } from '../protocol/recordings/recordingView';
import { isWireMessage, RpcServer } from '../protocol/rpc';
import { pageHtml, pageResourceRoots } from '../editor/page/pageHtml';
import { openPanel } from '../editor/surface/panel';
import { inertSentence } from '../editor/surface/inertText';
import { openListed } from './recordingCommands';
import type { ListedRecording, Recordings } from './recordings';

/** Changes are told some at a time. */
const tellMilliseconds = 200;
/** Rows in one message: more would hold up the page at once. */
const rowsAtOnce = 2000;
/** Rows that a page begins with: more than it shows, and few enough to be there at once. */
const firstRows = 200;

function viewOf(row: ListedRecording): RecordingView {
  const { id, folder, name, toReview, accepted, rejected, conflicts, disagreements } = row;
  const { reviewers, changedMilliseconds, problems } = row;
  const counts = { toReview, accepted, rejected, conflicts, disagreements };
  return { id, folder, name, ...counts, reviewers, changedMilliseconds, problems, summary: summaryOf(row) };
}

export class RecordingTable implements vscode.Disposable {
  private readonly extensionUri: vscode.Uri;
  private readonly recordings: Recordings;
  private readonly listening: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  private isListening = false;
  /** Addresses of what has changed since the page was last told. */
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extensionUri: vscode.Uri, recordings: Recordings) {
    this.extensionUri = extensionUri;
    this.recordings = recordings;
    this.listening = recordings.onDidChange((uris) => {
      if (!this.isListening) return;
      for (const uri of uris) this.changed.add(uri.toString());
      this.tellSoon();
    });
  }

  /** Shows the table, which is opened where it is not there. */
  show(): void {
    this.recordings.begin();
    if (this.panel) this.panel.reveal();
    else this.open();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
    this.panel?.dispose();
  }

  private open(): void {
    const localResourceRoots = pageResourceRoots(this.extensionUri);
    const panel = openPanel('emg.recordingTable', 'EMG Recordings', {
      enableScripts: true,
      localResourceRoots,
    });
    const post = (message: unknown): void => void panel.webview.postMessage(message);
    const server = new RpcServer<TableMethods>(
      { post },
      {
        ready: () => {
          this.isListening = true;
          this.tellAll();
          return null;
        },
        openRecording: async (id) => {
          await openListed(this.recordings, id);
          return null;
        },
      },
      (error) => ({ sentence: inertSentence(error) }),
    );
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isWireMessage(message)) server.receive(message);
    });
    panel.onDidDispose(() => {
      server.close();
      this.isListening = false;
      this.panel = undefined;
    });
    this.panel = panel;
    panel.webview.html = pageHtml(panel.webview, this.extensionUri, 'recordings');
  }

  /** The first rows at once; the others are told as if they had changed. */
  private tellAll(): void {
    const { all } = this.recordings;
    this.changed.clear();
    for (const { id } of all.slice(firstRows)) this.changed.add(id);
    const rows = all.slice(0, firstRows).map(viewOf);
    this.tell({ kind: 'event', name: 'rows', value: { isAnew: true, rows, gone: [] } });
    this.tellState();
    if (this.changed.size > 0) this.tellSoon();
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tellChanges(), tellMilliseconds);
  }

  private tellChanges(): void {
    this.timer = undefined;
    const ids = [...this.changed].slice(0, rowsAtOnce);
    for (const id of ids) this.changed.delete(id);
    const found = ids.map((id) => ({ id, row: this.recordings.at(vscode.Uri.parse(id)) }));
    const rows = found.flatMap(({ row }) => (row ? [viewOf(row)] : []));
    if (ids.length > 0) {
      this.tellRows(
        rows,
        found.filter(({ row }) => !row).map(({ id }) => id),
      );
    }
    this.tellState();
    if (this.changed.size > 0) this.tellSoon();
  }

  private tellRows(rows: readonly RecordingView[], gone: readonly string[]): void {
    this.tell({ kind: 'event', name: 'rows', value: { isAnew: false, rows, gone } });
  }

  private tellState(): void {
    const { isReading, warning } = this.recordings;
    const isTelling = this.changed.size > 0;
    this.tell({ kind: 'event', name: 'state', value: { isReading: isReading || isTelling, warning } });
  }

  private tell(event: TableEvent): void {
    void this.panel?.webview.postMessage(event);
  }
}
