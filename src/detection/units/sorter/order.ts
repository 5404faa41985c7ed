/** Numbers in ascending order, and others in the same one. */

/** Which comes first, second, …; equal ones stay as they are. Most trains are in order already. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length);
  let isAscending = true;
  for (let i = 0; i < values.length; i++) {
    order[i] = i;
    if (i > 0 && (values[i - 1] as number) > (values[i] as number)) isAscending = false; // in bounds
  }
  if (isAscending) return order;
  return order.sort((i, k) => (values[i] as number) - (values[k] as number) || i - k);
}

/** A copy in that order. */
export function inOrder(values: Float64Array, order: Uint32Array): Float64Array {
  const result = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i] as number] as number; // in bounds
  return result;
}
