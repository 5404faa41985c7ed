/** The two things that are compared, on one channel each: what is true of a stretch, and what the engine says of it. */

/** A stretch of time, [onsetSeconds, endSeconds). */
export interface Span {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
}

/** A class with the probability the engine gives it, from 0 to 1. */
export interface Candidate {
  readonly label: string;
  readonly probability: number;
}

/** What is true of one channel over a span. */
export interface TruthSpan extends Span {
  readonly channel: number;
  /** The class it is counted under; see `truthClass`. */
  readonly kind: string;
  /** The label that the simulator gives it, without what the engine may know of it. */
  readonly label: string;
  /** Detected classes that are right here. */
  readonly accepts: readonly string[];
}

/** What the engine says of one channel over a span. */
export interface DetectedSpan extends Span, Candidate {
  readonly channel: number;
  /** The label, or `indeterminate:reason`. */
  readonly kind: string;
  readonly alternatives: readonly Candidate[];
}

/** A recording with what is true of it and what was said of it. */
export interface JudgedRecording {
  readonly truth: readonly TruthSpan[];
  readonly detected: readonly DetectedSpan[];
  readonly durationSeconds: number;
}

/** Seconds of a span. */
export function lengthOf({ onsetSeconds, endSeconds }: Span): number {
  return Math.max(0, endSeconds - onsetSeconds);
}

/** Seconds that two spans share. */
export function overlapOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.endSeconds, b.endSeconds) - Math.max(a.onsetSeconds, b.onsetSeconds));
}

/** Intersection over union (Jaccard index) of two spans in time, from 0 to 1; 0 where both are empty. */
export function iouOf(a: Span, b: Span): number {
  const shared = overlapOf(a, b);
  return shared === 0 ? 0 : shared / (lengthOf(a) + lengthOf(b) - shared);
}
