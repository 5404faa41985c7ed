/** Where a signal's samples stand on the continuous timeline: one rule for reading a range and for reading in file order. */
import type { EdfSignal } from './signals';
import type { RecordRun } from './timeline';

/** Samples [first, end) of a signal, counted in the file without gaps, stand `shift` later on the timeline. */
export interface PlacedSamples {
  readonly first: number;
  readonly end: number;
  readonly shift: number;
}

/** A signal, its rate, and how many samples of it the file holds. */
export interface StoredSignal {
  readonly signal: EdfSignal;
  readonly samplingRate: number;
  readonly stored: number;
}

/** The seconds whose records samples [from, to) may stand in. */
export function secondsAround(
  samplingRate: number,
  from: number,
  to: number,
): readonly [from: number, to: number] {
  return [(from - 1) / samplingRate, (to + 1) / samplingRate];
}

/**
 * What there is of samples [from, to) of the timeline, in order, given all runs that touch them. Where two runs overlap
 * (a clock's jitter) the later one is shown.
 */
export function placedSamples(
  { signal, samplingRate, stored }: StoredSignal,
  runs: readonly RecordRun[],
  from: number,
  to: number,
): readonly PlacedSamples[] {
  const placed: PlacedSamples[] = [];
  let before = to;
  for (const run of [...runs].reverse()) {
    const shift = gapSamples(run.gapSeconds, samplingRate);
    const first = Math.max(run.first * signal.samplesPerRecord, from - shift);
    const end = Math.min(run.end * signal.samplesPerRecord, stored, before - shift);
    if (first >= end) continue;
    placed.push({ first, end, shift });
    before = first + shift;
  }
  return placed.reverse();
}

/**
 * A gap in samples of a channel. The thousandth keeps a gap of a whole number and a half of samples from going
 * up in one record and down in the next by the last bit of its printed time.
 */
export function gapSamples(gapSeconds: number, samplingRate: number): number {
  return Math.floor(gapSeconds * samplingRate + 0.501);
}
