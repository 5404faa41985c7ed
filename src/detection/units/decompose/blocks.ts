/** How an episode is cut into blocks that are decomposed one by one. */
import { decomposeNumbers } from './decomposeNumbers';

const { blockSeconds, marginSeconds } = decomposeNumbers.values;

/** Seconds [from, to) that count, and [begins, ends) that are read. */
export interface BlockSpan {
  readonly from: number;
  readonly to: number;
  readonly begins: number;
  readonly ends: number;
}

/** Blocks of like length, as few as may be; their margins overlap. */
export function blocksOf(from: number, to: number): readonly BlockSpan[] {
  const count = Math.max(1, Math.ceil((to - from) / blockSeconds));
  const edge = (k: number): number => from + (k * (to - from)) / count;
  return Array.from({ length: count }, (_, k) => ({
    from: edge(k),
    to: edge(k + 1),
    begins: Math.max(from, edge(k) - marginSeconds),
    ends: Math.min(to, edge(k + 1) + marginSeconds),
  }));
}
