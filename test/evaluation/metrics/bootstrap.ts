/** Percentile bootstrap (Efron 1979) over recordings, the same on every machine: whole recordings are drawn, never events. */
import { Random } from '../../../src/simulation/random';
import { quantile } from './quantile';

/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const seed = 20_260_101;

/**
 * The 2.5th and 97.5th percentile of a statistic over recordings drawn with replacement, as many of each stratum as
 * there are; draws that give NaN are left out.
 */
export function bootstrapInterval<Recording>(
  recordings: readonly Recording[],
  stratum: (recording: Recording) => string,
  statistic: (drawn: readonly Recording[]) => number,
  draws = 1000,
): Interval {
  const random = new Random(seed);
  const strata = new Map<string, Recording[]>();
  for (const recording of recordings) {
    const name = stratum(recording);
    strata.set(name, [...(strata.get(name) ?? []), recording]);
  }
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn = [...strata.values()].flatMap((all) =>
      all.map(() => all[Math.floor(random.uniform() * all.length)]!),
    );
    const value = statistic(drawn);
    if (!Number.isNaN(value)) values.push(value);
  }
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}
