/** What came of comparing readers, as JSON for programs. */
import { leastRecordings, undefinedFigure, type Figure } from '../agreement/bootstrap';
import type { Differences } from '../agreement/differences';
import { overlaps, type Agreement, type PairAgreement } from '../agreement/summary';
import { quantileOfSorted, sorted } from '../signal/statistics';
import type { Reader, Readings } from './readers';
import { whyNoAlpha, whyNoFleiss, whyNoKappa } from './whyUndefined';

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

/** @param whyNot why it is not defined, where it isn't */
function figureJson({ value, interval }: Figure, whyNot?: string): object {
  if (Number.isNaN(value)) return { value: null, ...(whyNot === undefined ? {} : { whyNot }) };
  return { value, ...(interval ? { interval } : {}) };
}

function overlapsJson(figures: readonly Figure[]): readonly object[] {
  return overlaps.flatMap((overlap, i) => {
    const figure = figures[i];
    return figure ? [{ overlap, ...figureJson(figure) }] : [];
  });
}

const asInFile = (label: string): string => label;

function pairJson(pair: PairAgreement, compared: Compared): object {
  const { readers, cellSeconds } = compared;
  const { one, other, kappa, eventF1, onset, end, byLabel, labelF1, confusion, shares } = pair;
  const quartilesJson = ({ seconds }: Differences): readonly number[] | null => quartiles(seconds) ?? null;
  return {
    readers: [readers[one]?.name, readers[other]?.name],
    cohenKappa: figureJson(kappa, whyNoKappa(compared, confusion, asInFile)),
    eventF1: overlapsJson(eventF1),
    onsetDifferenceSeconds: quartilesJson(onset),
    onsetDifferenceMedianSeconds: figureJson(onset.median),
    endDifferenceSeconds: quartilesJson(end),
    endDifferenceMedianSeconds: figureJson(end.median),
    byLabel: Object.fromEntries(
      [...byLabel].map(([label, counts]) => [
        label,
        { ...counts, eventF1: overlapsJson(labelF1.get(label) ?? []) },
      ]),
    ),
    confusionSeconds: [...confusion].flatMap(([label, row]) =>
      [...row].map(([taken, cells]) => ({
        labels: [label, taken],
        seconds: cells * cellSeconds,
        share: figureJson(shares.get(label)?.get(taken) ?? undefinedFigure),
      })),
    ),
  };
}

/** Why no figure has an interval; undefined where there are recordings enough. */
export function whyNoIntervals({ recordings }: Readings): string | undefined {
  return recordings.length >= leastRecordings
    ? undefined
    : `No intervals: they say how figures vary between recordings, which takes ${leastRecordings} of them.`;
}

/**
 * Quartiles are lower, median, upper; a share is of the time that the first of two calls so; a figure that is not defined is
 * null, and one that fewer than half of the bootstrap's draws have is without an interval.
 */
export function agreementJson(compared: Compared): object {
  const { readers, readings, cellSeconds, agreement } = compared;
  const noIntervals = whyNoIntervals(readings);
  return {
    readers: readers.map(({ name }) => name),
    recordings: readings.recordings.map(({ name }) => name),
    readByOne: readings.readByOne,
    channels: readings.channels,
    seconds: readings.seconds,
    cellSeconds,
    ...(noIntervals === undefined ? {} : { noIntervals }),
    krippendorffAlpha: figureJson(agreement.alpha, whyNoAlpha(compared, asInFile)),
    fleissKappa: figureJson(agreement.fleiss, whyNoFleiss(compared)),
    pairs: agreement.pairs.map((pair) => pairJson(pair, compared)),
  };
}
