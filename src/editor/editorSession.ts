/**
 * One visible page: answers what it asks, tells it what has changed, and carries VS Code's commands to it.
 * Everything it knows it reads from the document; closing it loses nothing.
 */
import * as vscode from 'vscode';
import { runPageCommand } from './pageCommands';
import {
  absentRecordingView,
  labelChoices,
  labelViews,
  mismatchWarnings,
  recordingView,
} from './documentView';
import type { DetectionRunner } from './detectionRunner';
import type { EmgDocument } from './emgDocument';
import * as actions from './labelActions';
import { pageHtml, pageResourceRoots } from './pageHtml';
import { askSamplingRate } from './samplingRate';
import { displaySettings, onDidChangeSettings, overviewBytes } from './settings';
import { statusChange } from './statusFeed';
import { checked } from './validate';
import type {
  HostMethods,
  PageEvent,
  PageState,
  PageStatus,
  RecordingView,
  ViewCommand,
} from '../protocol/page';
import { isWireMessage, RemoteError, RpcServer, type Handlers } from '../protocol/rpc';

/** A page and its document. */
export class EditorSession {
  readonly document: EmgDocument;
  readonly panel: vscode.WebviewPanel;
  readonly detection: DetectionRunner;
  private readonly disposables: { dispose(): unknown }[] = [];
  private readonly focusChanged = new vscode.EventEmitter<void>();
  private readonly extensionUri: vscode.Uri;
  private hasFocus = false;
  /** What the page knows; undefined until it has been opened. */
  private told: { status: PageStatus; readonly content: unknown } | undefined;

  /** The traces have got or lost the keyboard, or the editor has become active or inactive. */
  readonly onDidChangeFocus = this.focusChanged.event;

  constructor(
    document: EmgDocument,
    panel: vscode.WebviewPanel,
    detection: DetectionRunner,
    extensionUri: vscode.Uri,
  ) {
    this.document = document;
    this.panel = panel;
    this.detection = detection;
    this.extensionUri = extensionUri;
    const { webview } = panel;
    const server = new RpcServer<HostMethods>(
      { post: (message) => void webview.postMessage(message) },
      this.handlers(),
    );
    this.disposables.push(
      webview.onDidReceiveMessage((message: unknown) => {
        if (isWireMessage(message)) server.receive(message);
      }),
      document.onDidChangeLabels(() => this.tellChanges()),
      document.notices.onDidChange(() => this.tellStatus()),
      detection.onDidProgress((fraction) => this.tell({ name: 'detection', value: fraction })),
      onDidChangeSettings(() => this.tell({ name: 'settings', value: displaySettings() })),
      panel.onDidChangeViewState(() => {
        this.focusChanged.fire();
        if (panel.active) void document.guard.look();
      }),
      this.focusChanged,
      { dispose: () => server.close() },
    );
    webview.options = { enableScripts: true, localResourceRoots: pageResourceRoots(extensionUri) };
    this.load();
  }

  /** Whether the page's traces have the keyboard, as far as the page knows. */
  get tracesFocused(): boolean {
    return this.hasFocus;
  }

  /** Carries a view command to the page. */
  view(command: ViewCommand): void {
    this.tell({ name: 'view', value: command });
  }

  /** Labels what is selected in the page. */
  applyLabel(label: string): void {
    this.tell({ name: 'applyLabel', value: label });
  }

  /** Whatever is odd about the recording and its labels, one sentence each. */
  warnings(): readonly string[] {
    const { state } = this.document.connection;
    if (state.kind === 'opening') return [];
    if (state.kind === 'failed') return [state.failure.sentence];
    return [...state.summary.warnings, ...mismatchWarnings(state.summary, this.document.labels.header)];
  }

  /** The panel is already gone then: it must not be asked for anything. */
  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private tell(event: PageEvent): void {
    void this.panel.webview.postMessage({ kind: 'event', ...event });
  }

  /** Loads the page, or loads it anew: it comes back where it was left. */
  private load(): void {
    const { webview } = this.panel;
    this.told = undefined;
    webview.html = pageHtml(webview, this.extensionUri);
  }

