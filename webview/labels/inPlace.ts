/** Lists that the host tells in parts. */

/** `kept` with each changed item put at its index; ascending, so that each index counts those before it. */
export function inPlace<T>(
  kept: readonly T[],
  changed: readonly { readonly index: number; readonly item: T }[],
): readonly T[] {
  if (changed.length === 0) return kept;
  const all: T[] = [];
  let next = 0;
  for (const { index, item } of changed) {
    while (all.length < index && next < kept.length) all.push(kept[next++] as T);
    all.push(item);
  }
  for (; next < kept.length; next++) all.push(kept[next] as T);
  return all;
}
