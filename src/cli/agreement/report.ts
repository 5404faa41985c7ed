/** The figures of agreement as sentences and tables. */
import { counted } from '../../base/words';
import { eventF1 } from '../../agreement/events';
import type { Figure } from '../../agreement/bootstrap';
import { overlaps, type PairAgreement } from '../../agreement/summary';
import { quartiles, type Compared } from '../../readings/compared';

function figure(value: number): string {
  return value.toFixed(3).replace('-', '−');
}

/** `0.81 (0.72 to 0.88)`. */
function figureText({ value, interval }: Figure): string {
  if (Number.isNaN(value)) return 'not defined';
  const range = interval ? ` (${figure(interval.low)} to ${figure(interval.high)})` : '';
  return `${figure(value)}${range}`;
}

function signed(seconds: number): string {
  return `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toFixed(3)} s`;
}

function boundaryText(values: readonly [number, number, number]): string {
  const [lower, middle, upper] = values.map(signed);
  return `${middle ?? ''} (middle half ${lower ?? ''} to ${upper ?? ''})`;
}

function boundaryLine(
  { onsetSeconds, endSeconds }: PairAgreement['boundaries'],
  [first, second]: readonly [string, string],
): string {
  const [onsets, ends] = [quartiles(onsetSeconds), quartiles(endSeconds)];
  if (!onsets || !ends) return '  no event in common, so no boundaries to compare';
  return `  ${second} begins ${boundaryText(onsets)}, ends ${boundaryText(ends)} after ${first}`;
}

/** `1 recording`, `2 recordings`. */
/** Columns side by side: the first to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

function pairLines(
  { one, other, kappa, eventF1: f1s, boundaries, byLabel, confusion }: PairAgreement,
  { readers, cellSeconds }: Compared,
): readonly string[] {
  const [first, second] = [readers[one]?.name ?? '', readers[other]?.name ?? ''];
  const labels = [...byLabel].sort(([a], [b]) => (a < b ? -1 : 1));
  const others = [...confusion]
    .flatMap(([label, row]) =>
      [...row].map(([taken, cells]) => ({ label, taken, seconds: cells * cellSeconds })),
    )
    .filter(({ label, taken }) => label !== taken)
    .sort((a, b) => b.seconds - a.seconds);
  return [
    '',
    `${first} and ${second}`,
    `  Cohen's kappa: ${figureText(kappa)}`,
    `  F1 of events: ${overlaps.map((overlap, i) => `${figureText(f1s[i] ?? kappa)} at overlap ${overlap}`).join('; ')}`,
    boundaryLine(boundaries, [first, second]),
    ...aligned([
      ['  events (overlap 0.5)', 'both', first, second, 'F1'],
      ...labels.map(([label, counts]) => [
        `  ${label}`,
        String(counts.paired),
        String(counts.onlyOne),
        String(counts.onlyOther),
        eventF1(counts).toFixed(3),
      ]),
    ]),
    ...(others.length === 0
      ? []
      : aligned([
          [`  ${first} says`, `${second} says`, 'seconds'],
          ...others.map(({ label, taken, seconds }) => [`  ${label}`, taken, seconds.toFixed(1)]),
        ])),
  ];
}

export function agreementLines(compared: Compared): readonly string[] {
  const { readers, readings, cellSeconds, agreement } = compared;
  const { recordings, channels, seconds, readByOne } = readings;
  return [
    `${readers.length} readers: ${readers.map(({ name }) => name).join(', ')}.`,
    `${counted(recordings.length, 'recording')} read by two or more, ${counted(channels, 'channel')} with labels, ${seconds.toFixed(1)} s, in cells of ${cellSeconds} s.`,
    ...(readByOne.length === 0 ? [] : [`Read by one alone, not compared: ${readByOne.join(', ')}.`]),
    `Krippendorff's alpha: ${figureText(agreement.alpha)}`,
    ...(readers.length > 2 ? [`Fleiss' kappa: ${figureText(agreement.fleiss)}`] : []),
    ...agreement.pairs.flatMap((pair) => pairLines(pair, compared)),
    '',
    'In brackets: 95 % bootstrap interval over recordings, where there are five or more.',
  ];
}
