/** How the numbers along an axis read. */
import { clock } from '../words/format';

/** Decimals needed to write multiples of `step`, which has at most two significant digits, as they are. */
export function decimalsFor(step: number): number {
  for (let decimals = 0; decimals < 7; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 7;
}

/** How the ticks of one axis are written: one style for all, chosen by the last time shown and the step. */
export function tickText(seconds: number, stepSeconds: number, lastSeconds: number): string {
  if (lastSeconds <= 1) return `${(seconds * 1000).toFixed(decimalsFor(stepSeconds * 1000))} ms`;
  const decimals = decimalsFor(stepSeconds);
  if (lastSeconds < 60) return `${seconds.toFixed(decimals)} s`;
  return clock(seconds, decimals);
}
