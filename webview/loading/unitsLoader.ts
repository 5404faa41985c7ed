/**
 * Asks the host for the motor units of the active channel, as long as somebody looks at them: separating them takes long. Their
 * trains are shown as soon as they are there, their potentials when they are measured.
 * A question whose answer is not wanted any more is stopped; an answer is kept until the next detection.
 */
import type { MeasuredUnitView, UnitElsewhere, UnitsView } from '../../src/protocol/page';
import type { CallOptions } from '../../src/protocol/rpc';
import { activeChannel, type Model, type UnitsState } from '../state/model';
import type { Store } from '../state/store';
import { withAlsoOn, withOldPotentials, withPotentials } from '../state/unitFigures';

/** Whoever walks over the channels does not ask for each. */
const pauseMilliseconds = 150;

/** What is answered sooner shows no sign of waiting. */
const quietMilliseconds = 500;

/** A question under way. */
interface Question {
  readonly controller: AbortController;
  readonly timers: readonly ReturnType<typeof setTimeout>[];
}

/** What the host is asked. */
export interface UnitsHost {
  units(channel: number, options: CallOptions): Promise<UnitsView>;
  potentials(channel: number, options: CallOptions): Promise<readonly MeasuredUnitView[]>;
  alsoOn(channel: number, options: CallOptions): Promise<readonly UnitElsewhere[]>;
}

export class UnitsLoader {
  private readonly store: Store<Model>;
  private readonly host: UnitsHost;
  private readonly known = new Map<number, UnitsView>();
  private wanted: number | undefined;
  private question: Question | undefined;
  private wasDetecting = false;

  constructor(store: Store<Model>, host: UnitsHost) {
    this.store = store;
    this.host = host;
    store.subscribe((model) => this.follow(model));
    this.follow(store.get());
  }

  /** Asks once more where the host could not answer. */
  retry(): void {
    this.forget();
    this.follow(this.store.get());
  }

  /** What is known of these channels is not true any more; what is shown stays until the new answer is there. */
  outdate(channels: readonly number[]): void {
    for (const channel of channels) this.known.delete(channel);
    const { wanted } = this;
    if (wanted === undefined || !channels.includes(wanted)) return;
    this.stop();
    const controller = new AbortController();
    this.question = { controller, timers: [] };
    void this.find(wanted, controller.signal, () => undefined);
  }

  dispose(): void {
    this.stop();
  }

  private follow(model: Model): void {
    const isDetecting = model.detection !== null;
    // A detection may have run with other parameters than the one before.
    if (this.wasDetecting && !isDetecting) this.forget();
    this.wasDetecting = isDetecting;
    const wanted = wantedChannel(model);
    if (wanted === this.wanted) return;
    this.stop();
    this.wanted = wanted;
    if (wanted === undefined) return;
    const view = this.known.get(wanted);
    if (!view) {
      this.begin(wanted);
      return;
    }
    this.tell({ kind: 'known', channel: wanted, view });
    // Meanwhile other channels' units may have become known.
    const controller = new AbortController();
    this.question = { controller, timers: [] };
    void this.link(wanted, view, controller.signal);
  }

  private forget(): void {
    this.known.clear();
    this.stop();
    this.wanted = undefined;
  }

  private begin(channel: number): void {
    const controller = new AbortController();
    let progress = 0;
    let isSlow = false;
    const tell = (): void => {
      if (isSlow) this.tell({ kind: 'waiting', channel, progress });
    };
    const report = (fraction: number): void => {
      // Whole percents: each one told is painted.
      const next = Math.floor(100 * fraction) / 100;
      if (controller.signal.aborted || next === progress) return;
      progress = next;
      tell();
    };
    const ask = setTimeout(() => void this.find(channel, controller.signal, report), pauseMilliseconds);
    const slow = setTimeout(() => {
      isSlow = true;
      tell();
    }, pauseMilliseconds + quietMilliseconds);
    this.question = { controller, timers: [ask, slow] };
    this.tell({ kind: 'waiting', channel, progress: null });
  }

  private async find(
    channel: number,
    signal: AbortSignal,
    report: (fraction: number) => void,
  ): Promise<void> {
    const isOver = (): boolean => signal.aborted;
    try {
      const trains = await this.host.units(channel, { signal, report });
      if (isOver()) return;
      this.endWaiting();
      const view = withOldPotentials(trains, viewOf(this.store.get().units, channel));
      this.show({ kind: 'known', channel, view });
      const potentials = view.kind === 'units' ? await this.host.potentials(channel, { signal }) : [];
      if (isOver()) return;
      const measured = withPotentials(view, potentials);
      this.known.set(channel, measured);
      if (view.kind === 'units') this.show({ kind: 'known', channel, view: measured });
      await this.link(channel, measured, signal);
      if (isOver()) return;
    } catch (error) {
      if (isOver()) return;
      this.endWaiting();
      const sentence = error instanceof Error ? error.message : String(error);
      this.show({ kind: 'failed', channel, sentence });
    }
    this.stop();
  }

  /** Adds on which other channels the units are; where that can't be had the units are as right without it. */
  private async link(channel: number, view: UnitsView, signal: AbortSignal): Promise<void> {
    if (view.kind !== 'units') return;
    const elsewhere = await this.host.alsoOn(channel, { signal }).catch(() => []);
    if (signal.aborted) return;
    const linked = withAlsoOn(view, elsewhere);
    if (linked === view) return;
    this.known.set(channel, linked);
    this.show({ kind: 'known', channel, view: linked });
  }

  private show(answer: UnitsState): void {
    this.tell(answer, this.stillChosen(answer));
  }

  /** Nothing is said of progress any more. */
  private endWaiting(): void {
    for (const timer of this.question?.timers ?? []) clearTimeout(timer);
  }

  /** The unit that was chosen, by its number, where it is shown once more: others may have come or gone before it. */
  private stillChosen(answer: UnitsState): Partial<Model> {
    const { units, chosenUnit } = this.store.get();
    const before = viewOf(units, answer.channel);
    const number = before?.units[Math.min(chosenUnit, before.units.length - 1)]?.number;
    const index = viewOf(answer, answer.channel)?.units.findIndex((unit) => unit.number === number) ?? -1;
    return index < 0 ? {} : { chosenUnit: index };
  }

  private stop(): void {
    this.endWaiting();
    const { question } = this;
    this.question = undefined;
    question?.controller.abort(new DOMException('Outdated.', 'AbortError'));
  }

  private tell(units: UnitsState, more: Partial<Model> = {}): void {
    this.store.update({ units, ...more });
  }
}

/** The units of a channel, where they are shown. */
function viewOf(
  state: UnitsState | null,
  channel: number,
): Extract<UnitsView, { kind: 'units' }> | undefined {
  if (state?.kind !== 'known' || state.channel !== channel) return undefined;
  return state.view.kind === 'units' ? state.view : undefined;
}

/** The channel whose units are to be seen; undefined where they are not, or it can have none. */
function wantedChannel(model: Model): number | undefined {
  return model.panels.aligned.open && activeChannel(model)?.kind === 'emg' ? model.activeChannel : undefined;
}
