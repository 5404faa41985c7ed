/** Chance-corrected agreement of readers who have all read the same cells. */
import type { Tally } from './tallies';

/** How often two readers called a cell so and so: label of the one, label of the other, cells. */
export type Confusion = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What two readers of the tallies called the cells that both have read. */
export function confusionOf(tallies: readonly Tally[], one: number, other: number): Confusion {
  const confusion = new Map<string, Map<string, number>>();
  for (const { labels, cells } of tallies) {
    const [first, second] = [labels[one], labels[other]];
    if (first === undefined || second === undefined) continue;
    const row = confusion.get(first) ?? new Map<string, number>();
    confusion.set(first, row.set(second, (row.get(second) ?? 0) + cells));
  }
  return confusion;
}

/**
 * Cohen's kappa, (observed − expected) / (1 − expected), of two readers (Cohen 1960, Educ. Psychol. Meas. 20:37).
 * NaN where it is not defined: no cell was read by both, or both called every cell the same one thing.
 */
export function cohenKappa(confusion: Confusion): number {
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  let [all, same] = [0, 0];
  for (const [first, row] of confusion) {
    for (const [second, cells] of row) {
      all += cells;
      if (first === second) same += cells;
      rows.set(first, (rows.get(first) ?? 0) + cells);
      columns.set(second, (columns.get(second) ?? 0) + cells);
    }
  }
  let expected = 0;
  for (const [label, cells] of rows) expected += (cells / all) * ((columns.get(label) ?? 0) / all);
  return corrected(same / all, expected);
}

/**
 * Fleiss' kappa of three readers or more, of two as well (Fleiss 1971, Psychol. Bull. 76:378), over the cells that every
 * one of them has read. With two it is Scott's pi, not Cohen's kappa. NaN where it is not defined.
 */
export function fleissKappa(tallies: readonly Tally[]): number {
  const totals = new Map<string, number>();
  let [all, agreed] = [0, 0];
  let readers = 0;
  for (const { labels, cells } of tallies) {
    const counts = new Map<string, number>();
    for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
    const given = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (given < labels.length) continue;
    readers = given;
    let pairs = 0;
    for (const [label, count] of counts) {
      totals.set(label, (totals.get(label) ?? 0) + count * cells);
      pairs += count * (count - 1);
    }
    all += cells;
    agreed += (pairs / (readers * (readers - 1))) * cells;
  }
  const expected = [...totals.values()].reduce((sum, total) => sum + (total / (all * readers)) ** 2, 0);
  return corrected(agreed / all, expected);
}

function corrected(observed: number, expected: number): number {
  return expected === 1 ? NaN : (observed - expected) / (1 - expected);
}
