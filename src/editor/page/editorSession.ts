/**
 * One visible page: answers what it asks, tells it what has changed, and carries VS Code's commands to it.
 * Everything it knows it reads from the document; closing it loses nothing.
 */
import * as vscode from 'vscode';
import type { HostMethods, PageEvent, ViewCommand } from '../../protocol/page';
import { isWireMessage, RpcServer, type Handlers } from '../../protocol/rpc';
import { decide, takeAgreed } from '../readings/adjudicate';
import { cancelOpening } from '../recording/cancelledOpening';
import { runPageCommand } from './pageCommands';
import type { PageComparison } from '../comparing/pageComparison';
import { copyLabel } from '../labelling/copyLabel';
import { done } from './done';
import type { DetectionRunner } from '../labelling/detectionRunner';
import type { EmgDocument } from '../document/emgDocument';
import type { LabelHistory } from '../git/history';
import { spanSeconds } from '../../labels/time';
import { labelWithId } from '../labelling/labelIntents';
import * as actions from '../labelling/labelActions';
import { PageFeed } from './pageFeed';
import { pageHtml, pageResourceRoots } from './pageHtml';
import { displaySettings, onDidChangeSettings } from '../basics/settings';
import { signalAnswers } from './signalAnswers';
import { RecordError } from '../../records/recordError';
import { checked } from './validate';
import { withSides } from '../document/versionSides';

/** Where a page finds what it needs beside its document. */
interface SessionPlaces {
  readonly extensionUri: vscode.Uri;
  /** As links name it. */
  readonly extensionId: string;
  readonly history: LabelHistory;
}

/** Where a page is to go: to a label, or to a moment. */
interface Destination {
  readonly id?: string;
  readonly seconds?: number;
  readonly endSeconds?: number;
}

/** A page and its document. */
export class EditorSession {
  readonly document: EmgDocument;
  readonly panel: vscode.WebviewPanel;
  readonly detection: DetectionRunner;
  private readonly history: LabelHistory;
  private readonly extensionId: string;
  /** Whether the page listens. */
  private isUp = false;
  private wanted: Extract<PageEvent, { name: 'goTo' }>['value'] | undefined;
  private readonly disposables: { dispose(): unknown }[] = [];
  private readonly keyboardChanged = new vscode.EventEmitter<void>();
  private readonly feed: PageFeed;
  private focus: HostMethods['keyboardFocus']['params'] = { traces: false, units: false, turn: 0 };

  /** The traces have got or lost the keyboard. */
  readonly onDidChangeKeyboard = this.keyboardChanged.event;

  constructor(
    document: EmgDocument,
    panel: vscode.WebviewPanel,
    detection: DetectionRunner,
    { extensionUri, extensionId, history }: SessionPlaces,
  ) {
    this.document = document;
    this.panel = panel;
    this.detection = detection;
    this.history = history;
    this.extensionId = extensionId;
    const { webview } = panel;
    const load = (): void => {
      webview.html = pageHtml(webview, extensionUri);
      void this.feed.sendAhead();
    };
    this.feed = new PageFeed(document, (event) => this.tell(event), load);
    const server = new RpcServer<HostMethods>(
      { post: (message) => void webview.postMessage(message) },
      this.handlers(),
    );
    this.disposables.push(
      webview.onDidReceiveMessage((message: unknown) => {
        if (isWireMessage(message)) server.receive(message);
      }),
      // Of two pages of one document, only the one that someone is at moves.
      document.onDidChangeLabels((why) => this.feed.documentChanged(why === 'step' && panel.active)),
      document.notices.onDidChange(() => this.feed.statusChanged()),
      document.study.onDidChange(() => {
        this.feed.studyChanged();
        this.keyboardChanged.fire();
      }),
      detection.onDidProgress((fraction) => this.tell({ name: 'detection', value: fraction })),
      // By a commit, a line was last changed by another one.
      document.git.follow(document.sidecar, () => this.tell({ name: 'history', value: null })),
      onDidChangeSettings(() => this.tell({ name: 'settings', value: displaySettings() })),
      panel.onDidChangeViewState(() => {
        // A page that is hidden is gone before it could say that it has lost the keyboard, and hears of nothing any more.
        if (!panel.visible) {
          this.isUp = false;
          this.keyboardIs({ traces: false, units: false, turn: this.focus.turn });
        }
        if (panel.active) void document.guard.look();
      }),
      this.keyboardChanged,
      { dispose: () => server.close() },
      { dispose: () => this.comparison.dispose() },
    );
    webview.options = { enableScripts: true, localResourceRoots: pageResourceRoots(extensionUri) };
    load();
  }

