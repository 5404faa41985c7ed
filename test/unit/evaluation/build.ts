/** Short ways to write a truth and what was said of it, for the tests of the metrics. */
import type { DetectedSpan, JudgedRecording, TruthSpan } from '../../evaluation/spans';

/** A true event on channel 0, or another. */
export function truth(label: string, onsetSeconds: number, endSeconds: number, channel = 0): TruthSpan {
  return { label, kind: label, accepts: [label], onsetSeconds, endSeconds, channel };
}

/** A detected event on channel 0, or another. */
export function said(
  kind: string,
  onsetSeconds: number,
  endSeconds: number,
  more: Partial<DetectedSpan> = {},
): DetectedSpan {
  const label = kind.split(':')[0]!;
  return { kind, label, onsetSeconds, endSeconds, channel: 0, probability: 1, alternatives: [], ...more };
}

/** A recording of 100 s. */
export function judged(
  trueEvents: readonly TruthSpan[],
  detected: readonly DetectedSpan[],
  durationSeconds = 100,
): JudgedRecording {
  return { truth: trueEvents, detected, durationSeconds };
}
