/** An indexed table as a `Recording`: names, rates, lengths and warnings, and reading by range. */
import { blocksByRead } from '../blocks/ranges';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording } from '../format';
import { RecordingError } from '../recordingError';
import type { SignalColumn, TimeColumn } from './layout';
import type { ScannedText, TextSignal } from './scannedText';
import type { CorruptLines, TextIndex } from './textIndex';
import { rowBlocks } from './rowBlocks';
import { textAnnotations } from './textAnnotations';
import {
  blockTimeline,
  coarseness,
  evenTimeline,
  sampleOfRow,
  stridden,
  timelineOf,
  type Timeline,
} from './timeline';
import type { TimeTracker } from './timeTracker';

/** A declared rate this far from the one that the times tell is worth a warning. */
const rateTolerance = 0.002;
/** A rate that times leave open by more than this share of it is not told by them. */
const mostUncertainty = 0.01;

function corruptWarning({ count, firstLines }: CorruptLines): string[] {
  if (count === 0) return [];
  const more = count > firstLines.length ? ` and ${count - firstLines.length} more` : '';
  const lines = `${count === 1 ? 'Line' : 'Lines'} ${firstLines.join(', ')}${more}`;
  return [`${lines} cannot be read as numbers: the samples there are missing.`];
}

/** What a program is known to write there needs no word; in a table of no program it does. */
function statementsWarning({ toldStatements: statements, firstRowLine }: ScannedText): string[] {
  if (statements === 0) return [];
  const lines = statements === 1 ? `Line ${firstRowLine - 1} states` : `The ${statements} lines before line ${firstRowLine} state`;
  return [`${lines} counts or rates in numbers unlike those of the rows, and ${statements === 1 ? 'is' : 'are'} not taken for samples.`];
}

function cutWarning({ cut }: TextIndex): string[] {
  if (!cut) return [];
  return [
    `Line ${cut.line}, the last, has no line end and its last number may be cut short: it is left out. If the file is whole, put a line end after it.`,
  ];
}

interface Timelines {
  readonly of: ReadonlyMap<TimeColumn, Timeline>;
  readonly warnings: readonly string[];
}

function timelineFor(time: TimeColumn, tracker: TimeTracker, scanned: ScannedText): Timeline {
  const { index, layout, source, givenRate } = scanned;
  const declared = layout.signals.find((signal) => signal.time === time)?.statedRate;
  const timeline = timelineOf(tracker, time.clock, time.secondsPerUnit, {
    rows: index.rows,
    hasBlocks: index.blocks.length > 1,
    ...(declared === undefined ? {} : { statedRate: declared }),
  });
  const stated = declared ?? givenRate;
  if (timeline.problem !== undefined && stated !== undefined) {
    return { ...evenTimeline(stated), problem: timeline.problem };
  }
  if (stated === undefined && coarseness(tracker, time.clock) > mostUncertainty) {
    throw new RecordingError(
      'needs-sampling-rate',
      `${source.name}: the times in column ${time.column + 1} are written too coarsely to tell the sampling rate (about ${Number(timeline.samplingRate.toPrecision(2))} Hz): open it again with its sampling rate in Hz.`,
    );
  }
  const isCoarse = stated !== undefined && coarseness(tracker, time.clock) > rateTolerance;
  return isCoarse && timeline.gaps === 0 ? evenTimeline(stated) : timeline;
}

/** A timeline for each time column, and what is odd about them. */
function timelines(scanned: ScannedText): Timelines {
  const of = new Map<TimeColumn, Timeline>();
  const warnings = new Set<string>();
  for (const [time, tracker] of scanned.index.trackers) {
    const timeline = timelineFor(time, tracker, scanned);
    of.set(time, timeline);
    const name = `The time column (column ${time.column + 1})`;
    if (timeline.problem !== undefined) {
      warnings.add(
        `${name} is not used to place samples because ${timeline.problem}: rows are taken as evenly spaced at ${timeline.samplingRate} Hz.`,
      );
    }
    for (const sentence of gapWarning(name, timeline)) warnings.add(sentence);
    const declared = scanned.layout.signals.find((signal) => signal.time === time)?.statedRate;
    if (declared !== undefined && Math.abs(declared / timeline.samplingRate - 1) > rateTolerance) {
      warnings.add(
        `The file declares ${declared} Hz but its times are ${timeline.samplingRate} Hz apart: the times are trusted.`,
      );
    }
  }
  return { of, warnings: [...warnings] };
}

function gapWarning(name: string, { gaps, missingSamples, samplingRate }: Timeline): string[] {
  if (gaps === 0) return [];
  const seconds = (missingSamples / samplingRate).toPrecision(3);
  return [
    `${name} has ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}, ${seconds} s together: the samples there are missing.`,
  ];
}

function rateWithoutTimes({ source, layout, givenRate }: ScannedText, { statedRate }: SignalColumn): number {
  const rate = statedRate ?? givenRate;
  if (rate !== undefined) return rate;
  const unread = layout.leftOut.find(({ reason }) => reason.startsWith('it holds'));
  const because = unread ? ` (${unread.name} is not read as a time: ${unread.reason})` : '';
  throw new RecordingError(
    'needs-sampling-rate',
    `${source.name} does not say how fast it was sampled${because}: open it again with its sampling rate in Hz, or keep a copy with a first line such as "# Sampling Rate (Hz): 2000".`,
  );
}