  /** The turn in which the page's traces got the keyboard; undefined while they don't have it. */
  get keyboardTurn(): number | undefined {
    return this.focus.traces ? this.focus.turn : undefined;
  }

  /** Whether a panel of motor units has the keyboard of the page. */
  get isAtUnits(): boolean {
    return this.focus.traces && this.focus.units;
  }

  /** VS Code knows what the page told of its keyboard with this turn. */
  keysArrive(turn: number): void {
    this.tell({ name: 'keys', value: turn });
  }

  /** Comparing has begun or ended. */
  get onDidChangeComparison(): vscode.Event<void> {
    return this.feed.onDidChangeComparison;
  }

  /** What the page compares its labels with. */
  get comparison(): PageComparison {
    return this.feed.comparison;
  }

  /**
   * Shows a label, or a moment and what follows up to another, as soon as the page is there.
   * @throws RecordError where the label is gone
   */
  goTo({ id, seconds = 0, endSeconds = seconds }: Destination): void {
    const { labels } = this.document;
    const span = id === undefined ? undefined : spanSeconds(labelWithId(labels, id), labels.header);
    this.wanted = {
      startSeconds: span?.onsetSeconds ?? seconds,
      endSeconds: span?.endSeconds ?? endSeconds,
      ...(id === undefined ? {} : { id }),
    };
    this.goWhereWanted();
  }

  private goWhereWanted(): void {
    if (!this.isUp || !this.wanted) return;
    this.tell({ name: 'goTo', value: this.wanted });
    this.wanted = undefined;
  }

  /** Labels what is selected with the label that the study gives a key. */
  labelByKey(key: unknown): void {
    const label = this.document.study.labels.labelWithKey(key);
    if (label !== undefined) this.applyLabel(label);
  }

  /** Labels what is selected with one of the labels that ship. @throws RecordError where the study's set is without it */
  applyShippedLabel(label: string): void {
    const { labels } = this.document.study;
    if (labels.isOutside(label)) {
      const { displayName } = labels.describe(label);
      throw new RecordError(
        `“${displayName}” is not among the study's labels (.emg/study.json); “EMG: Choose a Label…” offers those that are.`,
      );
    }
    this.applyLabel(label);
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
    return this.feed.warnings();
  }

  /** The panel is already gone then: it must not be asked for anything. */
  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private keyboardIs(focus: HostMethods['keyboardFocus']['params']): void {
    this.focus = focus;
    this.keyboardChanged.fire();
  }

  private tell(event: PageEvent): void {
    void this.panel.webview.postMessage({ kind: 'event', ...event });
  }

  private handlers(): Handlers<HostMethods> {
    const { document } = this;
    const channelNames = (): readonly string[] => this.feed.recording().channels.map(({ name }) => name);
    return {
      open: (_params, { report }) => {
        this.isUp = false;
        return this.feed.open(report);
      },
      copyLabel: done((params) => copyLabel(document, checked.copyLabel(params), this.extensionId)),
      cancelOpening: done(() => cancelOpening(document)),
      ping: () => null,
      labels: () => this.feed.nextLabels(),
      details: (params) => {
        const { id } = checked.details(params);
        return withSides(document, id, this.feed.details(id));
      },
      history: (params) => this.history.of(document.sidecar, checked.history(params).id),
      changes: () => this.comparison.next(),
      endComparison: done(() => this.comparison.end()),
      ...signalAnswers(document, () => channelNames().length),
      annotations: async (_params, { signal, report }) => {
        // The first thing that a page asks once it stands.
        this.isUp = true;
        this.goWhereWanted();
        const annotations = await document.connection.annotations({ signal, report });
        this.feed.statusChanged();
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
      keepVersions: done((params) => actions.keepVersions(document, checked.keepVersions(params))),
      resolveConflict: done((params) => actions.resolveConflict(document, checked.resolveConflict(params))),
      decide: done((params) => {
        const { key, take } = checked.decide(params);
        return decide(document, key, take);
      }),
      decideSpan: done((params) => {
        const names = channelNames();
        const { key, channels, ...span } = checked.decideSpan(params, names.length);
        return decide(document, key, { ...span, channels: channels.flatMap((index) => names[index] ?? []) });
      }),
      takeAgreed: done(() => takeAgreed(document)),
      noticeAction: done((params) => {
        const { id, action } = checked.noticeAction(params);
        return document.notices.act(id, action);
      }),
      runCommand: done((params) => runPageCommand(this, checked.runCommand(params).command)),
      keyboardFocus: done((params) => this.keyboardIs(checked.keyboardFocus(params))),
    };
  }
}
