/** Reading typed arrays in loops that keep the index in bounds. */

/** `values[index]`, for an index that the caller's loop keeps within [0, values.length). */
export function at(values: Float32Array | Uint8Array, index: number): number {
  // A typed array yields undefined only out of bounds, which the caller rules out.
  return values[index] as number;
}
