/** An indexed table as a `Recording`: names, rates, lengths and warnings, and reading by range. */
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording } from '../format';
import { RecordingError } from '../recordingError';
import type { SignalColumn, TimeColumn } from './layout';
import type { ScannedText, TextSignal } from './scannedText';
import type { CorruptLines, TextIndex } from './textIndex';
import { rowBlocks } from './rowBlocks';
import { evenTimeline, sampleOfRow, timelineOf, type Timeline } from './timeline';

/** A declared rate this far from the one that the times tell is worth a warning. */
const rateTolerance = 0.002;

function corruptWarning({ count, firstLines }: CorruptLines): string[] {
  if (count === 0) return [];
  const more = count > firstLines.length ? ` and ${count - firstLines.length} more` : '';
  const lines = `${count === 1 ? 'Line' : 'Lines'} ${firstLines.join(', ')}${more}`;
  return [`${lines} cannot be read as numbers: the samples there are missing.`];
}

function cutWarning({ cut }: TextIndex): string[] {
  if (!cut) return [];
  return [
    `Line ${cut.line}, the last, has no line end and its last number may be cut short: it is left out. If the file is whole, put a line end after it.`,
  ];
}

/** A timeline for each time column, and what is odd about them. */
function timelines(scanned: ScannedText): {
  of: ReadonlyMap<TimeColumn, Timeline>;
  warnings: readonly string[];
} {
  const of = new Map<TimeColumn, Timeline>();
  const warnings = new Set<string>();
  for (const [time, tracker] of scanned.index.trackers) {
    const timeline = timelineOf(tracker, time.clock, time.secondsPerUnit, scanned.index.rows);
    of.set(time, timeline);
    const name = `The time column (column ${time.column + 1})`;
    if (timeline.problem !== undefined) {
      warnings.add(
        `${name} is not used to place samples because ${timeline.problem}: rows are taken as evenly spaced at ${timeline.samplingRate} Hz.`,
      );
    }
    if (timeline.gaps > 0) {
      const seconds = (timeline.missingSamples / timeline.samplingRate).toPrecision(3);
      warnings.add(
        `${name} has ${timeline.gaps} ${timeline.gaps === 1 ? 'gap' : 'gaps'}, ${seconds} s together: the samples there are missing.`,
      );
    }
    const declared = scanned.metadata.samplingRate;
    if (declared !== undefined && Math.abs(declared / timeline.samplingRate - 1) > rateTolerance) {
      warnings.add(
        `The file declares ${declared} Hz but its times are ${timeline.samplingRate} Hz apart: the times are trusted.`,
      );
    }
  }
  return { of, warnings: [...warnings] };
}

function rateWithoutTimes({ source, metadata, givenRate }: ScannedText, name: string): number {
  const declared = metadata.channels.find((channel) => channel.label === name)?.samplingRate;
  const rate = declared ?? metadata.samplingRate ?? givenRate;
  if (rate !== undefined) return rate;
  throw new RecordingError(
    'needs-sampling-rate',
    `${source.name} does not say how fast it was sampled: open it again with its sampling rate in Hz, or keep a copy with a first line such as "# Sampling Rate (Hz): 2000".`,
  );
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
  const { channel, timeline, column } = signal;
  const wanted = Math.max(0, Math.min(count, channel.samples - from));
  const samples = new Float32Array(wanted).fill(NaN);
  for (const [number, segment] of timeline.segments.entries()) {
    const rowsEnd = timeline.segments[number + 1]?.row ?? scanned.index.rows;
    const first = Math.max(from, segment.sample);
    const end = Math.min(from + wanted, segment.sample + rowsEnd - segment.row);
    if (first < end) {
      const row = segment.row + first - segment.sample;
      await scanned.blocks.copy(column, row, end - first, samples, first - from);
    }
  }
  return samples;
}

/** Builds the recording. @throws RecordingError 'needs-sampling-rate' when neither file nor caller states one. */
export function textRecording(scanned: ScannedText): FormatRecording {
  const { source, layout, index, metadata } = scanned;
  const times = timelines(scanned);
  const signals: TextSignal[] = layout.signals.map(({ column, name, unit, time }) => {
    const timeline = (time && times.of.get(time)) ?? evenTimeline(rateWithoutTimes(scanned, name));
    const rows = index.rowsInColumn[column] ?? 0;
    const samples = rows === 0 ? 0 : sampleOfRow(timeline, rows - 1) + 1;
    return {
      column,
      timeline,
      channel: { name, unit, samplingRate: timeline.samplingRate, samples },
    };
  });
  const channels = checkedChannels(
    signals.map(({ channel }) => channel),
    source.name,
  );
  const unitless = channels.filter(({ unit }) => unit === '').length;
  return {
    format: 'text',
    durationSeconds: durationOf(channels),
    channels,
    leftOut: layout.leftOut,
    warnings: [
      ...corruptWarning(index.corrupt),
      ...cutWarning(index),
      ...times.warnings,
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
    read: async (channelIndex, from, count) => {
      const signal = signals[channelIndex];
      if (!signal) throw new RangeError(`There is no channel ${channelIndex}.`);
      if (from < 0 || count < 0) throw new RangeError(`There are no ${count} samples from ${from}.`);
      return readSignal(scanned, signal, from, count);
    },
    blocks: (ranges, options = {}) => rowBlocks(scanned, signals, ranges, options),
    readAnnotations: () => Promise.resolve([]),
    close: () => source.close(),
  };
}
