/**
 * Asks the host for the interference pattern of what is selected, as long as somebody looks at it, and then how units are
 * recruited there, which may take much longer. A question whose answer is not wanted any more is stopped.
 */
import type { PatternView, RecruitmentView, SpansQuestion } from '../../src/protocol/page';
import type { CallOptions } from '../../src/protocol/rpc';
import type { Model } from '../state/model';
import { wantedPattern } from '../state/pattern';
import type { Answer, PatternState, PatternWanted } from '../state/patternState';
import type { Store } from '../state/store';

/** Whoever drags a selection does not ask for each. */
const pauseMilliseconds = 200;

/** So many answers are kept for who comes back. */
const mostKept = 16;

/** What the host is asked. */
export interface PatternHost {
  pattern(question: SpansQuestion, options: CallOptions): Promise<PatternView>;
  recruitment(question: SpansQuestion, options: CallOptions): Promise<readonly RecruitmentView[]>;
}

const notYet = { kind: 'waiting', progress: null } as const;

export class PatternLoader {
  private readonly store: Store<Model>;
  private readonly host: PatternHost;
  private readonly known = new Map<string, PatternState>();
  private key: string | undefined;
  private controller: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private seen: readonly unknown[] = [];
  private wasDetecting = false;

  constructor(store: Store<Model>, host: PatternHost) {
    this.store = store;
    this.host = host;
    store.subscribe((model) => this.follow(model));
    this.follow(store.get());
  }

  /** Asks once more where the host could not answer. */
  retry(): void {
    this.key = undefined;
    this.seen = [];
    this.follow(this.store.get());
  }

  /** Units of these channels have been corrected: what was said of recruitment is not true any more. */
  outdate(channels: readonly number[]): void {
    this.known.clear();
    const { pattern } = this.store.get();
    if (pattern && channels.includes(pattern.wanted.channel)) this.retry();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.controller?.abort(new DOMException('Outdated.', 'AbortError'));
  }

  private follow(model: Model): void {
    const isDetecting = model.detection !== null;
    // A detection may have run with other parameters than the one before.
    if (this.wasDetecting && !isDetecting) {
      this.known.clear();
      [this.key, this.seen] = [undefined, []];
    }
    this.wasDetecting = isDetecting;
    const { labels, selection, activeChannel, panels } = model;
    const seen = [labels, selection, activeChannel, panels];
    if (seen.every((each, index) => each === this.seen[index])) return;
    this.seen = seen;
    const wanted = wantedPattern(model);
    const key = wanted && JSON.stringify(wanted);
    if (key === this.key) return;
    this.key = key;
    this.dispose();
    if (!wanted || key === undefined) {
      this.store.update({ pattern: null });
      return;
    }
    const known = this.known.get(key);
    this.store.update({ pattern: known ?? { wanted, pattern: notYet, recruitment: notYet } });
    if (known) return;
    const controller = new AbortController();
    this.controller = controller;
    this.timer = setTimeout(() => void this.find(key, wanted, controller.signal), pauseMilliseconds);
  }

  private async find(key: string, wanted: PatternWanted, signal: AbortSignal): Promise<void> {
    const question = { channel: wanted.channel, spans: wanted.spans };
    const isOver = (): boolean => signal.aborted;
    const tell = (patch: Partial<PatternState>): void => {
      const { pattern } = this.store.get();
      if (!isOver() && pattern) this.store.update({ pattern: { ...pattern, ...patch } });
    };
    const asked = async <Value>(
      ask: (options: CallOptions) => Promise<Value>,
      show: (answer: Answer<Value>) => void,
    ): Promise<Answer<Value>> => {
      const report = (progress: number): void => show({ kind: 'waiting', progress });
      const answer = await ask({ signal, report: wholePercents(report) }).then(
        (value): Answer<Value> => ({ kind: 'known', value }),
        (error: unknown): Answer<Value> => ({
          kind: 'failed',
          sentence: error instanceof Error ? error.message : String(error),
        }),
      );
      show(answer);
      return answer;
    };
    const pattern = await asked(
      (options) => this.host.pattern(question, options),
      (answer) => tell({ pattern: answer }),
    );
    if (isOver()) return;
    const recruitment = wanted.isVoluntary
      ? await asked(
          (options) => this.host.recruitment(question, options),
          (answer) => tell({ recruitment: answer }),
        )
      : notYet;
    if (isOver() || pattern.kind !== 'known' || recruitment.kind === 'failed') return;
    if (this.known.size >= mostKept) this.known.delete([...this.known.keys()][0] ?? '');
    this.known.set(key, { wanted, pattern, recruitment });
  }
}

/** Each one told is painted. */
function wholePercents(report: (fraction: number) => void): (fraction: number) => void {
  let last = -1;
  return (fraction) => {
    const percent = Math.floor(100 * fraction);
    if (percent === last) return;
    last = percent;
    report(percent / 100);
  };
}
