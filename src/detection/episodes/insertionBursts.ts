/**
 * The burst of a moved needle (DETECTION.md §A.4, insertion activity) ends where the fibres that it tore at fall silent:
 * what follows, at once or after a pause, is judged by itself. So a burst's density and its end count for nothing else.
 */
import { at } from '../../base/typedArrays';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { HopRange } from '../scan/activity/hops';

/** A part of an active stretch. */
export interface Piece extends HopRange {
  /** It is the burst of a movement, and belongs to nothing before or after it. */
  readonly isBurst: boolean;
}

/** What bursts are told by. */
export interface BurstInput {
  /** Smoothed power over the noise power, by the hop. */
  readonly ratio: Float32Array;
  readonly hopSeconds: number;
  /** Slow deflections of the baseline. */
  readonly movements: readonly HopRange[];
}

export const insertionBurstNumbers = fixedNumbers('insertionBursts', {
  reachSeconds: seconds(
    0.15,
    [0.02, 2],
    'A movement this long before an onset, or this soon after, belongs to it',
    'own: as movementReachSeconds',
  ),
  leastSeconds: seconds(
    0.08,
    [0.02, 1],
    'A burst is longer than this',
    '§A.4 (0.3 to 0.5 s); own: short jerks of the needle too',
  ),
  afterSeconds: seconds(1, [0.2, 5], 'The power of this long after a burst is held against its own', chosen),
  fall: ratio(
    3,
    [1.2, 20],
    'The power after a burst is less by this factor, as the mean of its logarithm; so is that before it',
    'own: effort or a cramp that sets in with the movement has no such fall',
  ),
  unseenFall: ratio(
    8,
    [1.2, 100],
    'The same where no movement was seen: then nothing for long before and after comes near the burst',
    'own: a filter may leave nothing of a movement',
  ),
  unseenSeconds: seconds(4, [1, 20], 'This long, either way', chosen),
  unseenLeastSeconds: seconds(
    0.1,
    [0.05, 1],
    'Such a burst is longer than this',
    'own: a potential with its late parts is shorter',
  ),
  solidPart: ratio(
    0.8,
    [0.2, 1],
    'For this part of it a burst stands above twice the noise, and no valley parts it: single potentials do not',
    chosen,
  ),
  valley: ratio(10, [2, 100], 'Power so many times below the mean of its logarithm is a valley', chosen),
});
const {
  reachSeconds,
  leastSeconds,
  afterSeconds,
  fall,
  unseenFall,
  unseenSeconds,
  unseenLeastSeconds,
  solidPart,
  valley,
} = insertionBurstNumbers.values;

/** Parts active stretches where bursts of movements begin and end. @param longestSeconds of a burst */
export function partBursts(
  active: readonly HopRange[],
  input: BurstInput,
  longestSeconds: number,
): readonly Piece[] {
  return active.flatMap((run) => partRun(run, input, longestSeconds));
}

function partRun(run: HopRange, input: BurstInput, longestSeconds: number): Piece[] {
  const { hopSeconds, movements } = input;
  const reach = Math.round(reachSeconds / hopSeconds);
  const pieces: Piece[] = [];
  let { from } = run;
  for (const movement of movements) {
    if (movement.to < from - reach || movement.from >= run.to) continue;
    const start = movement.from <= from + reach ? from : movement.from;
    const burst = burstFrom(start, run, input, { longestSeconds, leastFall: fall });
    if (!burst || (start > from && !risesAt(start, burst, from, input))) continue;
    if (start > from) pieces.push({ from, to: start, isBurst: false });
    pieces.push({ ...burst, isBurst: true });
    from = burst.to;
  }
  if (pieces.length === 0) {
    const burst = unseenBurst(run, input, longestSeconds);
    if (burst) {
      pieces.push({ ...burst, isBurst: true });
      from = burst.to;
    }
  }
  return from < run.to ? [...pieces, { from, to: run.to, isBurst: false }] : pieces;
}

/** The burst that begins at a hop: up to where the power falls most, or the rest of a short run. */
function burstFrom(
  start: number,
  run: HopRange,
  { ratio: course, hopSeconds }: BurstInput,
  { longestSeconds, leastFall }: { readonly longestSeconds: number; readonly leastFall: number },
): HopRange | undefined {
  const least = Math.round(leastSeconds / hopSeconds);
  const longest = Math.round(longestSeconds / hopSeconds);
  const after = Math.round(afterSeconds / hopSeconds);
  if (run.to - start < least) return undefined;
  const whole = { from: start, to: run.to };
  if (run.to - start <= longest && isSolid(course, whole)) return whole;
  const most = Math.min(run.to, start + longest);
  let best: HopRange | undefined;
  let greatest = 0;
  for (let to = start + least; to <= most; to++) {
    const difference = meanLog(course, start, to) - meanLog(course, to, to + after);
    const parted = to - start;
    // The best cut in two of equal spread.
    const score =
      difference > Math.log(leastFall) ? difference ** 2 * ((parted * after) / (parted + after)) : 0;
    if (score > greatest) [best, greatest] = [{ from: start, to }, score];
  }
  // Where next to nothing is left, nothing was cut from it: the run is a little longer than bursts are.
  return best && run.to - best.to >= least && isSolid(course, best) ? best : undefined;
}

/** Whether a movement within a run raises the power: what goes on through it is no burst. */
function risesAt(
  start: number,
  burst: HopRange,
  from: number,
  { ratio: course, hopSeconds }: BurstInput,
): boolean {
  const first = Math.max(from, start - Math.round(afterSeconds / hopSeconds));
  return meanLog(course, burst.from, burst.to) - meanLog(course, first, start) >= Math.log(fall);
}

/** A burst that no movement was seen with: nothing for long before or after it comes near it. */
function unseenBurst(run: HopRange, input: BurstInput, longestSeconds: number): HopRange | undefined {
  const { ratio: course, hopSeconds } = input;
  const burst = burstFrom(run.from, run, input, { longestSeconds, leastFall: unseenFall });
  if (!burst || (burst.to - burst.from) * hopSeconds < unseenLeastSeconds) return undefined;
  const own = meanLog(course, burst.from, burst.to);
  const reach = Math.round(unseenSeconds / hopSeconds);
  const length = Math.round(unseenLeastSeconds / hopSeconds);
  const isNear = (hop: number): boolean => own - meanLog(course, hop, hop + length) < Math.log(fall);
  const step = Math.max(1, length >> 2);
  for (let before = burst.from - length; before > burst.from - reach; before -= step) {
    if (isNear(before)) return undefined;
  }
  for (let after = burst.to; after < burst.to + reach; after += step) if (isNear(after)) return undefined;
  return burst;
}

/** NaN where nothing is known. */
function meanLog(course: Float32Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let hop = Math.max(0, from); hop < Math.min(course.length, to); hop++) {
    const value = at(course, hop);
    if (!(value > 0)) continue;
    sum += Math.log(value);
    count++;
  }
  return sum / count;
}

/** Whether a stretch is filled with activity; between single potentials, however large, it falls away. */
function isSolid(course: Float32Array, { from, to }: HopRange): boolean {
  const least = Math.max(2, Math.exp(meanLog(course, from, to)) / valley);
  let above = 0;
  for (let hop = from; hop < to; hop++) if (at(course, hop) >= least) above++;
  return above >= solidPart * (to - from);
}
