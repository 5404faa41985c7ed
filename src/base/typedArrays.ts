/**
 * Reading typed arrays in kernels whose loops keep the index in bounds. V8 reads an array fast where a function has met at
 * most four types of arrays (a function's loads are shared by all who call it), and at a third of the speed from the fifth
 * on: so each of these takes four at most.
 */

/** A typed array of numbers as signals, courses and places are kept in. */
export type NumericArray = Float32Array | Float64Array | Int32Array;

/** `values[index]`, for an index that the caller's loop keeps within [0, values.length). */
export function at(values: NumericArray, index: number): number {
  // A typed array yields undefined only out of bounds, which the caller rules out.
  return values[index] as number;
}

/** The same for bytes, those of a `Buffer` too. */
export function byteAt(values: Uint8Array, index: number): number {
  return values[index] as number;
}

/** The same for counts. */
export function countAt(values: Uint16Array | Uint32Array, index: number): number {
  return values[index] as number;
}
