/** Runs the engine over one document's recording, one run at a time, with progress and cancel. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { requireSameChannels } from '../../labels/newDocument';
import type { LabelEdit } from '../../labels/edits';
import { proposalsFrom } from '../../labels/proposals';
import { replaceProposals } from '../../labels/rerun';
import type { RecordingSummary } from '../../protocol/workerMethods';
import { lookedAtLines } from '../../sentences/lookedAt';
import { detectionChoice } from '../study/detectionSettings';
import type { EmgDocument } from '../document/emgDocument';
import { proposeFindings } from './findingRun';
import { requireOwnLabels } from '../document/ownLabels';
import { proposeQuiet } from '../basics/settings';
import { withProgress } from '../surface/progress';
import { say } from '../surface/say';

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
  run(): Promise<void> {
    const title = `Detecting events in ${path.posix.basename(this.document.uri.path)}`;
    return this.alone(title, (signal, report) => this.detect(signal, report));
  }

  /** Proposes findings about the muscles as one edit, and says what is not proposed and why. Never while another run goes on. */
  proposeFindings(): Promise<void> {
    const title = `Looking for findings in ${path.posix.basename(this.document.uri.path)}`;
    return this.alone(title, (signal, report) => proposeFindings(this.document, signal, report));
  }

  private async alone(
    title: string,
    work: (signal: AbortSignal, report: (fraction: number) => void) => Promise<void>,
  ): Promise<void> {
    if (this.running) return;
    const abort = new AbortController();
    this.running = abort;
    this.progressed.fire(0);
    try {
      await withProgress(title, () => work(abort.signal, this.wholePercents()));
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

  /** Each one told is painted, and keys wait for what is painted. */
  private wholePercents(): (fraction: number) => void {
    let told = 0;
    return (fraction) => {
      const percent = Math.floor(100 * fraction);
      if (percent === told) return;
      told = percent;
      this.progressed.fire(percent / 100);
    };
  }

  private async detect(signal: AbortSignal, report: (fraction: number) => void): Promise<void> {
    const { document } = this;
    const { uri, guard } = document;
    await document.whenOpened();
    signal.throwIfAborted();
    document.requireEditable();
    await guard.beforeDetection();
    requireOwnLabels(document);
    const choice = await detectionChoice(uri);
    const { summary, result } = await guard.apart('detect', choice, { signal, report });
    const { labels } = document;
    requireSameChannels(labels.header, summary);
    const found = proposalsFrom(result, labels.header);
    const edit = replaceProposals(labels, found, result.engine, { proposeQuiet: proposeQuiet(uri) });
    if (stepsOf(edit).length > 0) document.edit(edit, 'Detect events');
    sayWhatWasLookedAt(summary, newsOf(edit));
  }
}

function stepsOf(edit: LabelEdit): readonly LabelEdit[] {
  return edit.kind === 'batch' ? edit.edits : [edit];
}

/** Never nothing but silence: which channels were looked at is said, and that none was stays until it is read. */
function sayWhatWasLookedAt({ name, channels, leftOut }: RecordingSummary, news: string | undefined): void {
  const [first = '', ...others] = lookedAtLines(channels, leftOut);
  if (channels.some(({ kind }) => kind === 'emg')) {
    say.status(news === undefined ? first : `${news} ${first}`, 8000);
    return;
  }
  const cure = 'Where one of them is EMG after all, say so: "EMG: Change What a Channel Is…".';
  void say.warn(`${name}: ${[first, ...others, cure].join(' ')}`);
}

/** What a person would not see by looking at the list; undefined where proposals have simply come. */
function newsOf(edit: LabelEdit): string | undefined {
  const steps = stepsOf(edit);
  if (steps.length === 0) return 'Detection proposes nothing new.';
  const stale = steps.filter((step) => step.kind === 'change' && step.patch.stale === true).length;
  if (stale === 0) return undefined;
  return stale === 1
    ? 'One accepted label is no longer found: check it again.'
    : `${stale} accepted labels are no longer found: check them again.`;
}
