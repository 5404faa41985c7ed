/** How large the signal is around each sample. */

/** Mean square of the samples within `reach`. */
export function smoothedPower(signal: Float64Array, reach: number): Float64Array {
  const { length } = signal;
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = (sums[i] as number) + (signal[i] as number) ** 2; // in bounds, as all here
  const power = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const from = Math.max(0, i - reach);
    const to = Math.min(length, i + reach + 1);
    power[i] = Math.max(0, (sums[to] as number) - (sums[from] as number)) / (to - from);
  }
  return power;
}

/** The greatest value within `reach` of each. */
export function greatestAround(values: Float64Array, reach: number): Float64Array {
  const greatest = values.slice();
  for (let shift = 1; shift <= reach; shift++) {
    for (let i = shift; i < values.length; i++) {
      if ((values[i - shift] as number) > (greatest[i] as number)) greatest[i] = values[i - shift] as number;
      if ((values[i] as number) > (greatest[i - shift] as number)) greatest[i - shift] = values[i] as number;
    }
  }
  return greatest;
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