  private tellChanges(): void {
    if (!this.told) return;
    // Another signal: nothing that the page keeps of the old one holds.
    if (this.told.content !== this.content) this.load();
    else {
      this.tellStatus();
      this.tell({ name: 'labels', value: labelViews(this.document.labels, this.recording()) });
    }
  }

  private tellStatus(): void {
    if (!this.told) return;
    const now = this.status();
    const change = statusChange(this.told.status, now);
    this.told.status = now;
    if (change) this.tell({ name: 'page', value: change });
  }

  /** What the traces come from; undefined while the recording is not open. */
  private get content(): unknown {
    const { state } = this.document.connection;
    return state.kind === 'open' ? state.content : undefined;
  }

  private recording(): RecordingView {
    const { state } = this.document.connection;
    return state.kind === 'open'
      ? recordingView(state.summary, overviewBytes())
      : absentRecordingView(this.document.labels.header);
  }

  private status(): PageStatus {
    const { document } = this;
    return {
      recording: { ...this.recording(), warnings: this.warnings() },
      choices: labelChoices(document.labels),
      readOnlyReason: document.readOnlyReason ?? null,
      notices: document.notices.views,
    };
  }

  /** The page's first question. A recording that could not be opened is tried again: the cause may be gone. */
  private async open(report: (fraction: number) => void): Promise<PageState> {
    const { document } = this;
    this.told = undefined;
    const progress = document.connection.onDidProgress(report);
    try {
      if (document.connection.state.kind === 'failed') await document.openRecording();
      else await document.whenOpened();
    } finally {
      progress.dispose();
    }
    let { state } = document.connection;
    if (state.kind === 'failed' && state.failure.problem === 'needs-sampling-rate') {
      const samplingRate = await askSamplingRate(document.uri);
      if (samplingRate !== undefined) await document.openRecording(samplingRate);
      ({ state } = document.connection);
    }
    if (state.kind === 'failed' && document.labels.header.channels.length === 0) {
      throw new RemoteError(state.failure);
    }
    const status = this.status();
    const { recording } = status;
    if (recording.channels.length === 0) {
      const sentence = `${recording.name} (${recording.format}) holds no signal to show or label, only annotations; "emg-labels info" lists them.`;
      throw new RemoteError({ sentence });
    }
    this.told = { status, content: this.content };
    return { ...status, labels: labelViews(document.labels, recording), settings: displaySettings() };
  }

  private handlers(): Handlers<HostMethods> {
    const { document } = this;
    const channelNames = (): readonly string[] => this.recording().channels.map((channel) => channel.name);
    return {
      open: (_params, { report }) => this.open(report),
      cancelOpening: done(() => document.connection.cancelOpening()),
      traces: (params, { signal }) => {
        const request = checked.traces(params, channelNames().length);
        return document.guard.reading(() => document.connection.call('traces', request, { signal }));
      },
      annotations: async (_params, { signal, report }) => {
        const annotations = await document.connection.annotations({ signal, report });
        this.tellStatus();
        return annotations;
      },
      addLabel: (params) => {
        const names = channelNames();
        const { channels, ...intent } = checked.addLabel(params, names.length);
        return actions.addLabel(document, {
          ...intent,
          channels: channels.flatMap((index) => names[index] ?? []),
        });
      },
      changeSpan: done((params) => actions.changeSpan(document, checked.changeSpan(params))),
      changeLabel: done((params) => actions.changeLabel(document, checked.changeLabel(params))),
      changeNote: done((params) => actions.changeNote(document, checked.changeNote(params))),
      changeStatus: done((params) => actions.changeStatus(document, checked.changeStatus(params))),
      removeLabel: done((params) => actions.removeLabel(document, checked.removeLabel(params).id)),
      noticeAction: done((params) => {
        const { id, action } = checked.noticeAction(params);
        return document.notices.act(id, action);
      }),
      runCommand: done((params) => runPageCommand(this, checked.runCommand(params).command)),
      keyboardFocus: done((params) => {
        this.hasFocus = checked.keyboardFocus(params).traces;
        this.focusChanged.fire();
      }),
    };
  }
}

/** A handler that has nothing to answer but that it is done. */
function done(run: (params: unknown) => void | Promise<void>): (params: unknown) => Promise<null> {
  return async (params) => {
    await run(params);
    return null;
  };
}
