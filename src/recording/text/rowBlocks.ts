/** A table's signals in the order of the file: rows one after the other, each parsed once for all columns. */
import type { Block, BlockOptions, ChannelRange, Piece } from '../blocks/block';
import { rowsPerBlock } from './textIndex';
import type { ScannedText, TextSignal } from './scannedText';

type ScannedRows = Pick<ScannedText, 'index' | 'blocks'>;

/** Rows one after the other, of all signals that are wanted. */
export async function* rowBlocks(
  scanned: ScannedRows,
  signals: readonly TextSignal[],
  ranges: readonly ChannelRange[],
  { signal: abort }: BlockOptions,
): AsyncGenerator<Block> {
  const wanted = ranges.flatMap(({ channel, from, to }) => {
    const signal = signals[channel];
    return signal && from < to
      ? [{ channel, from, to, signal, rows: rowsAround(scanned, signal, from, to) }]
      : [];
  });
  const first = wanted.reduce((least, { rows }) => Math.min(least, rows.from), Infinity);
  const end = wanted.reduce((most, { rows }) => Math.max(most, rows.to), 0);
  for (let number = Math.floor(first / rowsPerBlock); number * rowsPerBlock < end; number++) {
    abort?.throwIfAborted();
    const rows = { from: number * rowsPerBlock, to: Math.min(end, (number + 1) * rowsPerBlock) };
    const columns = await scanned.blocks.block(number);
    yield wanted.flatMap(({ signal, ...range }) =>
      rowPieces(scanned, signal, range, rows, columns[signal.column] ?? new Float32Array(rowsPerBlock)),
    );
  }
}

interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The rows from that of the first of some samples to that of the last. */
function rowsAround({ index }: ScannedRows, { timeline }: TextSignal, from: number, to: number): RowRange {
  const rows = timeline.segments.flatMap((segment, number) => {
    const end = timeline.segments[number + 1]?.row ?? index.rows;
    const row = (sample: number): number =>
      Math.max(segment.row, Math.min(end, segment.row + sample - segment.sample));
    return row(from) < row(to) ? [{ from: row(from), to: row(to) }] : [];
  });
  return { from: rows[0]?.from ?? Infinity, to: rows.at(-1)?.to ?? 0 };
}

/** A signal's samples in some rows, of which `values` holds a block. */
function rowPieces(
  { index }: ScannedRows,
  { timeline }: TextSignal,
  range: ChannelRange,
  rows: RowRange,
  values: Float32Array,
): Piece[] {
  return timeline.segments.flatMap(({ row, sample }, number): Piece[] => {
    const rowsEnd = timeline.segments[number + 1]?.row ?? index.rows;
    const from = Math.max(range.from, sample + Math.max(0, rows.from - row));
    const to = Math.min(range.to, sample + Math.min(rowsEnd, rows.to) - row);
    if (from >= to) return [];
    const first = (row + from - sample) % rowsPerBlock;
    const part = values.slice(first, first + to - from);
    return [{ kind: 'values', channel: range.channel, from, count: to - from, values: part }];
  });
}
