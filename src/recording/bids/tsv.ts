/** Tab-separated tables of BIDS: a header, one row a line, `n/a` for what is not known. */
import { capped, longestRemark } from '../fileText';

/** More events or channels than any recording has. */
const mostRows = 100_000;
const mostColumns = 1000;

/** A row's cells by column name; a cell that is empty or `n/a` is left out. */
export type TsvRow = ReadonlyMap<string, string>;

/** A table's rows, and a sentence where the file may be cut. */
export interface Tsv {
  readonly rows: readonly TsvRow[];
  readonly warnings: readonly string[];
}

/**
 * The rows of a table. Column names are compared without case: files in the wild write `Name`.
 *
 * A file without a line end after its last line may have been cut amid its last cell: `12.5` cut to `1`. That cell
 * counts where the same stands in a row above (and nothing that begins with it); else it is left out, with a warning
 * where its column is one of `used`.
 */
export function parseTsv(text: string, fileName: string, used: readonly string[]): Tsv {
  let columns: readonly string[] | undefined;
  const rows: string[][] = [];
  let hasMore = false;
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue;
    hasMore = rows.length === mostRows;
    if (hasMore) break;
    // One cell more than there are columns: what stands last in a row may be cut only if it is the row's own last.
    const cells = line.split('\t', columns ? columns.length + 1 : mostColumns).map(cellText);
    if (columns) rows.push(cells);
    else columns = cells.map((name) => name.toLowerCase());
  }
  return asTsv(columns ?? [], rows, { fileName, used, isOpen: !text.endsWith('\n') && !hasMore, hasMore });
}

/** Lines one by one: all at once would take many times the text's own memory. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function cellText(cell: string): string {
  return capped(cell.trim(), longestRemark);
}

function asTsv(
  columns: readonly string[],
  rows: readonly string[][],
  file: {
    readonly fileName: string;
    readonly used: readonly string[];
    readonly isOpen: boolean;
    readonly hasMore: boolean;
  },
): Tsv {
  const { fileName, used } = file;
  const cut = file.isOpen ? cutCell(rows) : undefined;
  const column = cut && columns[cut.column];
  const parsed = rows.map((cells) => rowOf(columns, cells)).filter((row) => row.size > 0);
  return {
    rows: parsed,
    warnings: [
      ...(file.hasMore ? [`${fileName} has more than ${mostRows} rows: those after them are not read.`] : []),
      ...(cut && column !== undefined && used.includes(column)
        ? [
            `${fileName} has no line end after its last line, so the last cell ("${capped(cut.cell, 40)}") may be cut short: it is not used. If the file is whole, put a line end after it.`,
          ]
        : []),
    ],
  };
}

function rowOf(columns: readonly string[], cells: readonly string[]): TsvRow {
  const row = new Map<string, string>();
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (column === undefined) break;
    if (cell !== '' && cell.toLowerCase() !== 'n/a') row.set(column, cell);
  }
  return row;
}

/** Takes the last cell of the last row out where no row above vouches for it. */
function cutCell(rows: readonly string[][]): { column: number; cell: string } | undefined {
  const last = rows.at(-1);
  const cell = last?.pop();
  if (!last || cell === undefined) return undefined;
  const column = last.length;
  const above = rows.slice(0, -1).flatMap((cells) => cells[column] ?? []);
  const isWhole =
    cell === 'n/a' ||
    (above.includes(cell) && !above.some((other) => other !== cell && other.startsWith(cell)));
  if (!isWhole && cell !== '') return { column, cell };
  last.push(cell);
  return undefined;
}

/** A cell as a number; undefined where it is absent or no decimal number (`0x10` is none). */
export function numberIn(row: TsvRow, column: string): number | undefined {
  const cell = row.get(column) ?? '';
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
