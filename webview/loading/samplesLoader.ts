/**
 * Asks the host for the numbers that the page states: of the sample at the cursor, and of the selected span. Asked a
 * moment after something else is wanted, so that a cursor on its way asks for nothing; a question
 * that nobody waits for is stopped.
 */
import type { ChannelView } from '../../src/protocol/page';
import type { SampleSpan, SampleStatistics } from '../../src/protocol/samples';
import type { SpanNumbers, Value } from '../words/readings';

/** Shorter than what a person sees as waiting, longer than the pause between two repeats of a key. */
const pauseMilliseconds = 60;

type Ask = (span: SampleSpan, signal: AbortSignal) => Promise<SampleStatistics | null>;

export class SamplesLoader {
  private readonly channels: readonly ChannelView[];
  private readonly cursor: Question;
  private readonly selection: Question;

  /** `onAnswer` is called when something is known that was not. */
  constructor(channels: readonly ChannelView[], ask: Ask, onAnswer: () => void) {
    this.channels = channels;
    this.cursor = new Question(ask, onAnswer);
    this.selection = new Question(ask, onAnswer);
  }

  /** The sample of a channel that is nearest to a moment; undefined where the channel is over by then. */
  valueAt(channel: number, seconds: number): Value | undefined {
    const view = this.channels[channel];
    if (!view) return undefined;
    const nearest = Math.round(seconds * view.samplingRate);
    if (view.samples === 0 || nearest > view.samples) return undefined;
    const moment = Math.min(nearest, view.samples - 1) / view.samplingRate;
    const answer = this.cursor.answer({ channel, startSeconds: moment, endSeconds: moment });
    if (answer.kind !== 'known') return answer;
    return answer.statistics ? { kind: 'sample', value: answer.statistics.mean } : { kind: 'gap' };
  }

  /** The numbers of a span. */
  numbersOf(span: SampleSpan): SpanNumbers {
    return this.selection.answer(span);
  }

  /** Nothing is selected: there is no need to go on. */
  forgetSpan(): void {
    this.selection.forget();
  }

  /** Stops everything under way. */
  dispose(): void {
    this.cursor.forget();
    this.selection.forget();
  }
}

const waiting: SpanNumbers = { kind: 'waiting' };

/** One place on the page that shows the numbers of one span at a time. */
class Question {
  private readonly ask: Ask;
  private readonly onAnswer: () => void;
  private span: SampleSpan | undefined;
  private known: SpanNumbers = waiting;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private controller: AbortController | undefined;

  constructor(ask: Ask, onAnswer: () => void) {
    this.ask = ask;
    this.onAnswer = onAnswer;
  }

  /** What is known of a span now; asks where it is another than the last time. */
  answer(span: SampleSpan): SpanNumbers {
    if (this.span && isSame(this.span, span)) return this.known;
    this.forget();
    this.span = span;
    this.timer = setTimeout(() => void this.find(span), pauseMilliseconds);
    return this.known;
  }

  /** Stops what is under way. */
  forget(): void {
    clearTimeout(this.timer);
    this.controller?.abort(new DOMException('Outdated.', 'AbortError'));
    this.controller = undefined;
    this.span = undefined;
    this.known = waiting;
  }

  private async find(span: SampleSpan): Promise<void> {
    const controller = new AbortController();
    this.controller = controller;
    const found = await this.ask(span, controller.signal).then(
      (statistics): SpanNumbers => ({ kind: 'known', statistics }),
      (error: unknown): SpanNumbers => ({
        kind: 'failed',
        sentence: error instanceof Error ? error.message : String(error),
      }),
    );
    if (controller.signal.aborted) return;
    this.known = found;
    this.onAnswer();
  }
}

function isSame(a: SampleSpan, b: SampleSpan): boolean {
  return a.channel === b.channel && a.startSeconds === b.startSeconds && a.endSeconds === b.endSeconds;
}
