/** Tab-separated tables of BIDS: a header, one row a line, `n/a` for what is not known. */

/** A row's cells by column name; a cell that is empty or `n/a` is left out. */
export type TsvRow = ReadonlyMap<string, string>;

/** The rows of a table. Column names are compared without case: files in the wild write `Name`. */
export function parseTsv(text: string): readonly TsvRow[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const [header, ...rows] = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const columns = (header ?? []).map((name) => name.toLowerCase());
  return rows.map((cells) => {
    const known = columns.flatMap((column, index): [string, string][] => {
      const cell = cells[index] ?? '';
      return cell === '' || cell.toLowerCase() === 'n/a' ? [] : [[column, cell]];
    });
    return new Map(known);
  });
}

/** A cell as a number; undefined where it is absent or no number. */
export function numberIn(row: TsvRow, column: string): number | undefined {
  const cell = row.get(column);
  const value = cell === undefined ? NaN : Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
