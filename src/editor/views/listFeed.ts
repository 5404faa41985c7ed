/**
 * What one page has been told of a list, and how the list differs from that now. A page gets what has changed and nothing
 * else, and long lists in parts, so that neither its first traces nor an edit wait for all of them. Pure.
 */

/** How a list differs from what was told. */
interface ListStep<View> {
  readonly removed: readonly string[];
  /** New and changed views, each with its index after this step, ascending. */
  readonly changed: readonly { readonly index: number; readonly view: View }[];
  readonly more: boolean;
}

/** How a list's items are known and shown. */
interface ListViews<Item, View> {
  readonly idOf: (item: Item) => string;
  /** Undefined for an item that is not shown. */
  readonly viewOf: (item: Item) => View | undefined;
  /** Whether two items that are not the same object look the same. */
  readonly isSame: (before: Item, now: Item) => boolean;
}

/** A list as one page knows it. */
export class ListFeed<Item, View> {
  private readonly views: ListViews<Item, View>;
  /** In the list's order; items without a view are left out. */
  private told: readonly Item[] = [];
  private allTold = false;

  constructor(views: ListViews<Item, View>) {
    this.views = views;
  }

  /** New items wait for who asks for them, unless all have been told already. */
  get newInChange(): number {
    return this.allTold ? Infinity : 0;
  }

  /** What has changed, with so many new items at most. */
  step(items: readonly Item[], mostNew: number): ListStep<View> {
    const { idOf, viewOf, isSame } = this.views;
    // Most edits change one item, and all others are the same objects: only what lies between is looked at closely.
    const [first, last] = commonEnds(this.told, items);
    const before = new Map(this.told.slice(first, this.told.length - last).map((each) => [idOf(each), each]));
    const now: Item[] = [];
    const changed: ListStep<View>['changed'][number][] = [];
    let left = mostNew;
    let more = false;
    for (const item of items.slice(first, items.length - last)) {
      const known = before.get(idOf(item));
      if (known === undefined && left === 0) {
        more = true;
        continue;
      }
      if (known === undefined || (known !== item && !isSame(known, item))) {
        const view = viewOf(item);
        if (view === undefined) continue;
        if (known === undefined) left--;
        changed.push({ index: first + now.length, view });
      }
      now.push(item);
      before.delete(idOf(item));
    }
    const removed = [...before.keys()];
    this.told = [...this.told.slice(0, first), ...now, ...this.told.slice(this.told.length - last)];
    this.allTold = !more;
    return { removed, changed, more };
  }
}

/** How many items at the beginning, and how many at the end, are the same objects in both lists. */
function commonEnds(a: readonly unknown[], b: readonly unknown[]): readonly [first: number, last: number] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first++;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last++;
  return [first, last];
}
