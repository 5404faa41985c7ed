/** The table of potentials: the figures it has, and the order in which it stands. */

/** The figures, as they stand from left to right. */
export const potentialColumns = [
  'unit',
  'discharges',
  'rate',
  'amplitude',
  'duration',
  'phases',
  'turns',
  'area',
  'thickness',
  'sizeIndex',
  'riseTime',
] as const;

/** Figures that a train alone gives; those after them are of the potential. */
export const trainColumns: readonly string[] = ['unit', 'discharges', 'rate'];

export type PotentialColumn = (typeof potentialColumns)[number];

/** What its rows are sorted by. */
export interface PotentialOrder {
  readonly column: PotentialColumn;
  readonly descending: boolean;
}

export const firstOrder: PotentialOrder = { column: 'unit', descending: false };

/** The order after someone has asked for a column: its largest figures first, then the other way round; units by number. */
export function orderAfter({ column, descending }: PotentialOrder, asked: PotentialColumn): PotentialOrder {
  return { column: asked, descending: asked === column ? !descending : asked !== 'unit' };
}
