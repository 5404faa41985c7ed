/** A unit's discharges as one train, and as its record keeps them: by the second of the recording that they lie in. Pure. */
import { indexFrom } from '../base/ascending';
import type { SamplesBySecond } from './values';

/** What holds discharges. */
interface Discharging {
  readonly discharges?: SamplesBySecond;
}

/** The second that a sample lies in, as it stands in a record. */
export function secondOf(sample: number, samplingRate: number): string {
  return String(Math.floor(sample / samplingRate));
}

/** Records are never changed, so a train is put together once: with thousands of discharges every question asks for it again. */
const known = new WeakMap<SamplesBySecond, readonly number[]>();

/** All discharges in order, whatever seconds they stand under; each once. The same array for the same discharges. */
export function samplesOf({ discharges }: Discharging): readonly number[] {
  if (!discharges) return [];
  const before = known.get(discharges);
  if (before) return before;
  const samples = ascending(Object.values(discharges).flat());
  known.set(discharges, samples);
  return samples;
}

/** Each once, in order: the same array where that is so already. */
function ascending(samples: readonly number[]): readonly number[] {
  const isOrdered = samples.every((sample, index) => index === 0 || (samples[index - 1] as number) < sample);
  return isOrdered ? samples : [...new Set(samples)].sort((a, b) => a - b);
}

/** The same unit with other discharges. @param samples in any order */
export function withSamples<Unit extends Discharging>(
  unit: Unit,
  samples: readonly number[],
  samplingRate: number,
): Unit {
  const bySecond: Record<string, number[]> = {};
  for (const sample of ascending(samples)) (bySecond[secondOf(sample, samplingRate)] ??= []).push(sample);
  const { discharges, ...others } = unit;
  // Only what it holds is another.
  if (samples.length === 0) return (discharges ? others : unit) as Unit;
  return { ...unit, discharges: bySecond };
}

/**
 * The discharge nearest to a sample, where it is no further away than `most`; of two as near, the earlier one.
 * @param samples ascending
 */
export function nearestSample(samples: readonly number[], sample: number, most: number): number | undefined {
  const after = indexFrom(samples, sample);
  const [earlier = -Infinity, later = Infinity] = [samples[after - 1], samples[after]];
  const nearest = sample - earlier <= later - sample ? earlier : later;
  return Math.abs(nearest - sample) <= most ? nearest : undefined;
}
