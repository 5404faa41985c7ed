/**
 * Which parts of an episode are sorted into units, and how the sorter's time, in which they follow one another, becomes
 * the recording's again.
 */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import type { SortedSegment } from './sorter/sortedSegment';
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import type { Episode } from '../episodes/episodes';

export const sortedPartNumbers = fixedNumbers('sortedParts', {
  parts: count(
    3,
    [1, 10],
    'Long episodes are sorted in this many parts, spread evenly from beginning to end',
    'own: beginning, middle and end',
  ),
});
const { parts } = sortedPartNumbers.values;

/**
 * The active stretches of an episode; of one that is active for longer than `mostHops`, that much of its activity: a
 * third from its beginning, its middle and its end each.
 */
export function sortedParts({ active }: Episode, mostHops: number): readonly HopRange[] {
  const total = active.reduce((sum, run) => sum + run.to - run.from, 0);
  if (total <= mostHops) return active;
  const length = Math.floor(mostHops / parts);
  const windows = Array.from({ length: parts }, (_, k): HopRange => {
    const start = Math.round((k * (total - length)) / (parts - 1));
    return { from: start, to: start + length };
  });
  let before = 0;
  return active.flatMap(({ from, to }) => {
    // In hops of activity, pauses left out.
    const shift = from - before;
    before += to - from;
    return windows.flatMap((window) => {
      const part = { from: Math.max(from, window.from + shift), to: Math.min(to, window.to + shift) };
      return part.from < part.to ? [part] : [];
    });
  });
}

/** The sorter's samples, piece by piece, and the recording's samples that they are. */
export class TimeMap {
  readonly #pieces: { readonly sorted: number; readonly first: number; readonly count: number }[] = [];

  /** Samples [sorted, sorted + count) of the sorter are [first, first + count) of the recording. */
  add(sorted: number, first: number, count: number): void {
    this.#pieces.push({ sorted, first, count });
  }

  /**
   * A segment with its times in seconds of the recording, which has `count` samples. Of a potential at its very beginning or
   * end the moment that it is aligned by may lie outside: the discharge is put at the end that is nearer.
   */
  mapped(segment: SortedSegment, rate: number, count: number): SortedSegment {
    const last = Math.max(0, count - 1);
    return {
      ...segment,
      units: segment.units.map((unit) => ({ ...unit, times: this.#times(unit.times, rate, last) })),
      spikes: { ...segment.spikes, times: this.#times(segment.spikes.times, rate, last) },
    };
  }

  /** Both the sorter's times and the recording's ascend. */
  #times(times: Float64Array, rate: number, last: number): Float64Array {
    let place = 0;
    return Float64Array.from(times, (_, i) => {
      const sample = at(times, i) * rate;
      while (place + 1 < this.#pieces.length && sample >= (this.#pieces[place + 1]?.sorted ?? Infinity)) {
        place++;
      }
      const piece = this.#pieces[place];
      const own = piece ? sample - piece.sorted + piece.first : sample;
      return Math.min(last, Math.max(0, own)) / rate;
    });
  }
}
