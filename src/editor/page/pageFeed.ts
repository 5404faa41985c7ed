/**
 * What one page is shown of its document: all of it when it opens, and from then on whatever is no longer as it was
 * told. Nothing is frozen at open.
 */
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { openingCancelled } from '../../protocol/page';
import { RemoteError } from '../../protocol/rpc';
import type {
  LabelDetails,
  LabelsChange,
  PageEvent,
  PageState,
  PageStatus,
  RecordingView,
} from '../../protocol/page';
import { absentRecordingView, labelPlaces, mismatchWarnings, recordingView } from '../views/documentView';
import { adjudicationOf } from '../readings/adjudicate';
import { wasOpeningCancelled } from '../recording/cancelledOpening';
import { PageComparison } from '../comparing/pageComparison';
import type { EmgDocument } from '../document/emgDocument';
import { labelDetails } from '../views/labelDetails';
import { LabelFeed } from '../views/labelFeed';
import { labelWithId } from '../labelling/labelIntents';
import { readingSentence } from '../blind/readingWords';
import { askSamplingRate, giveSamplingRate } from '../recording/samplingRate';
import { displaySettings, overviewBytes } from '../basics/settings';
import { statusChange } from '../views/statusFeed';
import type { StudyLabels } from '../study/studyLabels';
import { inertSentence } from '../surface/inertText';
import { say } from '../surface/say';
import { UnitFeed } from '../views/unitFeed';

/** What the page knows. */
interface Told {
  status: PageStatus;
  readonly labels: LabelFeed;
  readonly units: UnitFeed;
  /** What its traces come from; undefined where the recording is not open. */
  readonly content: number | undefined;
}

/** One page's share of a document. */
export class PageFeed {
  private readonly document: EmgDocument;
  private readonly tell: (event: PageEvent) => void;
  private readonly reload: () => void;
  private told: Told | undefined;

  private readonly comparisonChanged = new vscode.EventEmitter<void>();

  /** Comparing has begun or ended. */
  readonly onDidChangeComparison = this.comparisonChanged.event;

  /** What this page compares its labels with. */
  readonly comparison: PageComparison;

  /** `tell` reaches the page; `reload` loads it anew: it comes back where it was left. */
  constructor(document: EmgDocument, tell: (event: PageEvent) => void, reload: () => void) {
    this.document = document;
    this.tell = tell;
    this.reload = reload;
    this.comparison = new PageComparison({
      labels: () => document.labels,
      recording: () => this.recording(),
      study: () => document.study.labels,
      // A page that is on its way is told when it asks.
      tell: (value) => {
        if (this.told) tell({ name: 'comparison', value });
      },
      changed: () => this.comparisonChanged.fire(),
      failed: (error) => void say.error(inertSentence(error)),
    });
  }

