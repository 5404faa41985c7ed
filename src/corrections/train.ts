/** A unit's discharges as one train, and as its record keeps them: by the second of the recording that they lie in. Pure. */
import type { SamplesBySecond } from './values';

/** What holds discharges. */
interface Discharging {
  readonly discharges?: SamplesBySecond;
}

/** The second that a sample lies in, as it stands in a record. */
export function secondOf(sample: number, samplingRate: number): string {
  return String(Math.floor(sample / samplingRate));
}

/** All discharges in order, whatever seconds they stand under; each once. */
export function samplesOf({ discharges = {} }: Discharging): readonly number[] {
  const all = Object.values(discharges).flat();
  const isOrdered = all.every((sample, index) => index === 0 || (all[index - 1] as number) < sample);
  return isOrdered ? all : [...new Set(all)].sort((a, b) => a - b);
}

/** The same unit with other discharges. @param samples in any order */
export function withSamples<Unit extends Discharging>(
  unit: Unit,
  samples: readonly number[],
  samplingRate: number,
): Unit {
  const bySecond: Record<string, number[]> = {};
  for (const sample of [...new Set(samples)].sort((a, b) => a - b)) {
    (bySecond[secondOf(sample, samplingRate)] ??= []).push(sample);
  }
  const { discharges, ...others } = unit;
  // Only what it holds is another.
  if (samples.length === 0) return (discharges ? others : unit) as Unit;
  return { ...unit, discharges: bySecond };
}

/** The discharge nearest to a sample, where it is no further away than `most`. */
export function nearestSample(samples: readonly number[], sample: number, most: number): number | undefined {
  let best: number | undefined;
  for (const each of samples) {
    const isNearer = best === undefined || Math.abs(each - sample) < Math.abs(best - sample);
    if (Math.abs(each - sample) <= most && isNearer) best = each;
  }
  return best;
}
