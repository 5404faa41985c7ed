/** What is odd about a table and could mislead, a sentence each. */
import { judgeKind } from '../kinds/judgeKind';
import type { SignalColumn } from './layout';
import type { ScannedText, TextSignal } from './scannedText';
import type { CorruptLines, TextIndex } from './textIndex';
import type { Timeline } from './timeline';

function corruptWarning({ count, firstLines }: CorruptLines): string[] {
  if (count === 0) return [];
  const more = count > firstLines.length ? ` and ${count - firstLines.length} more` : '';
  const lines = `${count === 1 ? 'Line' : 'Lines'} ${firstLines.join(', ')}${more}`;
  return [`${lines} cannot be read as numbers: the samples there are missing.`];
}

/** What a program is known to write there needs no word; in a table of no program it does. */
function statementsWarning({ toldStatements: statements, firstRowLine }: ScannedText): string[] {
  if (statements === 0) return [];
  const lines =
    statements === 1
      ? `Line ${firstRowLine - 1} states`
      : `The ${statements} lines before line ${firstRowLine} state`;
  return [
    `${lines} counts or rates in numbers unlike those of the rows, and ${statements === 1 ? 'is' : 'are'} not taken for samples.`,
  ];
}

function cutWarning({ cut }: TextIndex): string[] {
  if (!cut) return [];
  return [
    `Line ${cut.line}, the last, has no line end and its last number may be cut short: it is left out. If the file is whole, put a line end after it.`,
  ];
}

function summaryWarning({ summaryRows: rows }: TextIndex): string[] {
  if (rows === 0) return [];
  return [
    `The last ${rows === 1 ? 'row has' : `${rows} rows have`} no time where all others have one: taken for a summary of those above, and left out.`,
  ];
}

function groupedWarning({ grouped }: TextIndex): string[] {
  const [first] = grouped;
  if (!first) return [];
  const columns = grouped.length === 1 ? 'a column' : `${grouped.length} columns`;
  return [
    `Numbers such as ${first.written} (line ${first.line}) stand beside whole numbers in ${columns}: they seem to be thousands, grouped, and are then read a thousand times too small. Export the file without grouping.`,
  ];
}

/** A sentence about the gaps of a timeline. `name` says what has them. */
export function gapWarning(name: string, { gaps, missingSamples, samplingRate }: Timeline): string[] {
  if (gaps === 0) return [];
  const seconds = (missingSamples / samplingRate).toPrecision(3);
  return [
    `${name} has ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}, ${seconds} s together: the samples there are missing.`,
  ];
}

function blockWarnings(signals: readonly TextSignal[], { index, layout }: ScannedText): string[] {
  const [first] = signals;
  const more = index.blocks.length - 1;
  if (!first || more <= 0) return [];
  if (layout.times.length > 0) {
    const { unplacedBlocks: unplaced } = index;
    return unplaced === 0
      ? []
      : [
          `The file does not say when ${unplaced} of its ${more + 1} blocks began: each follows the one before.`,
        ];
  }
  const { gaps } = first.timeline;
  return [
    ...gapWarning(`The file (${more + 1} blocks)`, first.timeline),
    ...(gaps < more
      ? [
          `The file does not say when ${more - gaps} of its ${more + 1} blocks began: each follows the one before.`,
        ]
      : []),
  ];
}

/** Delsys exports state how many points each channel has: fewer rows mean a cut file. */
function pointsWarning(signals: readonly SignalColumn[], { metadata, index }: ScannedText): string[] {
  const cut = signals.flatMap(({ name, column }) => {
    const promised = metadata.channels.find((channel) => channel.label === name)?.points ?? 0;
    const present = index.rowsInColumn[column] ?? 0;
    return promised > present ? [{ name, promised, present }] : [];
  });
  const [first] = cut;
  return first
    ? [
        `The header promises more samples than the file holds for ${cut.length} channels (${first.name}: ${first.promised} promised, ${first.present} there): the file was cut.`,
      ]
    : [];
}

function unitWarning(units: readonly string[]): string[] {
  const unitless = units.filter((unit) => unit === '').length;
  if (unitless === 0) return [];
  const some = unitless === 1 ? '1 channel states no' : `${unitless} channels state no`;
  const which = unitless === units.length ? 'No channel states a' : some;
  return [`${which} unit: amplitudes are shown as the numbers in the file.`];
}

/** Samples were left out, and only a declaration says how fast the rest follow each other. */
function thinningWarning({ metadata, layout }: ScannedText): string[] {
  const { thinnedBy, samplingRate } = metadata;
  if (thinnedBy === undefined || samplingRate === undefined || layout.times.length > 0) return [];
  return [
    `The file says that only one in ${thinnedBy} samples was kept. Its rate, ${samplingRate} Hz, is taken for that of its rows: if it is the rate before, all times here are too short by that factor, and a line such as "# Sampling Rate (Hz): ${Number((samplingRate / thinnedBy).toPrecision(6))}" in its place puts that right.`,
  ];
}

/** Every sentence about a table. @param ofTimes those about its columns of times */
export function textWarnings(
  scanned: ScannedText,
  signals: readonly TextSignal[],
  ofTimes: readonly string[],
): readonly string[] {
  const { index, layout } = scanned;
  return [
    ...scanned.doubts,
    ...statementsWarning(scanned),
    ...corruptWarning(index.corrupt),
    ...cutWarning(index),
    ...summaryWarning(index),
    ...groupedWarning(index),
    ...ofTimes,
    ...blockWarnings(signals, scanned),
    ...thinningWarning(scanned),
    ...pointsWarning(layout.signals, scanned),
    ...scanned.counts.warnings(
      signals
        .filter(({ channel }) => (channel.kind ?? judgeKind(channel).kind) === 'emg')
        .map(({ column, channel }) => ({ column, unit: channel.unit })),
    ),
    ...unitWarning(signals.map(({ channel }) => channel.unit)),
  ];
}
