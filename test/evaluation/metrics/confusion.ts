/** What became of each true event: the class that covers most of it. And what was claimed beside. */
import { type JudgedRecording, lengthOf, overlapOf, type Span } from '../spans';

/** The column of true events that nothing was said of. */
export const missedColumn = 'missed';

/** The row of claims beside the truth: detected events that tell of no true event of theirs. */
export const besideRow = 'claimed beside';

/** A claim that covers less of a true event than this tells nothing of it. */
const leastCovered = 0.1;

/** Counts by row (truth's class) and column (detected class). */
export type Confusion = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The one of `others` on the same channel that shares most time with `span`; undefined where none shares any. */
export function mostOverlapping<Other extends Span & { readonly channel: number }>(
  span: Span & { readonly channel: number },
  others: readonly Other[],
): Other | undefined {
  let best: Other | undefined;
  let most = 0;
  for (const other of others) {
    const shared = other.channel === span.channel ? overlapOf(span, other) : 0;
    if (shared > most) {
      most = shared;
      best = other;
    }
  }
  return best;
}

/** The confusion matrix over whole recordings. A claim beside the truth counts unless what it lies on accepts it. */
export function confusionOf(recordings: readonly JudgedRecording[]): Confusion {
  const rows = new Map<string, Map<string, number>>();
  const add = (row: string, column: string): void => {
    const columns = rows.get(row) ?? new Map<string, number>();
    columns.set(column, (columns.get(column) ?? 0) + 1);
    rows.set(row, columns);
  };
  for (const { truth, detected } of recordings) {
    const telling = new Set<unknown>();
    for (const event of truth) {
      const claim = mostOverlapping(event, detected);
      const covers = claim !== undefined && overlapOf(event, claim) >= leastCovered * lengthOf(event);
      if (covers) telling.add(claim);
      add(event.kind, covers ? claim.kind : missedColumn);
    }
    for (const claim of detected) {
      if (telling.has(claim) || mostOverlapping(claim, truth)?.accepts.includes(claim.kind)) continue;
      add(besideRow, claim.kind);
    }
  }
  return rows;
}
