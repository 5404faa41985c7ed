/** A half-open stretch of the recording in seconds, and what is often asked of it. */

/** [onsetSeconds, endSeconds). */
export interface TimeSpan {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
}

/** Seconds that two spans share; 0 where they do not meet. */
export function sharedSeconds(a: TimeSpan, b: TimeSpan): number {
  const from = Math.max(a.onsetSeconds, b.onsetSeconds);
  return Math.max(0, Math.min(a.endSeconds, b.endSeconds) - from);
}
