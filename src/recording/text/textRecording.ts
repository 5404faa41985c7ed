/** An indexed table as a `Recording`: its channels, and reading them by range. */
import { blocksByRead } from '../blocks/ranges';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording } from '../format';
import { rowBlocks } from './rowBlocks';
import type { ScannedText, TextSignal } from './scannedText';
import { textAnnotations } from './textAnnotations';
import { textSignals } from './textSignals';
import { textWarnings } from './textWarnings';

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
  const { source, layout, index } = scanned;
  const { signals, warnings } = textSignals(scanned);
  const channels = checkedChannels(
    signals.map(({ channel }) => channel),
    source.name,
  );
  const read: FormatRecording['read'] = async (channelIndex, from, count) => {
    const signal = signals[channelIndex];
    if (!signal) throw new RangeError(`There is no channel ${channelIndex}.`);
    if (from < 0 || count < 0) throw new RangeError(`There are no ${count} samples from ${from}.`);
    const samples = await readSignal(scanned, signal, from, count);
    const { scale } = signal;
    return scale ? samples.map((stored) => (stored - scale.zero) * scale.gain) : samples;
  };
  return {
    format: 'text',
    durationSeconds: durationOf(channels),
    channels,
    leftOut: [...layout.leftOut, ...scanned.tablesBefore, ...index.leftOut],
    warnings: textWarnings(scanned, signals, warnings),
    signalFile: source,
    read,
    // Rows are parsed once for all columns, where each has a sample in every one.
    blocks: (ranges, options = {}) =>
      signals.some(({ stride, scale }) => stride ?? scale)
        ? blocksByRead({ read }, ranges, options)
        : rowBlocks(scanned, signals, ranges, options),
    readAnnotations: (control) => textAnnotations(scanned, signals, control),
    close: () => source.close(),
  };
}
