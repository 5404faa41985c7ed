/** Time courses that scenarios are put together from. All times are seconds. */

/** 0 before `from`, 1 from `to` on, a straight line between. */
export function ramp(seconds: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (seconds - from) / (to - from)));
}

/** A contraction: rises from `from` within `rise`, holds 1, and is back at 0 at `to` after `fall`. */
export function rampAndHold(
  seconds: number,
  hold: { readonly from: number; readonly to: number; readonly rise: number; readonly fall: number },
): number {
  return ramp(seconds, hold.from, hold.from + hold.rise) * (1 - ramp(seconds, hold.to - hold.fall, hold.to));
}