  /** The page's first question. A recording that could not be opened is tried again: the cause may be gone. */
  async open(report: (fraction: number) => void): Promise<PageState> {
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
      const samplingRate = await askSamplingRate(state.failure.sentence);
      if (samplingRate !== undefined) await giveSamplingRate(document, samplingRate);
      ({ state } = document.connection);
    }
    if (state.kind === 'failed' && document.labels.header.channels.length === 0) {
      throw new RemoteError({
        ...state.failure,
        ...(wasOpeningCancelled(document) ? { problem: openingCancelled } : {}),
      });
    }
    const status = this.status();
    const { recording } = status;
    if (recording.channels.length === 0) {
      const sentence = `${recording.name} (${recording.format}) holds no signal to show or label, only annotations; "emg-labels info" lists them.`;
      throw new RemoteError({ sentence });
    }
    const study = (): StudyLabels => document.study.labels;
    const labels = new LabelFeed(recording, study);
    this.told = { status, labels, units: new UnitFeed(document.units), content: this.content };
    return {
      ...status,
      labels: labels.next(document.labels),
      settings: displaySettings(),
      comparison: this.comparison.opened(),
      content: this.content ?? 0,
    };
  }

  /** Sends what is read ahead while the page itself is still on its way; a page that has asked knows better what it needs. */
  async sendAhead(): Promise<void> {
    const hasAsked = (): boolean => this.told !== undefined;
    await this.document.whenOpened();
    const ahead = hasAsked() ? undefined : await this.document.connection.takeReadAhead();
    if (ahead && !hasAsked()) this.tell({ name: 'ahead', value: ahead });
  }

  /** The next part of the labels. @throws RemoteError before the page has been opened. */
  nextLabels(): LabelsChange {
    if (!this.told) throw new RemoteError({ sentence: 'The recording is not open yet.' });
    return this.told.labels.next(this.document.labels);
  }

  /** What only the label in front of someone needs. @throws RecordError where it is gone. */
  details(id: string): LabelDetails {
    const { labels } = this.document;
    const places = labelPlaces(labels.header, this.recording(), this.document.study.labels);
    return labelDetails(labelWithId(labels, id), places);
  }

  /** Labels, recording or both may have changed: tells the page what has, and whether it is to `reveal` that. */
  documentChanged(reveal: boolean): void {
    // An opening under way is told when it is over.
    if (!this.told || this.document.connection.state.kind === 'opening') return;
    if (this.told.content !== this.content || this.isAnotherAbsentOne(this.told.status.recording)) {
      // Another signal: nothing that the page keeps of the old one holds.
      this.told = undefined;
      this.reload();
      return;
    }
    this.statusChanged();
    const change = this.told.labels.change(this.document.labels);
    if (change) this.tell({ name: 'labels', value: { ...change, reveal } });
    this.comparison.labelsChanged();
    const corrected = this.told.units.changed(this.document.units);
    if (corrected.length > 0) this.tell({ name: 'units', value: corrected });
  }

  /** Labels are called and drawn otherwise: tells the page all that names them. */
  studyChanged(): void {
    this.documentChanged(false);
    if (this.told && this.comparison.other) {
      this.tell({ name: 'comparison', value: this.comparison.opened() });
    }
  }

  /** What can be said of the document as a whole may have changed: tells the page what has. */
  statusChanged(): void {
    if (!this.told || this.document.connection.state.kind === 'opening') return;
    const now = this.status();
    const change = statusChange(this.told.status, now);
    this.told.status = now;
    if (change) this.tell({ name: 'page', value: change });
  }

  /** Whatever is odd about the recording and its labels, one sentence each. */
  warnings(): readonly string[] {
    const { state } = this.document.connection;
    if (state.kind === 'opening') return [];
    if (state.kind === 'failed') return [state.failure.sentence];
    const { labels, units } = this.document;
    // Units that nobody has corrected can't belong to another recording.
    const headers = units.units.length === 0 ? [labels.header] : [labels.header, units.header];
    const mismatches = headers.flatMap((header) => mismatchWarnings(state.summary, header));
    return [...state.summary.warnings, ...new Set(mismatches)];
  }

  /** The recording, or what the labels know of it where it can't be opened. */
  recording(): RecordingView {
    const { state } = this.document.connection;
    return state.kind === 'open'
      ? recordingView(state.summary, overviewBytes())
      : absentRecordingView(this.document.labels.header);
  }

  /** Of a recording that can't be opened only the labels' header is known, which may have become another. */
  private isAnotherAbsentOne({ durationSeconds, channels }: RecordingView): boolean {
    if (this.document.connection.state.kind === 'open') return false;
    const now = this.recording();
    return durationSeconds !== now.durationSeconds || !isDeepStrictEqual(channels, now.channels);
  }

  private get content(): number | undefined {
    const { state } = this.document.connection;
    return state.kind === 'open' ? state.content : undefined;
  }

  private status(): PageStatus {
    const { document } = this;
    const recording = { ...this.recording(), warnings: this.warnings() };
    return {
      recording,
      choices: document.study.labels.choices(document.labels),
      readOnlyReason: document.readOnlyReason ?? null,
      blindReading: readingSentence(document.reading),
      adjudication: adjudicationOf(document)?.view(recording.channels, document.study.labels) ?? null,
      decided: adjudicationOf(document)?.decided(document.labels) ?? [],
      notices: document.notices.views,
    };
  }
}
