/** An opened EDF or BDF file as a `Recording`: its channels, and its samples on the continuous timeline. */
import type { ByteSource } from '../byteSource';
import { checkedChannels, durationOf, type CheckedChannel } from '../channels';
import type { FormatRecording } from '../format';
import type { FileAnnotation, JobControl } from '../recording';
import { scanAnnotations } from './annotations';
import type { EdfHeader } from './header';
import { RecordReader } from './recordReader';
import { storedSamples, type Records } from './records';
import type { RecordTimes } from './recordTimes';
import { isChannel, type EdfSignal } from './signals';

/** What the opening of a file found out. */
export interface EdfParts {
  readonly source: ByteSource;
  readonly header: EdfHeader;
  /** The data records that are there, whether or not they have a place in time. */
  readonly records: Records;
  readonly times: RecordTimes;
  readonly recordSeconds: number;
  readonly format: string;
  readonly startTime: string | undefined;
  /** Grows when reading finds more that is odd. */
  readonly warnings: string[];
}

export class EdfRecording implements FormatRecording {
  readonly format: string;
  readonly durationSeconds: number;
  readonly startTime?: string;
  readonly channels: readonly CheckedChannel[];
  readonly warnings: readonly string[];
  readonly signalFile: ByteSource;
  private readonly parts: EdfParts;
  private readonly signals: readonly EdfSignal[];
  private readonly reader: RecordReader;

  constructor(parts: EdfParts) {
    this.parts = parts;
    this.format = parts.format;
    if (parts.startTime !== undefined) this.startTime = parts.startTime;
    this.warnings = parts.warnings;
    this.signalFile = parts.source;
    this.signals = parts.header.signals.filter(isChannel);
    this.channels = channelsOf(this.signals, parts);
    this.durationSeconds = durationOf(this.channels);
    this.reader = new RecordReader(parts.source, parts.header);
  }

  async read(channelIndex: number, from: number, count: number, room?: Float32Array): Promise<Float32Array> {
    const channel = this.channels[channelIndex];
    const signal = this.signals[channelIndex];
    if (!channel || !signal) throw new RangeError(`There is no channel ${channelIndex}.`);
    if (!Number.isInteger(from) || !Number.isInteger(count) || from < 0 || count < 0) {
      throw new RangeError(`No range of samples: from ${from}, count ${count}.`);
    }
    const end = Math.min(channel.samples, from + count);
    const length = Math.max(0, end - from);
    if (room && room.length < length) throw new RangeError(`No room for ${length} samples.`);
    const values = room?.subarray(0, length) ?? new Float32Array(length);
    // Up to here values are either read or missing.
    let done = from;
    const { timeline, records } = this.parts.times;
    const stored = storedSamples(signal, records, this.parts.header.bytesPerSample);
    const rate = channel.samplingRate;
    for (const run of await timeline.runs((from - 1) / rate, (end + 1) / rate)) {
      const shift = gapSamples(run.gapSeconds, rate);
      const first = Math.max(run.first * signal.samplesPerRecord, from - shift);
      const stop = Math.min(run.end * signal.samplesPerRecord, stored, end - shift);
      if (first >= stop) continue;
      values.fill(NaN, done - from, Math.max(done, first + shift) - from);
      await this.reader.readSamples(signal, { first, end: stop }, values, first + shift - from);
      done = Math.max(done, stop + shift);
    }
    values.fill(NaN, Math.max(0, done - from));
    return values;
  }

  async readAnnotations(control: JobControl = {}): Promise<readonly FileAnnotation[]> {
    const { source, header, records, times, warnings } = this.parts;
    const scan = await scanAnnotations(source, { header, records }, times.firstOnsetSeconds, control);
    for (const warning of scan.warnings) if (!warnings.includes(warning)) warnings.push(warning);
    return scan.annotations;
  }

  async close(): Promise<void> {
    await this.signalFile.close();
  }
}

/**
 * A gap in samples of a channel. The thousandth keeps a gap of a whole number and a half of samples from going
 * up in one record and down in the next by the last bit of its printed time.
 */
function gapSamples(gapSeconds: number, samplingRate: number): number {
  return Math.floor(gapSeconds * samplingRate + 0.501);
}

function channelsOf(signals: readonly EdfSignal[], parts: EdfParts): readonly CheckedChannel[] {
  const { timeline, records } = parts.times;
  const stated = signals.map((signal) => {
    const { unit, range } = signal.calibration;
    const samplingRate = signal.samplesPerRecord / parts.recordSeconds;
    return {
      name: signal.label,
      unit,
      statedUnit: signal.statedUnit,
      transducer: signal.transducer,
      samplingRate,
      samples:
        storedSamples(signal, records, parts.header.bytesPerSample) +
        gapSamples(timeline.gapSeconds, samplingRate),
      ...(range && { physicalRange: range }),
    };
  });
  return checkedChannels(stated, parts.source.name);
}
