/**
 * The electrocardiogram in a muscle's channel (DETECTION.md §B.5): deflections of one shape at a heart's pace, longer
 * and wider than any potential of a muscle. A positive sharp wave may last 30 ms, but its peak is a few milliseconds wide.
 */
import { at } from '../../../base/typedArrays';
import { filterZeroPhase } from '../../../signal/filters';
import { mean, median, pearson } from '../../../signal/statistics';
import type { ChannelScan } from '../activity/channelScan';
import { measureFilter } from '../conditioning/bands';
import type { ChannelReader } from '../conditioning/channelReader';
import type { ConditioningParameters } from '../conditioning/parameters';
import { type PotentialShape, potentialShape } from '../../waveforms/potentialShape';
import { intervalsOf } from '../../trains/intervals';
import { chosen, count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import { beatCandidates } from './beatRhythm';
import type { ValidityParameters } from './parameters';

/** The heart in a channel. */
export interface Heartbeat {
  /** When the beats that are seen have the peak of one phase of their QRS complex, the same phase in all. Seconds. */
  readonly beatSeconds: Float64Array;
  readonly beatsPerMinute: number;
  /** Median correlation of a beat with the mean of all. */
  readonly likeness: number;
  readonly shape: PotentialShape;
}

export const heartbeatNumbers = fixedNumbers('heartbeat', {
  leastPeakWidthSeconds: seconds(
    0.006,
    [0.001, 0.02],
    "A peak wider than this at half its height is no muscle's",
    chosen,
  ),
  longestSeconds: seconds(
    0.2,
    [0.1, 1],
    'Longer deflections are movements',
    'own: a QRS complex takes 0.12 s at most in health',
  ),
  averageSeconds: seconds(0.1, [0.05, 0.5], 'Averages reach this far from the peak', chosen),
  coreSeconds: seconds(
    0.05,
    [0.02, 0.2],
    'The likeness is that of what lies this near to it',
    'own: the QRS complex alone',
  ),
  alignSeconds: seconds(
    0.02,
    [0.005, 0.1],
    "A beat's own peak is sought this far around",
    'own: a hop is 10 ms or more',
  ),
  mostAveraged: count(40, [5, 1000], 'So many beats tell the shape', chosen),
  leastAveraged: count(5, [2, 50], 'And fewer do not', chosen),
  calmPart: ratio(
    0.3,
    [0.05, 1],
    'Of all of them this part, the calmest',
    'own: a contraction would drown them',
  ),
});
const {
  leastPeakWidthSeconds,
  longestSeconds,
  averageSeconds,
  coreSeconds,
  alignSeconds,
  mostAveraged,
  leastAveraged,
  calmPart,
} = heartbeatNumbers.values;
/** Structural: the filters need this much around. */
const marginSeconds = 0.3;

/** The heart, or undefined where none is seen. */
export async function findHeartbeat(
  reader: ChannelReader,
  scan: Pick<ChannelScan, 'slow' | 'power' | 'mains' | 'plan'>,
  parameters: ConditioningParameters & ValidityParameters,
): Promise<Heartbeat | undefined> {
  const { slow, mains, plan } = scan;
  const hops = beatCandidates(slow, plan.hopSeconds, parameters);
  if (!hops) return undefined;
  const beatSeconds = Float64Array.from(hops, (hop) => (hop + 0.5) * plan.hopSeconds);
  const waves: Float32Array[] = [];
  for (const hop of calmest(hops, scan)) {
    const wave = await waveAt(reader, (hop + 0.5) * plan.hopSeconds, mains, parameters);
    if (wave) waves.push(wave);
  }
  if (waves.length === 0) return undefined;
  const aligned = alignedAtPeak(waves, Math.round(alignSeconds * plan.rate));
  const average = meanOf(aligned);
  const middle = Math.floor(average.length / 2);
  const shape = potentialShape(average, plan.rate, middle / plan.rate);
  const likeness = likenessTo(average, aligned, Math.round(coreSeconds * plan.rate));
  const interval = median(intervalsOf(beatSeconds)) ?? Infinity;
  const isHeart =
    shape !== undefined &&
    likeness > parameters.heartLikeness &&
    shape.durationSeconds > parameters.heartDuration &&
    shape.durationSeconds < longestSeconds &&
    shape.peakWidthSeconds > leastPeakWidthSeconds;
  return isHeart ? { beatSeconds, beatsPerMinute: 60 / interval, likeness, shape } : undefined;
}

/** Beats in calm: those beside which the muscle does least, in order of time. */
function calmest(
  hops: readonly number[],
  { power, plan }: Pick<ChannelScan, 'power' | 'plan'>,
): readonly number[] {
  const reach = Math.round(averageSeconds / plan.hopSeconds);
  const activity = new Map(
    hops.map((hop) => [hop, mean(power.subarray(Math.max(0, hop - reach), hop + reach))]),
  );
  const count = Math.min(mostAveraged, Math.max(leastAveraged, Math.ceil(calmPart * hops.length)));
  return [...hops]
    .sort((a, b) => (activity.get(a) ?? 0) - (activity.get(b) ?? 0) || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
}

/** A beat in the band in which potentials are measured; undefined where samples are missing. */
async function waveAt(
  reader: ChannelReader,
  seconds: number,
  mains: ChannelScan['mains'],
  parameters: ConditioningParameters,
): Promise<Float32Array | undefined> {
  const { plan } = reader;
  const centre = Math.round(seconds * plan.rate);
  const reach = Math.round((averageSeconds + alignSeconds) * plan.rate);
  const margin = Math.ceil(marginSeconds * plan.rate);
  if (centre - reach < 0 || centre + reach >= reader.count) return undefined;
  const { values, missing } = await reader.read(centre - reach - margin, centre + reach + 1 + margin, mains);
  if (missing?.subarray(margin, margin + 2 * reach + 1).includes(1)) return undefined;
  filterZeroPhase(measureFilter(plan, parameters), values);
  return Float32Array.from(values.subarray(margin, margin + 2 * reach + 1));
}

/** Each with the peak that most have in its middle, so much shorter at both ends. */
function alignedAtPeak(waves: readonly Float32Array[], reach: number): readonly Float32Array[] {
  const rough = meanOf(waves);
  const middle = Math.floor(rough.length / 2);
  const sign = Math.sign(at(rough, greatestAround(rough, middle, reach, 0)));
  return waves.map((wave) => {
    const peak = greatestAround(wave, middle, reach, sign);
    return wave.subarray(peak - middle + reach, peak + middle - reach + 1);
  });
}

/** Where the greatest value of this sign is (of either for 0). */
function greatestAround(values: Float32Array, middle: number, reach: number, sign: number): number {
  const size = (i: number): number => (sign === 0 ? Math.abs(at(values, i)) : sign * at(values, i));
  let best = middle;
  for (let i = middle - reach; i <= middle + reach; i++) if (size(i) > size(best)) best = i;
  return best;
}

function meanOf(waves: readonly Float32Array[]): Float32Array {
  return Float32Array.from(
    { length: waves[0]?.length ?? 0 },
    (_, i) => waves.reduce((sum, wave) => sum + at(wave, i), 0) / waves.length,
  );
}

function likenessTo(average: Float32Array, waves: readonly Float32Array[], reach: number): number {
  const middle = Math.floor(average.length / 2);
  const core = (wave: Float32Array): Float64Array =>
    Float64Array.from(wave.subarray(middle - reach, middle + reach + 1));
  const own = core(average);
  return median(Float64Array.from(waves, (wave) => pearson(core(wave), own) ?? 0)) ?? 0;
}
