/** The lines of a file's beginning, and what each of their cells is, before it is known how the file is written. */
import { at, byteAt } from '../../base/typedArrays';
import { clockTime, isDate } from './clockTimes';
import { trimLineEnd } from './lines';
import { isBlankLine, isComment, type RowParser } from './rows';

/** A line of the head, in its units; blank ones are left out. */
export interface HeadLine {
  readonly start: number;
  readonly end: number;
  readonly comment: boolean;
  readonly ended: boolean;
  readonly afterBlank: boolean;
}

/** A last line without an end is one only when the head is the whole file. */
export function headLines(units: Uint8Array, isWholeFile: boolean): HeadLine[] {
  const lines: HeadLine[] = [];
  let start = 0;
  let afterBlank = false;
  while (start < units.length) {
    const newline = units.indexOf(0x0a, start);
    if (newline < 0 && !isWholeFile) break;
    const end = newline < 0 ? units.length : newline;
    const trimmed = trimLineEnd(units, start, end);
    const blank = isBlankLine(units, start, trimmed);
    if (!blank) {
      const comment = isComment(units, start, trimmed);
      lines.push({ start, end: trimmed, comment, ended: newline >= 0 || trimmed < end, afterBlank });
    }
    afterBlank = blank;
    start = end + 1;
  }
  return lines;
}

/** A line of words begins with a letter, and a row with a sign, a digit or a delimiter. */
export function beginsWithLetter(units: Uint8Array, start: number, end: number): boolean {
  if (start >= end) return false;
  const letter = byteAt(units, start) | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || byteAt(units, start) === 0x2a;
}

export function beginsWithDigit(units: Uint8Array, start: number, end: number): boolean {
  return start < end && byteAt(units, start) >= 0x30 && byteAt(units, start) <= 0x39;
}

/** An integer cell such as `0345`: no program writes one, so it is what stood behind a decimal comma. */
function looksLikeDecimals(units: Uint8Array, start: number, end: number): boolean {
  let index = start;
  for (; index < end; index++) if (byteAt(units, index) < 0x30 || byteAt(units, index) > 0x39) return false;
  return end - start >= 2 && byteAt(units, start) === 0x30;
}

/** What a cell holds: a number, nothing, a time of day or a date with one, other text; or that it is not a cell. */
export type CellKind = 'number' | 'missing' | 'clock' | 'date' | 'text' | 'cut';

/** What the cell `cell` of the line that `row` has cut holds; `cut` for the part of a number behind its decimal comma. */
export function cellKind(row: RowParser, units: Uint8Array, cell: number): CellKind {
  const [start, end] = [at(row.starts, cell), at(row.ends, cell)];
  if (!Number.isNaN(row.value(cell))) {
    return row.dialect.delimiter === 'comma' && looksLikeDecimals(units, start, end) ? 'cut' : 'number';
  }
  if (row.stateOfNaN(cell) === 'missing') return 'missing';
  if (clockTime(units, start, end)) return 'clock';
  return isDate(units, start, end) ? 'date' : 'text';
}
