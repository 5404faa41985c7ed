/** What came of comparing readers, as JSON for programs. */
import type { Figure } from '../agreement/bootstrap';
import { overlaps, type Agreement, type PairAgreement } from '../agreement/summary';
import { quantileOfSorted, sorted } from '../signal/statistics';
import type { Reader, Readings } from './readers';

/** What was compared, and what came out. */
export interface Compared {
  readonly readers: readonly Reader[];
  readonly readings: Readings;
  readonly cellSeconds: number;
  readonly agreement: Agreement;
}

/** Lower quartile, median and upper quartile; undefined for no values. */
export function quartiles(values: readonly number[]): readonly [number, number, number] | undefined {
  if (values.length === 0) return undefined;
  const ascending = sorted(Float64Array.from(values));
  const at = (part: number): number => quantileOfSorted(ascending, part) ?? NaN;
  return [at(0.25), at(0.5), at(0.75)];
}

function figureJson({ value, interval }: Figure): object {
  return { value: Number.isNaN(value) ? null : value, ...(interval ? { interval } : {}) };
}

function pairJson(
  { one, other, kappa, eventF1: f1s, boundaries, byLabel, confusion }: PairAgreement,
  { readers, cellSeconds }: Compared,
): object {
  return {
    readers: [readers[one]?.name, readers[other]?.name],
    cohenKappa: figureJson(kappa),
    eventF1: overlaps.map((overlap, i) => ({ overlap, ...figureJson(f1s[i] ?? kappa) })),
    onsetDifferenceSeconds: quartiles(boundaries.onsetSeconds) ?? null,
    endDifferenceSeconds: quartiles(boundaries.endSeconds) ?? null,
    byLabel: Object.fromEntries(byLabel),
    confusionSeconds: [...confusion].flatMap(([label, row]) =>
      [...row].map(([taken, cells]) => ({ labels: [label, taken], seconds: cells * cellSeconds })),
    ),
  };
}

/** Quartiles are lower, median, upper; a figure that is not defined is null. */
export function agreementJson(compared: Compared): object {
  const { readers, readings, cellSeconds, agreement } = compared;
  return {
    readers: readers.map(({ name }) => name),
    recordings: readings.recordings.map(({ name }) => name),
    readByOne: readings.readByOne,
    channels: readings.channels,
    seconds: readings.seconds,
    cellSeconds,
    krippendorffAlpha: figureJson(agreement.alpha),
    fleissKappa: figureJson(agreement.fleiss),
    pairs: agreement.pairs.map((pair) => pairJson(pair, compared)),
  };
}
