/** How large the signal is around each sample. */

/** Mean square of the samples within `reach`. */
export function smoothedPower(signal: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(signal.length + 1);
  for (let i = 0; i < signal.length; i++) sums[i + 1] = (sums[i] as number) + (signal[i] as number) ** 2; // in bounds
  return Float64Array.from(signal, (_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(signal.length, i + reach + 1);
    return Math.max(0, (sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}

/** The greatest value within `reach` of each. */
export function greatestAround(values: Float64Array, reach: number): Float64Array {
  return Float64Array.from(values, (value, i) => {
    let most = value;
    const to = Math.min(values.length, i + reach + 1);
    for (let k = Math.max(0, i - reach); k < to; k++) most = Math.max(most, values[k] as number); // in bounds
    return most;
  });
}

/** 1 within `reach` of every sample whose value is above `least`. */
export function activeAround(values: Float64Array, least: number, reach: number): Uint8Array {
  const active = new Uint8Array(values.length);
  let until = 0;
  for (let i = 0; i < values.length; i++) {
    if ((values[i] as number) <= least) continue; // in bounds
    active.fill(1, Math.max(until, i - reach), i + reach + 1);
    until = i;
  }
  return active;
}
