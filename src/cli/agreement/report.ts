/** The figures of agreement as sentences and tables. */
import { undefinedFigure, type Figure } from '../../agreement/bootstrap';
import type { Differences } from '../../agreement/differences';
import { overlaps, type Agreement, type PairAgreement } from '../../agreement/summary';
import { compareText } from '../../base/compareText';
import { counted } from '../../base/words';
import { quartiles, whyNoIntervals, type Compared } from '../../readings/compared';
import type { Readings } from '../../readings/readers';
import { whyNoAlpha, whyNoFleiss, whyNoKappa } from '../../readings/whyUndefined';

function figure(value: number): string {
  return value.toFixed(3).replace('-', '−');
}

function signed(seconds: number): string {
  return `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toFixed(3)}`;
}

/** A star where other figures have an interval. */
function missingInterval(readings: Readings): string {
  return whyNoIntervals(readings) === undefined ? '*' : '';
}

/**
 * `0.81 (0.72 to 0.88)`; a star where only some figures have an interval and this one has not.
 * @param whyNot why it is not defined, where it isn't
 */
function figureText({ value, interval }: Figure, { readings }: Compared, whyNot?: string): string {
  if (Number.isNaN(value)) return whyNot === undefined ? 'not defined' : `not defined: ${whyNot}`;
  if (!interval) return `${figure(value)}${missingInterval(readings)}`;
  return `${figure(value)} (${figure(interval.low)} to ${figure(interval.high)})`;
}

/** `+0.012 s (+0.008 to +0.015), middle half −0.002 to +0.031 s`. */
function boundaryText(
  { seconds, median: { interval } }: Differences,
  { readings }: Compared,
): string | undefined {
  const quarters = quartiles(seconds);
  if (!quarters) return undefined;
  const [lower, middle, upper] = quarters.map(signed);
  const range = interval
    ? ` (${signed(interval.low)} to ${signed(interval.high)})`
    : missingInterval(readings);
  return `${middle ?? ''} s${range}, middle half ${lower ?? ''} to ${upper ?? ''} s`;
}

function boundaryLines(
  { onset, end }: PairAgreement,
  [first, second]: readonly [string, string],
  compared: Compared,
): readonly string[] {
  const [onsets, ends] = [boundaryText(onset, compared), boundaryText(end, compared)];
  if (onsets === undefined || ends === undefined) {
    return ['  no event in common, so no boundaries to compare'];
  }
  return [
    `  ${second} after ${first}, median of ${counted(onset.seconds.length, 'event')}:`,
    `    begin ${onsets}`,
    `    end ${ends}`,
  ];
}

/** Columns side by side: the first to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

function labelLines(
  { byLabel, labelF1 }: PairAgreement,
  names: readonly [string, string],
  compared: Compared,
): readonly string[] {
  const f1Text = (f1: Figure): string => figureText(f1, compared);
  return aligned([
    ['  events (overlap 0.5)', 'both', ...names, ...overlaps.map((overlap) => `F1 at ${overlap}`)],
    ...[...byLabel]
      .sort(([a], [b]) => compareText(a, b))
      .map(([label, { paired, onlyOne, onlyOther }]) => [
        `  ${label}`,
        ...[paired, onlyOne, onlyOther].map(String),
        ...(labelF1.get(label) ?? []).map(f1Text),
      ]),
  ]);
}

/** What they call the same first, then what they call otherwise, the longest first. */
function confusionLines(
  { confusion, shares }: PairAgreement,
  [first, second]: readonly [string, string],
  compared: Compared,
): readonly string[] {
  const cells = [...confusion]
    .flatMap(([label, row]) => [...row].map(([taken, count]) => ({ label, taken, count })))
    .sort((a, b) => Number(a.label !== a.taken) - Number(b.label !== b.taken) || b.count - a.count);
  if (cells.length === 0) return [];
  return aligned([
    [`  ${first} says`, `${second} says`, 'seconds', `share of ${first}’s`],
    ...cells.map(({ label, taken, count }) => [
      `  ${label}`,
      taken,
      (count * compared.cellSeconds).toFixed(1),
      figureText(shares.get(label)?.get(taken) ?? undefinedFigure, compared),
    ]),
  ]);
}

function pairLines(pair: PairAgreement, compared: Compared): readonly string[] {
  const { one, other, kappa, eventF1, confusion } = pair;
  const names = [compared.readers[one]?.name ?? '', compared.readers[other]?.name ?? ''] as const;
  const f1Text = (overlap: number, i: number): string =>
    `${figureText(eventF1[i] ?? undefinedFigure, compared, 'neither has marked an event')} at overlap ${overlap}`;
  return [
    '',
    names.join(' and '),
    `  Cohen's kappa: ${figureText(kappa, compared, whyNoKappa(compared, confusion, asInFile))}`,
    `  F1 of events: ${overlaps.map(f1Text).join('; ')}`,
    ...boundaryLines(pair, names, compared),
    ...labelLines(pair, names, compared),
    ...confusionLines(pair, names, compared),
  ];
}

const asInFile = (label: string): string => label;

/** Every figure that stands in the text. */
function allFigures({ alpha, fleiss, pairs }: Agreement): readonly Figure[] {
  return [
    ...[alpha, fleiss],
    ...pairs.flatMap(({ kappa, eventF1, labelF1, shares, onset, end }) => [
      ...[kappa, onset.median, end.median],
      ...eventF1,
      ...[...labelF1.values()].flat(),
      ...[...shares.values()].flatMap((row) => [...row.values()]),
    ]),
  ];
}

function intervalLines({ readings, agreement }: Compared): readonly string[] {
  const noIntervals = whyNoIntervals(readings);
  if (noIntervals !== undefined) return [noIntervals];
  const isMissing = allFigures(agreement).some(({ value, interval }) => !Number.isNaN(value) && !interval);
  return [
    'In brackets: 95 % bootstrap interval over recordings.',
    ...(isMissing ? ['* No interval: too few recordings have it.'] : []),
  ];
}

export function agreementLines(compared: Compared): readonly string[] {
  const { readers, readings, cellSeconds, agreement } = compared;
  const { recordings, channels, seconds, readByOne } = readings;
  return [
    `${readers.length} readers: ${readers.map(({ name }) => name).join(', ')}.`,
    `${counted(recordings.length, 'recording')} read by two or more, ${counted(channels, 'channel')} with labels, ${seconds.toFixed(1)} s, in cells of ${cellSeconds} s.`,
    ...(readByOne.length === 0 ? [] : [`Read by one alone, not compared: ${readByOne.join(', ')}.`]),
    `Krippendorff's alpha: ${figureText(agreement.alpha, compared, whyNoAlpha(compared, asInFile))}`,
    ...(readers.length > 2
      ? [`Fleiss' kappa: ${figureText(agreement.fleiss, compared, whyNoFleiss(compared))}`]
      : []),
    ...agreement.pairs.flatMap((pair) => pairLines(pair, compared)),
    '',
    ...intervalLines(compared),
  ];
}
