/**
 * One-to-one assignment of greatest total weight (Kuhn 1955, Munkres 1957; in the shortest-augmenting-path form with
 * potentials of Jonker & Volgenant 1987), so that no event is counted twice and no greedy choice spoils another.
 */
import { at } from '../base/typedArrays';

/** A row given to a column. */
export interface AssignedPair {
  readonly row: number;
  readonly column: number;
}

/**
 * The pairs of the greatest total weight; pairs of weight 0 are left out. O(n³).
 * @param weights rows × columns, finite and ≥ 0; 0 means that the two can't be paired.
 */
export function assign(weights: readonly (readonly number[])[]): AssignedPair[] {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return [];
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, c) => weights.map((row) => row[c] ?? 0));
    return assign(turned)
      .map(({ row, column }) => ({ row: column, column: row }))
      .sort((a, b) => a.row - b.row);
  }
  return rowOfColumn(weights, rows, columns)
    .map((row, column) => ({ row, column }))
    .filter(({ row, column }) => row >= 0 && (weights[row]?.[column] ?? 0) > 0)
    .sort((a, b) => a.row - b.row);
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = at(values, index) + amount;
}

/** The row that each column gets, −1 for none; rows ≤ columns. Costs are the weights' negatives; index 0 is a stand-in. */
function rowOfColumn(weights: readonly (readonly number[])[], rows: number, columns: number): number[] {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowAt[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const from = at(rowAt, column);
      let delta = Infinity;
      let next = 0;
      for (let c = 1; c <= columns; c++) {
        if (used[c]) continue;
        const weight = weights[from - 1]?.[c - 1] ?? 0;
        const reduced = -weight - at(rowPotential, from) - at(columnPotential, c);
        if (reduced < at(least, c)) {
          least[c] = reduced;
          previous[c] = column;
        }
        if (at(least, c) < delta) {
          delta = at(least, c);
          next = c;
        }
      }
      for (let c = 0; c <= columns; c++) {
        if (used[c]) {
          add(rowPotential, at(rowAt, c), delta);
          add(columnPotential, c, -delta);
        } else add(least, c, -delta);
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const before = at(previous, column);
      rowAt[column] = at(rowAt, before);
      column = before;
    }
  }
  return Array.from(rowAt.subarray(1), (row) => row - 1);
}
