/** Tables as comma-separated values (RFC 4180) that a spreadsheet shows and does not run. */

/** What stands in a cell; nothing where there is nothing. */
export type CsvCell = string | number | null | undefined;

/** Lines of cells as a file. */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return lines.map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
}

/** A text that a spreadsheet takes for a formula stays text. */
function cellText(value: CsvCell): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
