/**
 * Slow steps and transients of the baseline: the electrode moved (DETECTION.md §B.5 "pop"). The beginning of an
 * insertion looks the same, so where a burst follows, the caller decides.
 */
import { at } from '../../../base/typedArrays';
import type { ChannelScan } from '../activity/channelScan';
import { type HopRange, runsWhere, smoothed } from '../activity/hops';
import { chosen, fixedNumbers, seconds } from '../../numbers/fixedNumbers';
import { fromBaseline } from './baseline';
import type { ValidityParameters } from './parameters';

/** A slow deflection. */
export interface Movement extends HopRange {
  /** Its greatest distance from the baseline around it, over the noise. */
  readonly overNoise: number;
}

export const movementNumbers = fixedNumbers('movement', {
  slowSeconds: seconds(
    0.05,
    [0.02, 0.5],
    'Transients show in the mean over this',
    '§B.5 (slower than 20 Hz)',
  ),
  gapSeconds: seconds(0.2, [0.02, 2], 'Transients parted by less are one movement', chosen),
});
const { slowSeconds, gapSeconds } = movementNumbers.values;

/** Every slow deflection, in order. @param microvolts in the channel's unit, undefined where it is no voltage */
export function findMovements(
  { slow, power, plan }: ChannelScan,
  noiseRms: number,
  microvolts: number | undefined,
  parameters: ValidityParameters,
): readonly Movement[] {
  const { hopSeconds } = plan;
  const reach = Math.max(1, Math.round(slowSeconds / hopSeconds / 2));
  const course = smoothed(slow, reach);
  // Of the same window as the course: the kick of a step is over before its mean has risen.
  const fast = smoothed(power, reach);
  const overNoise = fromBaseline(course, hopSeconds).map((deviation, hop) => {
    const slowPart = deviation ** 2 / (deviation ** 2 + at(fast, hop));
    return slowPart >= parameters.popSlowPart ? Math.abs(deviation) / noiseRms : 0;
  });
  const gap = Math.round(gapSeconds / hopSeconds);
  const joined: HopRange[] = [];
  const least = Math.max(parameters.popOverNoise, parameters.popLeast / (microvolts ?? Infinity) / noiseRms);
  for (const run of runsWhere(overNoise, (value) => value >= least)) {
    const last = joined.at(-1);
    if (last && run.from - last.to < gap) joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined.map((run) => ({ ...run, overNoise: greatest(overNoise.subarray(run.from, run.to)) }));
}

/** Without spreading: swings that follow each other for long are one movement of any length. */
function greatest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
