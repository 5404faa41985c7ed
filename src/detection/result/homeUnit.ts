/** Where a unit is at home: the episode in which it fires most. What is said of it in one number holds for that. */
import type { ShownUnit } from './givenTrains';

/** Of one unit's appearances, the one with the most discharges; of equals the first. */
export function homeOf<Unit extends ShownUnit>(appearances: readonly Unit[]): Unit | undefined {
  let home: Unit | undefined;
  for (const each of appearances) if (each.times.length > (home?.times.length ?? -1)) home = each;
  return home;
}

/** The rate of a unit, per second: 1 / its median interval where it is at home; undefined where that gives none. */
export function unitRate(appearances: readonly ShownUnit[]): number | undefined {
  return homeOf(appearances)?.quality.ratePerSecond;
}
