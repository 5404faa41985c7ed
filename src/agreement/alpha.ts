/** Krippendorff's alpha: agreement of any number of readers, some of whom have not read everything. */
import type { Tally } from './tallies';

/**
 * Alpha for nominal data, 1 − observed / expected disagreement, from the coincidences of pairable values (Krippendorff
 * 2011, Computing Krippendorff's Alpha-Reliability). A cell counts that two readers or more have read. NaN where nothing
 * can be paired, or every value is the same.
 */
export function krippendorffAlpha(tallies: readonly Tally[]): number {
  const totals = new Map<string, number>();
  let [all, disagreeing] = [0, 0];
  for (const { labels, cells } of tallies) {
    const values = labels.filter((label) => label !== undefined);
    if (values.length < 2) continue;
    const counts = new Map<string, number>();
    for (const label of values) counts.set(label, (counts.get(label) ?? 0) + 1);
    all += values.length * cells;
    for (const [label, count] of counts) {
      totals.set(label, (totals.get(label) ?? 0) + count * cells);
      disagreeing += (count * (values.length - count) * cells) / (values.length - 1);
    }
  }
  const expected = [...totals.values()].reduce((sum, total) => sum + total * (all - total), 0);
  return expected === 0 ? NaN : 1 - ((all - 1) * disagreeing) / expected;
}
