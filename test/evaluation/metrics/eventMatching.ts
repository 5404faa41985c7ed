/** Pairs true events with detected ones, one to one: same channel, an accepted class, overlap of at least so much. */
import { type DetectedSpan, iouOf, type JudgedRecording, type TruthSpan } from '../spans';
import { assign } from '../../../src/agreement/assignment';

/** A true event and the detected one that found it. */
export interface EventPair {
  readonly truth: TruthSpan;
  readonly detected: DetectedSpan;
  readonly iou: number;
}

/** Who found whom, and who is left. */
export interface EventMatching {
  readonly pairs: readonly EventPair[];
  readonly missed: readonly TruthSpan[];
  readonly extra: readonly DetectedSpan[];
}

/**
 * The one-to-one pairing of greatest summed weight.
 * @param weigh how well the two fit, ≥ 0; 0 where they do not.
 */
export function matchBy(
  { truth, detected }: Pick<JudgedRecording, 'truth' | 'detected'>,
  weigh: (truth: TruthSpan, detected: DetectedSpan) => number,
): EventMatching {
  const weights = truth.map((t) =>
    detected.map((d) => (t.channel === d.channel && t.accepts.includes(d.kind) ? weigh(t, d) : 0)),
  );
  const pairs = assign(weights).map(({ row, column }) => {
    const pair = { truth: truth[row]!, detected: detected[column]! };
    return { ...pair, iou: iouOf(pair.truth, pair.detected) };
  });
  const found = new Set<unknown>(pairs.flatMap((pair) => [pair.truth, pair.detected]));
  return {
    pairs,
    missed: truth.filter((t) => !found.has(t)),
    extra: detected.filter((d) => !found.has(d)),
  };
}

/** Pairs by intersection over union, from `minimumIou` (0 < minimumIou ≤ 1) up (DETECTION.md §H). */
export function matchEvents(recording: JudgedRecording, minimumIou: number): EventMatching {
  return matchBy(recording, (t, d) => {
    const iou = iouOf(t, d);
    return iou >= minimumIou ? iou : 0;
  });
}
