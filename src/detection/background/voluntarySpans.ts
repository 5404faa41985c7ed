/**
 * Where a channel's pattern may be measured: in voluntary effort, and never in a cramp, whose drive is nobody's will
 * (DETECTION.md §L, T22).
 */
import type { DetectedEvent } from '../result/detectedEvent';
import type { TimeSpan } from '../context/timeSpan';

/** The voluntary events of a channel, and those undecided ones of which a voluntary effort is the leading candidate. */
export function voluntarySpans(events: readonly DetectedEvent[], channel: number): readonly TimeSpan[] {
  return events.filter(
    ({ channels, label, alternatives }) =>
      channels.includes(channel) &&
      (label === 'voluntary' || (label === 'indeterminate' && alternatives[0]?.label === 'voluntary')),
  );
}
