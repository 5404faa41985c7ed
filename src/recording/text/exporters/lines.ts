/** The lines above a table as key and values, the way most programs write them. */
import { capped } from '../../fileText';

/** The cells behind the first cell of the line that it names, trimmed, in order; undefined without such a line. */
export function cellsBehind(
  lines: readonly string[],
  key: string,
  delimiter: string | RegExp = '\t',
): string[] | undefined {
  const cells = lines
    .map((line) => line.split(delimiter).map((cell) => capped(cell.trim())))
    .find(([first = '']) => first === key);
  return cells?.slice(1);
}

/** The cells without the empty ones at the end. */
export function withoutEmptyEnd(cells: readonly string[]): string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === '') end -= 1;
  return cells.slice(0, end);
}

/** A number as a program writes it, whatever its decimal sign: `4,53e+004`. */
export function numberIn(text: string | undefined): number | undefined {
  const value = Number((text ?? '').trim().replace(',', '.'));
  return text !== undefined && text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}
