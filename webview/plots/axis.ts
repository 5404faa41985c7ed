/** The axes of a plot: which values they show, where a value stands along them, and how it reads. */
import { significant } from '../words/format';

/** How values are spread along an axis; another way is one more entry in `spreads`. */
type AxisScale = 'linear';

/** An axis of numbers. Never changed in place. */
export interface ValueAxis {
  readonly kind: 'values';
  /** `Firing rate`; a sentence names it so too. */
  readonly title: string;
  /** As it stands beside the title and behind a value: `/s`; empty where there is none. */
  readonly unit: string;
  readonly from: number;
  /** Above `from`. */
  readonly to: number;
  readonly scale: AxisScale;
  /** Between two ticks; absent where the plot is to choose it by the room there is. */
  readonly step?: number;
  /** A value as the readout says it; absent: its number and unit. */
  readonly words?: (value: number) => string;
}

/** An axis of rows, one below the other, each a track's: it has its name for a tick. */
export interface RowAxis {
  readonly kind: 'rows';
  readonly tracks: readonly number[];
}

interface Spread {
  /** Makes of values how far along they are: at `from` it gives `begin`, at `to` it gives `end`. */
  placing(from: number, to: number, begin: number, end: number): (value: number) => number;
  /** The value at a part of the axis: at 0 it is `from`, at 1 it is `to`. */
  valueAt(part: number, from: number, to: number): number;
}

const spreads: Readonly<Record<AxisScale, Spread>> = {
  linear: {
    // Asked for a hundred thousand points a frame.
    placing: (from, to, begin, end) => {
      const perUnit = (end - begin) / (to - from);
      return (value) => begin + (value - from) * perUnit;
    },
    valueAt: (part, from, to) => from + part * (to - from),
  },
};

/** Makes of values where they stand between two places. */
export function projection(
  { scale, from, to }: ValueAxis,
  begin: number,
  end: number,
): (value: number) => number {
  return spreads[scale].placing(from, to, begin, end);
}

/** The value at a place between `begin` and `end`. */
export function valueAt({ scale, from, to }: ValueAxis, place: number, begin: number, end: number): number {
  return spreads[scale].valueAt((place - begin) / (end - begin), from, to);
}

/** A value with its unit, as the readout says it. */
export function valueWords({ words, unit }: ValueAxis, value: number): string {
  if (words) return words(value);
  const number = significant(value, 4);
  return unit === '' ? number : `${number} ${unit}`;
}
