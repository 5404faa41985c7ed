/** An opened EDF or BDF file as a `Recording`: its channels, and its samples on the continuous timeline. */
import type { ByteSource } from '../byteSource';
import { channelKind } from '../kinds';
import type { Channel, FileAnnotation, Recording } from '../recording';
import { uniqueNames } from './channelNames';
import type { EdfHeader } from './header';
import { RecordReader } from './recordReader';
import { storedSamples, type Records } from './records';
import type { EdfSignal } from './signals';

/** What the opening of a file found out. */
export interface EdfParts {
  readonly source: ByteSource;
  readonly header: EdfHeader;
  readonly records: Records;
  readonly recordSeconds: number;
  readonly format: string;
  readonly startTime: string | undefined;
  readonly warnings: readonly string[];
}

export class EdfRecording implements Recording {
  readonly format: string;
  readonly durationSeconds: number;
  readonly startTime?: string;
  readonly channels: readonly Channel[];
  readonly warnings: readonly string[];
  readonly signalFile: ByteSource;
  private readonly signals: readonly EdfSignal[];
  private readonly reader: RecordReader;

  constructor(parts: EdfParts) {
    this.format = parts.format;
    if (parts.startTime !== undefined) this.startTime = parts.startTime;
    this.warnings = parts.warnings;
    this.signalFile = parts.source;
    this.signals = parts.header.signals.filter(isChannel);
    this.channels = channelsOf(this.signals, parts);
    this.durationSeconds = Math.max(0, ...this.channels.map((each) => each.samples / each.samplingRate));
    this.reader = new RecordReader(parts.source, parts.header);
  }

  async read(channelIndex: number, from: number, count: number): Promise<Float32Array> {
    const channel = this.channels[channelIndex];
    const signal = this.signals[channelIndex];
    if (!channel || !signal) throw new RangeError(`There is no channel ${channelIndex}.`);
    if (!(from >= 0 && count >= 0)) {
      throw new RangeError(`No range of samples: from ${from}, count ${count}.`);
    }
    const end = Math.min(channel.samples, from + count);
    const values = new Float32Array(Math.max(0, end - from));
    await this.reader.readSamples(signal, { first: from, end }, values, 0);
    return values;
  }

  readAnnotations(): Promise<readonly FileAnnotation[]> {
    return Promise.resolve([]);
  }

  async close(): Promise<void> {
    await this.signalFile.close();
  }
}

/** True for a signal that is shown: one that holds samples, not annotations. */
export function isChannel(signal: EdfSignal): boolean {
  return !signal.holdsAnnotations && signal.samplesPerRecord > 0;
}

function channelsOf(signals: readonly EdfSignal[], parts: EdfParts): Channel[] {
  const names = uniqueNames(signals.map((signal) => signal.label));
  return signals.map((signal, index) => {
    const { unit, range } = signal.calibration;
    return {
      name: names[index] ?? signal.label,
      unit,
      kind: channelKind(signal.label, signal.statedUnit, signal.transducer),
      samplingRate: signal.samplesPerRecord / parts.recordSeconds,
      samples: storedSamples(signal, parts.records, parts.header.bytesPerSample),
      ...(range && { physicalRange: range }),
    };
  });
}
