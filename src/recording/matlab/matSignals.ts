/** A channel of a MATLAB file as segments of its arrays, laid out on the channel's timeline. */
import type { ChannelKind, FileAnnotation, JobControl, LeftOut } from '../recording';
import type { Calibration } from '../blocks/storedFormat';
import { readSamples } from './matNumbers';
import type { MatNumeric, MatValue } from './matTypes';

/** Samples that stand at even distances in an array: elements first, first + stride, first + 2 stride … */
export interface SignalSegment {
  readonly array: MatNumeric;
  readonly first: number;
  readonly stride: number;
  readonly count: number;
  /** Place of the first one on the channel's timeline; between segments samples are missing. */
  readonly at: number;
  /** From the stored number to the value, where they are not the same. */
  readonly calibration?: Calibration;
}

export interface MatSignal {
  readonly name: string;
  readonly unit: string;
  /** The unit that the file states, by which the kind is judged, where it is not the one that is shown. */
  readonly statedUnit?: string;
  /** The name of the variable that holds it: evidence of what it measures, beside its own name. */
  readonly variable?: string;
  readonly kind?: ChannelKind;
  readonly kindReason?: string;
  /** Samples per second; absent where the file states none. */
  readonly samplingRate?: number;
  /** In order of time. */
  readonly segments: readonly SignalSegment[];
  readonly samples: number;
}

/** What a file of some program holds. */
export interface MatContents {
  readonly signals: readonly MatSignal[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly string[];
  /** The values that were understood, signals or what describes them: the others are named as left out. */
  readonly used: ReadonlySet<MatValue>;
  readonly startTime?: string;
  /** Why the rate has to be asked for, where that is more than that none is stated. */
  readonly rateProblem?: string;
  readonly annotations?: (control?: JobControl) => Promise<readonly FileAnnotation[]>;
}

/** Samples [from, from + count) of a signal, NaN where there are none. */
export async function readSignal(signal: MatSignal, from: number, count: number): Promise<Float32Array> {
  const samples = new Float32Array(count).fill(NaN);
  for (const { array, first, stride, count: length, at, calibration } of signal.segments) {
    const start = Math.max(from, at);
    const wanted = Math.min(from + count, at + length) - start;
    if (wanted <= 0) continue;
    const span = { first: first + (start - at) * stride, stride, count: wanted };
    samples.set(await readSamples(array, span, calibration), start - from);
  }
  return samples;
}

/** A signal whose samples all stand in one array without a gap. */
export function wholeSegment(
  array: MatNumeric,
  first: number,
  stride: number,
  count: number,
): readonly SignalSegment[] {
  return [{ array, first, stride, count, at: 0 }];
}
