/**
 * Labels side by side in one row or lane, thinned where there are more of them than anyone could tell apart: painting
 * them then costs the columns of the picture and not the number of labels. Pure.
 */
import type { LabelView } from '../../src/protocol/page';
import { FreeColumns } from '../drawing/freeColumns';

/** Up to so many labels in view are painted in full, wherever they lie. */
const mostInFull = 300;

/** A stretch of a label, or of what else stands in a row, in device pixels. */
export interface Stretch<T = LabelView> {
  readonly label: T;
  readonly left: number;
  readonly right: number;
}

export interface Thinned<T> {
  /** Labels to be painted in full, in the order in which they were given. */
  readonly whole: readonly Stretch<T>[];
  /** What is seen of labels too narrow for more than their colour: to be painted over the others. */
  readonly specks: readonly Stretch<T>[];
}

/**
 * What is to be painted of the stretches in [left, left + width).
 * @param narrow device pixels below which a stretch is its colour only
 * @param keep is painted in full whatever lies on it
 */
export function thinned<T>(
  stretches: readonly Stretch<T>[],
  scale: { readonly left: number; readonly width: number },
  narrow: number,
  keep: (label: T) => boolean,
): Thinned<T> {
  if (stretches.length <= mostInFull) return { whole: stretches, specks: [] };
  const free = new FreeColumns(scale.width);
  const whole: Stretch<T>[] = [];
  const specks: Stretch<T>[] = [];
  // The last lies on top: it takes its columns first, and what finds none left is hidden.
  for (const stretch of [...stretches].reverse()) {
    const { label } = stretch;
    const from = Math.round(stretch.left - scale.left);
    const end = Math.max(from + 1, Math.round(stretch.right - scale.left));
    if (keep(label)) whole.push(stretch);
    else if (end - from >= narrow) {
      if (free.take(from, end)) whole.push(stretch);
    } else {
      free.take(from, end, (first, last) =>
        specks.push({ label, left: scale.left + first, right: scale.left + last }),
      );
    }
  }
  return { whole: whole.reverse(), specks };
}

/** Items by what `keyOf` answers, in the order in which each key comes first. */
export function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
