/** Plain statistics for the simulator's tests. */

export function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation. */
export function spreadOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(Array.from(values, (value) => (value - mean) ** 2)));
}

/** Root mean square of the samples within [fromSeconds, toSeconds). */
export function rmsBetween(
  channel: { readonly values: Float32Array; readonly samplingRate: number },
  fromSeconds: number,
  toSeconds: number,
): number {
  const rate = channel.samplingRate;
  const part = channel.values.subarray(Math.round(fromSeconds * rate), Math.round(toSeconds * rate));
  return Math.sqrt(meanOf(part.map((value) => value * value)));
}

/** The intervals of a train between two moments. */
export function intervalsBetween(spikes: Float64Array, fromSeconds: number, toSeconds: number): number[] {
  const inside = [...spikes].filter((spike) => spike >= fromSeconds && spike < toSeconds);
  return inside.slice(1).map((spike, i) => spike - inside[i]!);
}
