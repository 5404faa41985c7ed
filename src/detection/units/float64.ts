/** Reading Float64Arrays in hot loops: where only one kind of array ever comes, V8 reads without asking which it is. */

/** `values[index]`, for an index that the caller's loop keeps within [0, values.length). */
export function at(values: Float64Array, index: number): number {
  // A typed array yields undefined only out of bounds, which the caller rules out.
  return values[index] as number;
}
