/** What share of the time that one reader calls so the other calls so. */
import { figuresOf, undefinedFigure, type Figure } from './bootstrap';
import { CountTable } from './counts';
import type { Tally } from './tallies';

/** Shares from 0 to 1 by the one's label, then the other's. */
export type Shares = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

/** The label of the one, that of the other. */
type Called = readonly [label: string, taken: string];

/** Of cells that two readers have read, those that the one calls so being all; @param recordings tallies of the two alone */
export function sharesOf(recordings: readonly (readonly Tally[])[]): Shares {
  const table = new CountTable<Called>(recordings.length);
  for (const [recording, tallies] of recordings.entries()) {
    for (const { labels, cells } of tallies) {
      const [label, taken] = labels;
      if (label === undefined || taken === undefined) continue;
      table.add(recording, [JSON.stringify(labels), [label, taken]], cells);
    }
  }
  const labels = [...new Set(table.things.map(([label]) => label))];
  const rowOf = table.things.map(([label]) => labels.indexOf(label));
  const figures = figuresOf(table, (sums) => {
    const totals = new Float64Array(labels.length);
    for (const [column, row] of rowOf.entries()) totals[row] = (totals[row] ?? 0) + (sums[column] ?? 0);
    return rowOf.map((row, column) => (sums[column] ?? 0) / (totals[row] ?? 0));
  });
  const shares = new Map(labels.map((label) => [label, new Map<string, Figure>()]));
  for (const [column, [label, taken]] of table.things.entries()) {
    shares.get(label)?.set(taken, figures[column] ?? undefinedFigure);
  }
  return shares;
}
