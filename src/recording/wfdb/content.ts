/** A record's signals, whether it is one stretch or made of segments: what a `Recording` is then built from. */
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import type { ByteSource } from '../byteSource';
import type { Channel } from '../recording';
import { signalFormat } from './signalFormats';
import type { SignalSpec } from './headerTypes';

/** The most samples that a header may claim without a byte behind them (`~`): 200 days at 4 kHz. */
export const mostUnbackedSamples = 2 ** 36;

/** Values in the signal's physical unit, or as the integers that are stored (for tests and checks). */
export type ValueScale = 'physical' | 'adc';

/** One signal of a record. */
export interface RecordSignal {
  /** As the header states it; empty where it does not. */
  readonly name: string;
  readonly unit: string;
  readonly samplesPerFrame: number;
  readonly samples: number;
  readonly physicalRange?: NonNullable<Channel['physicalRange']>;
  /**
   * Fills `out` with the samples from `from` on, NaN where there is none.
   * @throws RecordingError when bytes cannot be read.
   */
  fill(from: number, out: Float32Array | Float64Array, scale: ValueScale): Promise<void>;
}

/** What was found behind a header. */
export interface RecordContent {
  readonly signals: readonly RecordSignal[];
  readonly warnings: readonly string[];
  /** The first signal file; absent in a record without any. */
  readonly signalFile?: ByteSource;
  /** Samples of many signals in the order of the files, as far as these hold them. @throws as `fill` does */
  blocks(ranges: readonly ChannelRange[], options: BlockOptions): AsyncIterable<Block>;
  close(): Promise<void>;
}

/** The smallest and largest value that the signal's storage format can hold (its invalid code apart). */
export function physicalRange(spec: SignalSpec): NonNullable<Channel['physicalRange']> | undefined {
  const codes = signalFormat(spec.format)?.codes;
  if (!codes) return undefined;
  const ends = [codes.minimum + 1, codes.maximum].map((code) => (code - spec.baseline) / spec.gain);
  return { minimum: Math.min(...ends), maximum: Math.max(...ends) };
}

/** The sentence for signals whose gain the header leaves open. */
export function calibrationWarnings(specs: readonly SignalSpec[], headerName: string): string[] {
  const lines = specs.filter((spec) => !spec.calibrated).map((spec) => spec.line);
  if (lines.length === 0) return [];
  return [
    `${headerName} states no gain (line ${lines.join(', ')}): the WFDB default of 200 steps per unit is used, so amplitudes are not calibrated.`,
  ];
}
