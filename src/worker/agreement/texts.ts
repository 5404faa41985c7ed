/** Agreement as Markdown to paste, and its disagreements as a table for a spreadsheet. */
import { clock } from '../../base/clock';
import { csvText } from '../../base/csv';
import { markdownText } from '../../base/markdownText';
import type {
  AgreementView,
  BoundaryView,
  ConfusionView,
  FigureView,
  PairView,
} from '../../protocol/agreement/agreementView';
import { type PlacedDisagreement } from './views';

/** So many disagreements stand in a text that people read. */
const mostInText = 20;

export function csvOf(readers: readonly string[], disagreements: readonly PlacedDisagreement[]): string {
  return csvText([
    ['recording', 'channel', 'from_seconds', 'to_seconds', 'kind', 'lost_seconds', ...readers],
    ...disagreements.map(({ recording, channel, from, to, kind, lostSeconds, labels }) => [
      ...[recording, channel, from, to, kind, lostSeconds],
      ...labels.map((label) => label ?? null),
    ]),
  ]);
}

function figureText({ value, low, high }: FigureView): string {
  if (value === null) return 'not defined';
  const interval =
    low === undefined || high === undefined ? '' : ` (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return `${value.toFixed(2)}${interval}`.replaceAll('-', '−');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line), ''];
}

function milliseconds(seconds: number): string {
  return (seconds * 1000).toFixed(0).replace('-', '−');
}

function boundaryText({ count, quartiles, median: { low, high } }: BoundaryView): string {
  if (!quartiles) return 'no event of both';
  const [lower, middle, upper] = quartiles.map(milliseconds);
  const interval =
    low === undefined || high === undefined ? '' : ` (${milliseconds(low)} to ${milliseconds(high)})`;
  return `median ${middle ?? ''} ms${interval}, middle half ${lower ?? ''} to ${upper ?? ''} ms, ${count} events`;
}

/** What they call the same first, then what they call otherwise, the longest first. */
function confusionRows({ labels, seconds, shares }: ConfusionView): readonly (readonly string[])[] {
  return labels
    .flatMap((label, row) =>
      labels.map((taken, column) => ({
        ...{ label, taken, isSame: row === column },
        seconds: seconds[row]?.[column] ?? 0,
        share: shares[row]?.[column] ?? { value: null },
      })),
    )
    .filter((cell) => cell.seconds > 0)
    .sort((a, b) => Number(b.isSame) - Number(a.isSame) || b.seconds - a.seconds)
    .map((cell) => [
      markdownText(cell.label),
      markdownText(cell.taken),
      cell.seconds.toFixed(1),
      figureText(cell.share),
    ]);
}

function pairLines(pair: PairView, { readers, overlaps }: AgreementView): readonly string[] {
  const [one, other] = [pair.one, pair.other].map((reader) => markdownText(readers[reader] ?? ''));
  const all = { label: 'All events', f1: pair.f1, paired: '', onlyOne: '', onlyOther: '' };
  return [
    `### ${one ?? ''} and ${other ?? ''}`,
    '',
    ...table(
      ['F1 of events', 'both', one ?? '', other ?? '', ...overlaps.map((overlap) => `overlap ${overlap}`)],
      [...pair.labels, all].map(({ label, paired, onlyOne, onlyOther, f1 }) => [
        markdownText(label),
        ...[paired, onlyOne, onlyOther].map(String),
        ...f1.map(figureText),
      ]),
    ),
    `${other ?? ''} after ${one ?? ''}: begin ${boundaryText(pair.onset)}; end ${boundaryText(pair.end)}.`,
    '',
    ...(pair.confusion.labels.length === 0
      ? []
      : table(
          [`${one ?? ''} says`, `${other ?? ''} says`, 'seconds', `share of ${one ?? ''}’s`],
          confusionRows(pair.confusion),
        )),
  ];
}

export function markdownOf(view: AgreementView): string {
  const { readers, recordings, seconds, cellSeconds, overall, pairs, notes, disagreementCount } = view;
  const listed = view.disagreements.slice(0, mostInText);
  const names = readers.map(markdownText);
  return [
    `## Agreement of ${names.join(', ')}`,
    '',
    `Recordings: ${recordings}; ${seconds.toFixed(1)} s of channels with labels, in cells of ${cellSeconds * 1000} ms. In brackets: 95 % bootstrap intervals over recordings.`,
    '',
    ...notes.flatMap((note) => [markdownText(note), '']),
    ...table(
      ['Moment by moment', 'agreement', ''],
      [...overall, ...pairs.map(({ kappa }) => ({ ...kappa, name: `Cohen’s kappa, ${kappa.name}` }))].map(
        (figure) => [markdownText(figure.name), figureText(figure), markdownText(figure.remark)],
      ),
    ),
    ...pairs.flatMap((pair) => pairLines(pair, view)),
    ...(listed.length === 0
      ? []
      : [
          `### ${listed.length === disagreementCount ? 'Disagreements' : `The worst ${listed.length} of ${disagreementCount} disagreements`}`,
          '',
          ...table(
            ['Recording', 'channel', 'from', 'to', ...names],
            listed.map(({ recording, channel, fromSeconds, toSeconds, said }) => [
              markdownText(recording),
              markdownText(channel),
              clock(fromSeconds),
              clock(toSeconds),
              ...said.map((label) => markdownText(label ?? 'not read')),
            ]),
          ),
        ]),
  ].join('\n');
}
