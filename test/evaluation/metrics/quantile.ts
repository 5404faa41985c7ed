/** Quantiles by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, as R and numpy have it). */

/** The quantile of `part` (0 to 1) of finite values in any order; NaN where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (place - Math.floor(place)) * (above - below);
}
