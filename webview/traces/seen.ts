/** What is seen of a channel, for the choice of its scale. */
import { baselineOf, extremesOf, type Spans } from '../drawing/spans';
import type { Seen } from '../view/sensitivity';
import type { TimeScale } from '../view/timeScale';

/** A slow potential lasts longer than less than this: what lies around another value then need not be an offset. */
const leastSeconds = 0.5;

/** The extremes of a lane, and its baseline where there is enough of it to tell; undefined where there is no value. */
export function seenIn(spans: Spans, scale: TimeScale): Seen | undefined {
  const extremes = extremesOf(spans);
  if (!extremes || scale.endSeconds - scale.startSeconds < leastSeconds) return extremes;
  return { ...extremes, baseline: baselineOf(spans) };
}
