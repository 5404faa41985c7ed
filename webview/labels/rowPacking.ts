/**
 * Which row of the labels lane each label takes: the first where it overlaps no other, over the whole recording,
 * so that labels keep their rows while the view moves.
 */
import type { LabelView } from '../../src/protocol/page';

/** The most rows the labels lane grows to; what finds no free row shares the last. */
export const mostLabelRows = 3;

export interface LabelRows {
  readonly rowOf: ReadonlyMap<string, number>;
  /** Of events at least 1, so that the lane is there before the first label. */
  readonly rows: number;
}

/** Something with a place in time. */
type Placed = Pick<LabelView, 'id' | 'startSeconds' | 'endSeconds'>;

export function packLabelRows(labels: readonly Placed[]): LabelRows {
  const rowOf = new Map<string, number>();
  const ends: number[] = [];
  const byStart = [...labels].sort((a, b) => a.startSeconds - b.startSeconds);
  for (const label of byStart) {
    const free = ends.findIndex((end) => end <= label.startSeconds);
    const row = Math.min(free === -1 ? ends.length : free, mostLabelRows - 1);
    ends[row] = Math.max(ends[row] ?? 0, label.endSeconds);
    rowOf.set(label.id, row);
  }
  return { rowOf, rows: Math.max(1, ends.length) };
}

/** The same of findings, which are shown of one channel at a time: those of different channels share rows. None, no row. */
export function packFindingRows(findings: readonly LabelView[]): LabelRows {
  const byChannel = new Map<number | undefined, LabelView[]>();
  for (const finding of findings) {
    const [channel] = finding.channels;
    const own = byChannel.get(channel);
    if (own) own.push(finding);
    else byChannel.set(channel, [finding]);
  }
  const packed = [...byChannel.values()].map(packLabelRows);
  return {
    rowOf: new Map(packed.flatMap(({ rowOf }) => [...rowOf])),
    rows: packed.reduce((most, { rows }) => Math.max(most, rows), 0),
  };
}
