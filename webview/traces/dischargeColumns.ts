/**
 * Which unit's mark each column of a picture shows: thinned where discharges are closer than columns, so that painting them
 * costs the columns and not the discharges. Pure.
 */
import { indexFrom } from '../../src/base/ascending';
import { timeToX, type TimeScale } from '../view/timeScale';

/** A run of columns [from, end), in device pixels of the picture, that show the same unit. */
export interface DischargeRun {
  readonly unit: number;
  readonly from: number;
  readonly end: number;
}

/** How many discharges lie in the picture. */
export function dischargesSeen(trains: readonly Float64Array[], scale: TimeScale): number {
  return trains.reduce(
    (sum, times) => sum + indexFrom(times, scale.endSeconds) - indexFrom(times, scale.startSeconds),
    0,
  );
}

/**
 * The runs of columns with a discharge, from left to right; where several units fire in one column, the chosen one has it,
 * else the last of them.
 * @param trains the discharges of each unit in seconds, in order
 * @param width of a mark, in columns
 */
export function dischargeRuns(
  trains: readonly Float64Array[],
  chosen: number,
  scale: TimeScale,
  width: number,
): readonly DischargeRun[] {
  const owner = new Int16Array(scale.width).fill(-1);
  for (const [unit, times] of trains.entries()) if (unit !== chosen) take(owner, times, unit, scale, width);
  take(owner, trains[chosen] ?? new Float64Array(0), chosen, scale, width);
  return runsOf(owner, scale.left);
}

function take(owner: Int16Array, times: Float64Array, unit: number, scale: TimeScale, width: number): void {
  const beside = width * scale.secondsPerColumn;
  const end = indexFrom(times, scale.endSeconds + beside);
  let last = -Infinity;
  for (let index = indexFrom(times, scale.startSeconds - beside); index < end; index++) {
    // It stands where the cursor would.
    const from = Math.round(timeToX(scale, times[index] as number)) - scale.left - (width >> 1);
    if (from === last) continue;
    last = from;
    for (let column = Math.max(0, from); column < Math.min(owner.length, from + width); column++) {
      owner[column] = unit;
    }
  }
}

function runsOf(owner: Int16Array, left: number): readonly DischargeRun[] {
  const runs: DischargeRun[] = [];
  for (let from = 0, end = 1; from < owner.length; from = end++) {
    const unit = owner[from] as number;
    while (end < owner.length && owner[end] === unit) end++;
    if (unit >= 0) runs.push({ unit, from: left + from, end: left + end });
  }
  return runs;
}
