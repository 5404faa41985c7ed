/** Slow work on many items, some of it done ahead while the results are taken in order. */

/**
 * Yields what `work` makes of each item, in the order of the items; of so many it is begun at once.
 * @throws whatever `work` or the items throw, in its turn
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  atOnce: number,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It is heard of in its turn.
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length < atOnce) continue;
    const first = begun.shift();
    if (first) yield await first;
  }
  for (const result of begun) yield await result;
}
