/** An opened EDF or BDF file as a `Recording`: its channels, and its samples on the continuous timeline. */
import type { ByteSource } from '../byteSource';
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import { blocksByRead } from '../blocks/ranges';
import { readRuns } from '../blocks/runs';
import { storedFormat, type StoredFormat } from '../blocks/storedFormat';
import { checkedChannels, durationOf, type CheckedChannel } from '../channels';
import type { FormatRecording } from '../format';
import type { FileAnnotation, JobControl, LeftOut } from '../recording';
import { scanAnnotations } from './annotations';
import type { EdfHeader } from './header';
import { edfRuns } from './edfRuns';
import { gapSamples, placedSamples, secondsAround, type StoredSignal } from './placedSamples';
import { readExactly } from '../readExactly';
import { RecordReader } from './recordReader';
import { storedSamples, type Records } from './records';
import type { RecordTimes } from './recordTimes';
import { isChannel, type EdfSignal } from './signals';
import { mayHoldCodes, triggerEvents, type CodeChannel } from './triggerEvents';

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
  readonly leftOut: readonly LeftOut[] = [];
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
    return this.readSignal(signal, channel, { from, count }, room);
  }

  /** Samples of a signal, by the calibration that it brings. */
  private async readSignal(
    signal: EdfSignal,
    channel: CheckedChannel,
    { from, count }: { readonly from: number; readonly count: number },
    room?: Float32Array,
  ): Promise<Float32Array> {
    const end = Math.min(channel.samples, from + count);
    const length = Math.max(0, end - from);
    if (room && room.length < length) throw new RangeError(`No room for ${length} samples.`);
    const values = room?.subarray(0, length) ?? new Float32Array(length);
    // Up to here values are either read or missing.
    let done = from;
    const own = this.stored(signal, channel.samplingRate);
    const runs = await this.parts.times.timeline.runs(...secondsAround(own.samplingRate, from, end));
    for (const place of placedSamples(own, runs, from, end)) {
      const first = place.first + place.shift;
      values.fill(NaN, done - from, first - from);
      await this.reader.readSamples(signal, place, values, first - from);
      done = place.end + place.shift;
    }
    values.fill(NaN, Math.max(0, done - from));
    return values;
  }

  async *blocks(ranges: readonly ChannelRange[], options: BlockOptions = {}): AsyncGenerator<Block> {
    const { source, header, times } = this.parts;
    if (times.timeline.isUnordered === true) {
      // A pass in the order of the file would jump back and forth in time.
      yield* blocksByRead(
        { read: (channel, from, count) => this.read(channel, from, count) },
        ranges,
        options,
      );
      return;
    }
    const known = ranges.flatMap(({ channel, from, to }) => {
      const signal = this.signals[channel];
      const samplingRate = this.channels[channel]?.samplingRate;
      return signal && samplingRate !== undefined && from < to
        ? [{ channel, from, to, own: this.stored(signal, samplingRate) }]
        : [];
    });
    const seconds = known.map(({ own, from, to }) => secondsAround(own.samplingRate, from, to));
    const start = seconds.reduce((least, [from]) => Math.min(least, from), Infinity);
    const end = seconds.reduce((most, [, to]) => Math.max(most, to), 0);
    const runs = known.length > 0 ? await times.timeline.runs(start, end) : [];
    const wanted = known.map(({ channel, from, to, own }) => ({
      channel,
      signal: own.signal,
      format: formatOf(own.signal, header.bytesPerSample),
      places: placedSamples(own, runs, from, to),
    }));
    yield* readRuns(
      edfRuns(header, wanted),
      (offset, length, buffer) => readExactly(source, offset, length, buffer),
      options,
    );
  }

  private stored(signal: EdfSignal, samplingRate: number): StoredSignal {
    const { times, header } = this.parts;
    return { signal, samplingRate, stored: storedSamples(signal, times.records, header.bytesPerSample) };
  }

  async readAnnotations(control: JobControl = {}): Promise<readonly FileAnnotation[]> {
    const { source, header, records, times, warnings } = this.parts;
    const scan = await scanAnnotations(
      source,
      { header, records, isPlaced: times.timeline.isUnordered === true },
      times.firstOnsetSeconds,
      control,
    );
    const triggers = await this.readTriggers(control);
    for (const warning of [...scan.warnings, ...triggers.warnings]) {
      if (!warnings.includes(warning)) warnings.push(warning);
    }
    if (triggers.annotations.length === 0) return scan.annotations;
    return [...scan.annotations, ...triggers.annotations].sort((a, b) => a.onsetSeconds - b.onsetSeconds);
  }

  /** The codes of all trigger channels. */
  private async readTriggers(control: JobControl): Promise<{
    readonly annotations: readonly FileAnnotation[];
    readonly warnings: readonly string[];
  }> {
    const annotations: FileAnnotation[] = [];
    const warnings: string[] = [];
    for (const [index, channel] of this.channels.entries()) {
      const signal = this.signals[index];
      if (!signal || channel.kind !== 'trigger' || !mayHoldCodes(signal.label)) continue;
      const found = await triggerEvents(this.codeChannel(signal, channel), control);
      annotations.push(...found.annotations);
      if (found.warning !== undefined) warnings.push(found.warning);
    }
    return { annotations, warnings };
  }

  private codeChannel(signal: EdfSignal, channel: CheckedChannel): CodeChannel {
    const { gain, offset, unsigned = false } = signal.calibration;
    const stored: EdfSignal = { ...signal, calibration: { gain: 1, offset: 0, unit: '', unsigned } };
    return {
      name: channel.name,
      samplingRate: channel.samplingRate,
      samples: channel.samples,
      isBiosemi: this.parts.header.family === 'BDF' && /^status$/iu.test(signal.label),
      valueOf: (number) => gain * number + offset,
      readStored: (from, count) => this.readSignal(stored, channel, { from, count }),
    };
  }

  async close(): Promise<void> {
    await this.signalFile.close();
  }
}

function formatOf({ calibration }: EdfSignal, bytesPerSample: 2 | 3): StoredFormat {
  const { gain, offset, unsigned = false } = calibration;
  const signed = bytesPerSample === 2 ? 'int16' : 'int24';
  return storedFormat(unsigned ? 'uint16' : signed, { gain, offset });
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
