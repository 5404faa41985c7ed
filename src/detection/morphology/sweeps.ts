/** The signal around the discharges of one unit. */
import { readBetween } from './sincReading';

/** The signal around one discharge, in µV. */
export interface Sweep {
  /** Its place in the unit's train. */
  readonly discharge: number;
  /** Of the signal at its rate, with a part of a sample: when the train has the discharge. */
  readonly at: number;
  /** Of the signal: where `values` begin. */
  readonly first: number;
  readonly values: Float32Array;
  readonly isClipped: boolean;
  /** Some of it is missing in the recording. */
  readonly isIncomplete: boolean;
}

/** What sweeps of a unit have in common, in samples. */
export interface SweepFrame {
  readonly rate: number;
  /** The discharge's time is so long after the beginning of an aligned sweep. */
  readonly before: number;
  readonly length: number;
}

/** A sweep from where the frame begins, its discharge's time moved by `lag` samples. */
export function aligned(sweep: Sweep, values: Float32Array, lag: number, frame: SweepFrame): Float32Array {
  const position = sweep.at + lag - frame.before - sweep.first;
  return readBetween(values, position, new Float32Array(frame.length));
}
