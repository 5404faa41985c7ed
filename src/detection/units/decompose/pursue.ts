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
  const queue = seen(explanation);
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

/** A heap of what pays before anything is put in. */
function seen(explanation: Explanation): Waiting[] {
  const { active, correlations, shapes } = explanation;
  const queue: Waiting[] = [];
  correlations.forEach((values, unit) => {
    const least = leastCorrelation * (shapes[unit] as UnitShape).energy; // of a unit
    for (let n = 1; n + 1 < values.length; n++) {
      // Few are as large: that is asked first.
      if ((values[n] as number) <= least || active[n] === 0 || !isTop(values, n)) continue;
      const waiting = judged(explanation, unit, n);
      if (waiting) push(queue, waiting);
    }
  });
  return queue;
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

/** The discharge at a top, where it pays. */
function judged(explanation: Explanation, unit: number, sample: number): Waiting | undefined {
  const values = explanation.correlations[unit];
  const shape = explanation.shapes[unit];
  const correlation = values?.[sample] ?? 0;
  if (!values || !shape || correlation <= leastCorrelation * shape.energy) return undefined;
  const position = topBetween(values, sample);
  const train = explanation.train(unit);
  const place = explanation.place(unit, position);
  const before = train[place - 1]?.position ?? -Infinity;
  const after = train[place]?.position ?? Infinity;
  // Nearest to the same place are two of its own.
  if (explanation.isTooSoon(position, before, after) || Math.abs(position - before) < stepsPerSample) {
    return undefined;
  }
  const found = explanation.proposal({ unit, position }, { before, after }, explanation.left, 0);
  if (!found || found.likelihood + found.prior <= 0) return undefined;
  const { scale } = found;
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
