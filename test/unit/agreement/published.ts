/** Worked examples of agreement as they are printed, with what they are printed to be. */
import type { Tally } from '../../../src/agreement/tallies';

/** Subjects by what two readers called them. */
export function tableOfTwo(counts: readonly (readonly number[])[]): readonly Tally[] {
  return counts.flatMap((row, one) =>
    row.map((cells, other) => ({ labels: [`class ${one}`, `class ${other}`], cells })),
  );
}

/** Subjects by how many readers called each so and so. */
export function tableOfCounts(counts: readonly (readonly number[])[]): readonly Tally[] {
  return counts.map((row) => ({
    labels: row.flatMap((readers, label) => Array<string>(readers).fill(`class ${label}`)),
    cells: 1,
  }));
}

/** A row for each reader, a column for each unit; a dot where a reader did not read one. */
export function tableOfReaders(rows: readonly string[]): readonly Tally[] {
  const readers = rows.map((row) => row.split(' '));
  return (readers[0] ?? []).map((_, unit) => ({
    labels: readers.map((values) => (values[unit] === '.' ? undefined : values[unit])),
    cells: 1,
  }));
}

/** Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, 3rd ed., table 18.1: kappa 0.676. */
export const diagnosesOfTwo = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
];

/** 10 subjects, 14 readers, 5 classes, the worked example of the article on Fleiss' kappa in Wikipedia: 0.210. */
export const fourteenReaders = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

/** Krippendorff 2011, Computing Krippendorff's Alpha-Reliability: examples A (0.095), B (0.692) and C (0.743), nominal. */
export const twoReadersTwoClasses = ['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'];
export const twoReaders = ['a a b b d c c c e d d a', 'b a b b b c c c e d d d'];
export const fourReaders = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
];
