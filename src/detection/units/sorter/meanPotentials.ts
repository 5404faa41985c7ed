/** Adds settled discharges to their units' potentials in the measurement band, aligned between samples. */
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Geometry } from './geometry';
import type { Loose, Match, Stage } from './stage';
import type { UnitModel } from './unitModel';

export const meanPotentialNumbers = fixedNumbers('meanPotentials', {
  disturbingPart: ratio(
    0.2,
    [0.01, 1],
    "A discharge of this part of another one's size or more is in its way",
    chosen,
  ),
});
const { disturbingPart } = meanPotentialNumbers.values;

/** @param matches in order of time @param loose potentials of no unit, in any order: they are in the way as well */
export function addToMeans(
  matches: readonly Match[],
  loose: readonly Loose[],
  units: readonly UnitModel[],
  stage: Stage,
  { averageBefore, averageWidth }: Geometry,
): void {
  const sizes = Float64Array.from(matches, ({ unit, scale }) => scale * (units[unit]?.swing ?? 0));
  const strangers = [...loose].sort((a, b) => a.position - b.position);
  let next = 0;
  stage.layWide();
  // Windows that are whole are summed up where the signal lies.
  const counts = new Uint32Array(units.length);
  matches.forEach(({ unit, position }, i) => {
    const model = units[unit];
    if (!model) return;
    const first = position - averageBefore;
    const room = averageWidth - averageBefore;
    while (next < strangers.length && (strangers[next] as Loose).position <= position - room) next++; // in bounds
    const isAlone =
      isLone(matches, sizes, i, room) && !isBeside(strangers, next, position + room, sizes[i] ?? 0);
    const from = Math.min(averageWidth, Math.max(0, Math.ceil(-first)));
    const to = Math.max(from, Math.min(averageWidth, Math.floor(stage.length - first)));
    const window = (): Float64Array => stage.wideFrom(first, from, to);
    if (isAlone) model.lone.add(window, from, to);
    if (from === 0 && to === averageWidth) {
      stage.addWide(first, unit);
      counts[unit] = (counts[unit] as number) + 1; // in bounds: one for each unit
    } else model.every.add(window(), from, to);
  });
  units.forEach((model, u) => {
    model.every.addSum(stage.wideSum(u), counts[u] as number);
  });
}

/** A potential of no unit before `end` that is larger than `size`: what is left of overlapping ones is smaller. */
function isBeside(strangers: readonly Loose[], from: number, end: number, size: number): boolean {
  for (let i = from; i < strangers.length && (strangers[i] as Loose).position < end; i++) {
    if ((strangers[i] as Loose).amplitude > size) return true; // in bounds
  }
  return false;
}

/** No disturbing discharge within `room`. */
function isLone(matches: readonly Match[], sizes: Float64Array, index: number, room: number): boolean {
  const own = matches[index]?.position ?? 0;
  const most = disturbingPart * (sizes[index] ?? 0);
  const isNear = (i: number): boolean => Math.abs((matches[i]?.position ?? Infinity) - own) < room;
  for (let i = index - 1; isNear(i); i--) if ((sizes[i] ?? 0) > most) return false;
  for (let i = index + 1; isNear(i); i++) if ((sizes[i] ?? 0) > most) return false;
  return true;
}