/** A column as a signal: where its samples stand, and how many there are. */
function signalOf(signal: SignalColumn, times: Timelines, scanned: ScannedText): TextSignal {
  const { column, name, unit, kind, time } = signal;
  const { index } = scanned;
  const rows = index.rowsInColumn[column] ?? 0;
  const ofRows =
    (time && times.of.get(time)) ?? blockTimeline(rateWithoutTimes(scanned, signal), index.blocks);
  const stride = signal.stride && !index.uneven.has(column) ? signal.stride : undefined;
  const timeline = stride ? stridden(ofRows, stride.distance, stride.first) : ofRows;
  const ownRows = stride ? Math.floor((rows - 1 - stride.first) / stride.distance) + 1 : rows;
  const samples = ownRows === 0 ? 0 : sampleOfRow(timeline, ownRows - 1) + 1;
  const { samplingRate } = timeline;
  return {
    column,
    timeline,
    channel: { name, unit, samplingRate, samples, ...(kind === undefined ? {} : { kind }) },
    ...(stride ? { stride } : {}),
  };
}

function blockWarnings(signals: readonly TextSignal[], { index, layout }: ScannedText): string[] {
  const [first] = signals;
  const more = index.blocks.length - 1;
  if (!first || more <= 0) return [];
  if (layout.times.length > 0) {
    const { unplacedBlocks: unplaced } = index;
    return unplaced === 0
      ? []
      : [`The file does not say when ${unplaced} of its ${more + 1} blocks began: each follows the one before.`];
  }
  const { gaps } = first.timeline;
  return [
    ...gapWarning(`The file (${more + 1} blocks)`, first.timeline),
    ...(gaps < more
      ? [`The file does not say when ${more - gaps} of its ${more + 1} blocks began: each follows the one before.`]
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

async function readSignal(
  scanned: ScannedText,
  signal: TextSignal,
  from: number,
  count: number,
): Promise<Float32Array> {
  const { channel, timeline, column, stride } = signal;
  const wanted = Math.max(0, Math.min(count, channel.samples - from));
  const samples = new Float32Array(wanted).fill(NaN);
  const { distance, first: firstRow } = stride ?? { distance: 1, first: 0 };
  const ownRows = Math.ceil((scanned.index.rows - firstRow) / distance);
  for (const [number, segment] of timeline.segments.entries()) {
    const rowsEnd = timeline.segments[number + 1]?.row ?? ownRows;
    const first = Math.max(from, segment.sample);
    const end = Math.min(from + wanted, segment.sample + rowsEnd - segment.row);
    if (first < end) {
      const row = firstRow + (segment.row + first - segment.sample) * distance;
      await scanned.blocks.copy(column, { row, distance, count: end - first }, samples, first - from);
    }
  }
  return samples;
}

/** Builds the recording. @throws RecordingError 'needs-sampling-rate' when neither file nor caller states one. */
export function textRecording(scanned: ScannedText): FormatRecording {
  const { source, layout, index, metadata } = scanned;
  const times = timelines(scanned);
  const signals = layout.signals.map((signal) => signalOf(signal, times, scanned));
  const channels = checkedChannels(
    signals.map(({ channel }) => channel),
    source.name,
  );
  const unitless = channels.filter(({ unit }) => unit === '').length;
  const read: FormatRecording['read'] = async (channelIndex, from, count) => {
    const signal = signals[channelIndex];
    if (!signal) throw new RangeError(`There is no channel ${channelIndex}.`);
    if (from < 0 || count < 0) throw new RangeError(`There are no ${count} samples from ${from}.`);
    return readSignal(scanned, signal, from, count);
  };
  return {
    format: 'text',
    durationSeconds: durationOf(channels),
    channels,
    leftOut: [...layout.leftOut, ...index.leftOut],
    warnings: [
      ...statementsWarning(scanned),
      ...corruptWarning(index.corrupt),
      ...cutWarning(index),
      ...times.warnings,
      ...blockWarnings(signals, scanned),
      ...(metadata.ratesDiffer
        ? ['The file declares several sampling rates; the first is used where no time column says better.']
        : []),
      ...pointsWarning(layout.signals, scanned),
      ...(unitless > 0
        ? [
            `${unitless === signals.length ? 'No channel states' : `${unitless} channels state no`} ${unitless === signals.length ? 'a ' : ''}unit: amplitudes are shown as the numbers in the file.`,
          ]
        : []),
    ],
    signalFile: source,
    read,
    // Rows are parsed once for all columns, where each has a sample in every one.
    blocks: (ranges, options = {}) =>
      signals.some(({ stride }) => stride)
        ? blocksByRead({ read }, ranges, options)
        : rowBlocks(scanned, signals, ranges, options),
    readAnnotations: (control) => textAnnotations(scanned, signals, control),
    close: () => source.close(),
  };
}
