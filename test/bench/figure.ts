/** What a part of the bench finds out: a figure beside its target, and what a part is. */
import { median, quantile } from '../ui/page/figures';

/** A bound that the figure itself meets. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

interface Judged {
  readonly name: string;
  /** Of what was measured; a ratio has none. */
  readonly unit: string;
  readonly target: Target;
  readonly met: boolean;
  readonly note?: string;
}

/** Two times measured side by side, and theirs over ours: how many times as fast we are. */
export interface RatioFigure extends Judged {
  readonly kind: 'ratio';
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/** A measure that has its target by itself. */
export interface ValueFigure extends Judged {
  readonly kind: 'value';
  readonly value: number;
}

export type Figure = RatioFigure | ValueFigure;

/** How a part is to be run. */
export interface Effort {
  /** Only to see that it works: few rounds, short recordings. */
  readonly isQuick: boolean;
  /** Where the engine's runs are kept, one by one; undefined where they are not. */
  readonly resultsFile: string | undefined;
  /** Tells whoever watches how far it is. */
  readonly say: (text: string) => void;
  /** Some figure can't be measured here. */
  readonly leaveOut: (what: string, why: string) => void;
}

/** One target of the table, or some that are measured together. */
export interface Part {
  readonly name: string;
  /** What it measures, for `--list`. */
  readonly about: string;
  /** @throws LeftOut where what it needs is not on this machine */
  readonly measure: (effort: Effort) => Promise<readonly Figure[]>;
}

/** A partner (Python's MNE, VS Code, a browser) is not there: that fails no bench. */
export class LeftOut extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'LeftOut';
  }
}

/** Whether a measure meets its target; one that could not be measured meets none. */
export function meets(measure: number, target: Target): boolean {
  return 'atLeast' in target ? measure >= target.atLeast : measure <= target.atMost;
}

/**
 * The best runs of two that have taken turns: luck and other work only ever make a run longer. The note has the ratio of the
 * middle ones.
 */
export function ratioFigure(
  name: string,
  runs: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  { unit, atLeast, note }: { readonly unit: string; readonly atLeast: number; readonly note?: string },
): RatioFigure {
  const [ours, theirs] = [Math.min(...runs.ours), Math.min(...runs.theirs)];
  const ratio = theirs / ours;
  const middle = median(runs.theirs) / median(runs.ours);
  const notes = [
    `best of ${runs.ours.length} and ${runs.theirs.length}, middle runs ${middle.toFixed(2)} ×`,
    note,
  ];
  const target = { atLeast };
  return {
    ...{ kind: 'ratio', name, ours, theirs, ratio, unit, target, met: meets(ratio, target) },
    note: notes.filter(Boolean).join('; '),
  };
}

/** One measure beside its bound. */
export function valueFigure(
  name: string,
  value: number,
  { unit, target, note }: { readonly unit: string; readonly target: Target; readonly note?: string },
): ValueFigure {
  const met = meets(value, target);
  return { kind: 'value', name, value, unit, target, met, ...(note === undefined ? {} : { note }) };
}

/** The 95th percentile of some milliseconds, which is to stay below a bound. */
export function percentileFigure(
  name: string,
  milliseconds: readonly number[],
  { atMost, note }: { readonly atMost: number; readonly note?: string },
): ValueFigure {
  const words = `95th percentile of ${milliseconds.length}, median ${median(milliseconds).toFixed(1)} ms`;
  return valueFigure(name, quantile(milliseconds, 0.95), {
    unit: 'ms',
    target: { atMost },
    note: [words, note].filter(Boolean).join('; '),
  });
}
