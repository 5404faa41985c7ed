/**
 * Large potentials beside fibres that fire (DETECTION.md §A.4): fasciculations of a motor unit come now and then, where
 * denervated fibres go on and on. They are looked for in the whole episode, hop by hop, whatever of it was sorted.
 */
import { at } from '../../base/typedArrays';
import { median, robustVariation } from '../../signal/statistics';
import type { TimeSpan } from '../context/timeSpan';
import { count, fixedNumbers, microvolts, ratio, seconds } from '../numbers/fixedNumbers';
import { intervalsOf } from '../trains/intervals';

/** Potentials that no superposition of the episode's fibres reaches. */
export interface Twitches extends TimeSpan {
  readonly count: number;
  /** Seconds of it in which there is one. */
  readonly activeSeconds: number;
  /** Between them, from beginning to beginning. */
  readonly medianIntervalSeconds: number;
  /** Robust CoV of these intervals. */
  readonly irregularity: number;
}

export const twitchNumbers = fixedNumbers('twitches', {
  leastMicrovolts: microvolts(
    500,
    [100, 5000],
    'A potential larger than this may be of a motor unit',
    '§A.4 (fibres 10 to 200 µV from peak to peak); as fasciculation-large',
  ),
  overFibres: ratio(
    1,
    [0.5, 5],
    'And larger than the fibres together by this factor, each measured from peak to peak',
    'own: as large as they can be if all fire at once',
  ),
  onceSeconds: seconds(0.03, [0.005, 0.1], 'Within this it is one potential', 'own: as groupSeconds'),
  least: count(5, [2, 50], 'So many tell whether they come irregularly', 'own: as leastForVariation'),
});
const { leastMicrovolts, overFibres, onceSeconds, least } = twitchNumbers.values;

/** An episode's hops, with the greatest magnitude in each. */
export interface PeakCourse {
  readonly peak: Float32Array;
  readonly hopSeconds: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The twitches of an episode; undefined where there are too few to speak of.
 * @param microvoltsPerUnit of the channel @param fibresTogether amplitudes of all that keep time, from peak to peak, added up
 */
export function twitchesOf(
  { peak, hopSeconds, from, to }: PeakCourse,
  microvoltsPerUnit: number,
  fibresTogether: number,
): Twitches | undefined {
  const bound = Math.max(leastMicrovolts / microvoltsPerUnit, overFibres * fibresTogether);
  const onsets: number[] = [];
  let [last, hops] = [-Infinity, 0];
  for (let hop = from; hop < to; hop++) {
    if (!(at(peak, hop) > bound)) continue;
    if ((hop - last) * hopSeconds > onceSeconds) onsets.push(hop * hopSeconds);
    last = hop;
    hops++;
  }
  const intervals = intervalsOf(Float64Array.from(onsets));
  const [middle, irregularity] = [median(intervals), robustVariation(intervals)];
  const [onsetSeconds] = onsets;
  if (onsets.length < least || onsetSeconds === undefined || !middle || irregularity === undefined) {
    return undefined;
  }
  return {
    onsetSeconds,
    endSeconds: (last + 1) * hopSeconds,
    count: onsets.length,
    activeSeconds: hops * hopSeconds,
    medianIntervalSeconds: middle,
    irregularity,
  };
}
