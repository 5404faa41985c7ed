/** A first explanation: the discharge that takes away the most first, then the next (matching pursuit). */
import { decomposeNumbers } from './decomposeNumbers';
import type { Discharge, Explanation } from './explanation';
import { stepsPerSample } from './fractions';
import { isTop, topBetween } from './tops';
import type { UnitShape } from './unitShape';

const { leastCorrelation } = decomposeNumbers.values;
/** Structural: samples that a top may move by while it waits. */
const mostMoved = 3;

/** A discharge that may be put in, and the energy that it would take away. */
interface Waiting extends Discharge {
  readonly sample: number;
  readonly energy: number;
}

/** Puts in all discharges that pay by themselves. */
export function pursue(explanation: Explanation): void {
  const queue: Waiting[] = [];
  const { active } = explanation;
  explanation.correlations.forEach((values, unit) => {
    const least = leastOf(explanation, unit);
    for (let n = 1; n + 1 < values.length; n++) {
      // Most samples are below: the quickest question comes first.
      if (!((values[n] as number) > least) || active[n] === 0 || !isTop(values, n)) continue; // in bounds
      const waiting = judged(explanation, unit, n);
      if (waiting) push(queue, waiting);
    }
  });
  for (let next = pop(queue); next; next = pop(queue)) {
    const { unit, sample, energy } = next;
    const top = topNear(explanation.correlations[unit] as Float64Array, sample); // of a unit
    const now = explanation.active[top] === 0 ? undefined : judged(explanation, unit, top);
    if (!now) continue;
    const [rival] = queue;
    // It may have become smaller since.
    if (now.energy < energy && rival && now.energy < rival.energy) push(queue, now);
    else explanation.add({ unit, position: now.position, scale: now.scale });
  }
}

function topNear(values: Float64Array, sample: number): number {
  let n = sample;
  for (let k = 0; k < mostMoved; k++) {
    const value = values[n] ?? 0;
    if ((values[n - 1] ?? 0) > value) n--;
    else if ((values[n + 1] ?? 0) > value) n++;
    else break;
  }
  return n;
}

/** The correlation from which on a place is looked at. */
function leastOf({ shapes }: Explanation, unit: number): number {
  return leastCorrelation * (shapes[unit] as UnitShape).energy; // callers go through the units
}

/** The discharge at a top, where it pays. */
function judged(explanation: Explanation, unit: number, sample: number): Waiting | undefined {
  const values = explanation.correlations[unit];
  const shape = explanation.shapes[unit];
  const correlation = values?.[sample] ?? 0;
  if (!values || !shape || correlation <= leastOf(explanation, unit)) return undefined;
  const position = topBetween(values, sample);
  const train = explanation.train(unit);
  const place = explanation.place(unit, position);
  const before = train[place - 1]?.position ?? -Infinity;
  const prior = explanation.prior(unit, position, before, train[place]?.position ?? Infinity);
  // Nearest to the same place are two of its own.
  if (prior === -Infinity || Math.abs(position - before) < stepsPerSample) return undefined;
  const { scale, likelihood } = explanation.judge(unit, position, explanation.left, 0);
  if (likelihood + prior <= 0) return undefined;
  return { unit, position, scale, sample, energy: 2 * scale * correlation - scale * scale * shape.energy };
}

/** Into a heap whose first has the most energy. */
function push(heap: Waiting[], item: Waiting): void {
  let i = heap.push(item) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent] as Waiting; // in bounds, as all here
    if (above.energy >= item.energy) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = item;
}

function pop(heap: Waiting[]): Waiting | undefined {
  const [top] = heap;
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    const other = heap[child + 1];
    if (other && other.energy > (heap[child] as Waiting).energy) child++;
    const larger = heap[child] as Waiting;
    if (larger.energy <= last.energy) break;
    heap[i] = larger;
    i = child;
  }
  heap[i] = last;
  return top;
}
