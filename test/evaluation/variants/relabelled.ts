/** How much of a recording is called otherwise when it comes in another form: what should change no answer. */
import { countAt } from '../../../src/base/typedArrays';
import type { PrintedEvent } from '../engineOutput';
import { detectedKind } from '../classes';

/** An event as far as it is compared; channels by place, since names may differ. */
export type Labelled = Pick<PrintedEvent, 'start' | 'end' | 'label' | 'reason'> & {
  readonly places: readonly number[];
};

/** Steps in which time is looked at. */
const stepSeconds = 0.01;

/**
 * Part of the time, over all channels that either answer speaks of, in which two answers differ: another label, or none.
 * Where events of a channel overlap, the order of their names decides, for both alike.
 */
export function relabelledFraction(a: readonly Labelled[], b: readonly Labelled[], seconds: number): number {
  const places = [...new Set([...a, ...b].flatMap((event) => event.places))];
  if (places.length === 0) return 0;
  const steps = Math.ceil(seconds / stepSeconds);
  let different = 0;
  for (const place of places) {
    const kinds = new Map<string, number>();
    const [first, second] = [a, b].map((events) => course(events, place, steps, kinds));
    if (!first || !second) continue;
    for (let i = 0; i < steps; i++) if (countAt(first, i) !== countAt(second, i)) different++;
  }
  return different / (steps * places.length);
}

/** The kind of event at each step, by its number; 0 where there is none. */
function course(
  events: readonly Labelled[],
  place: number,
  steps: number,
  kinds: Map<string, number>,
): Uint16Array {
  const own = events.filter(({ places }) => places.includes(place));
  const named = own.map((event) => ({ ...event, kind: detectedKind(event.label, event.reason) }));
  const result = new Uint16Array(steps);
  for (const { start, end, kind } of named.sort((x, y) => (x.kind < y.kind ? -1 : 1))) {
    const number = kinds.get(kind) ?? kinds.size + 1;
    kinds.set(kind, number);
    result.fill(number, Math.round(start / stepSeconds), Math.round(end / stepSeconds));
  }
  return result;
}
