/** Reading typed arrays in kernels whose loops keep the index in bounds. */

/** A numeric typed array. */
export type NumericArray =
  Float32Array | Float64Array | Int32Array | Int16Array | Uint8Array | Int8Array | Uint32Array | Uint16Array;

/** `values[index]`, for an index that the caller's loop keeps within [0, values.length). */
export function at(values: NumericArray, index: number): number {
  // A typed array yields undefined only out of bounds, which the caller rules out.
  return values[index] as number;
}
