/** Whether numbers are numbers: asked of every sample that is read. */

/** Whether all are finite: then each times 0 is 0, and else NaN. */
export function areFinite(values: Float32Array | Float64Array): boolean {
  let sum = 0;
  let other = 0;
  const inTwos = values.length & ~1;
  // Two sums side by side, so that no addition waits for the one before; all indices are in bounds.
  for (let i = 0; i < inTwos; i += 2) {
    sum += (values[i] as number) * 0;
    other += (values[i + 1] as number) * 0;
  }
  if (inTwos < values.length) sum += (values[inTwos] as number) * 0;
  return sum + other === 0;
}
