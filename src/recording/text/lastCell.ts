/**
 * Whether the last number of a text without a line end at its end is whole. A cut file ends amid a number as well as
 * after one: `2100.5` cut to `21` is a number too, and nothing in it says so. Only the rows before can vouch for it:
 *
 * - nearly all of their last cells have the same number of decimals, two or more, none has more, and zeros at the end
 *   are written (`1.50`): one with as many decimals is whole, a cut one has fewer;
 * - their last cells all have an exponent of two digits: a cut one has none, or a shorter one;
 * - they are padded with blanks to one width, in lines of one length: so is a whole one.
 *
 * Whole numbers as they come, and decimals of any length, can't be vouched for: then the number is left out with a
 * warning. What no reader can know is whether whole lines are missing after the last.
 */
import { byteAt } from '../../base/typedArrays';
import { isBlank } from './rows';

/** Where the last cell of a row stands: `bytes[start, end)` in a line that begins at `lineStart`. */
export interface LastCell {
  readonly bytes: Uint8Array;
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
}

/** How the last cell of a row is written. */
interface CellForm {
  /** Digits between the decimal sign and the exponent. */
  readonly decimals: number;
  /** Digits of the exponent; 0 without one. */
  readonly exponentDigits: number;
  readonly endsInZero: boolean;
  /** Blanks before the cell. */
  readonly padding: number;
  /** Blanks and cell. */
  readonly width: number;
  readonly lineLength: number;
}

/** Fewer rows vouch for nothing. */
const fewestRows = 8;
/** Of those, at least so many have all decimals: the others are damaged, or written by another hand. */
const leastShareAlike = 0.9;
const zero = 0x30;

function formOf({ bytes, lineStart, start, end }: LastCell, decimalComma: boolean): CellForm {
  const separator = decimalComma ? 0x2c : 0x2e;
  let [decimals, exponentDigits] = [0, 0];
  let part: 'whole' | 'decimals' | 'exponent' = 'whole';
  let endsInZero = false;
  for (let index = start; index < end; index++) {
    const byte = byteAt(bytes, index);
    const isDigit = byte >= zero && byte <= zero + 9;
    if (byte === separator) part = 'decimals';
    else if (!isDigit && index > start) part = 'exponent';
    else if (isDigit && part === 'exponent') exponentDigits += 1;
    else if (isDigit && part === 'decimals') {
      decimals += 1;
      endsInZero = byte === zero;
    }
  }
  let padding = 0;
  while (start - padding > lineStart && isBlank(byteAt(bytes, start - padding - 1))) padding += 1;
  const width = padding + end - start;
  return { decimals, exponentDigits, endsInZero, padding, width, lineLength: end - lineStart };
}

/** Watches the last cells of the rows that have a line end, and judges the one that has none. */
export class LastCellWitness {
  private readonly decimalComma: boolean;
  private first: CellForm | undefined;
  private rows = 0;
  private mostDecimals = 0;
  private rowsWithMost = 0;
  /** Of the rows with the most decimals, one ends in a zero. */
  private writesZeros = false;
  private sameExponents = true;
  private samePlace = true;
  private samePadding = true;

  constructor(decimalComma: boolean) {
    this.decimalComma = decimalComma;
  }

  /** Takes the number in the last cell of a line that has a line end. */
  add(cell: LastCell): void {
    const form = formOf(cell, this.decimalComma);
    const first = (this.first ??= form);
    this.rows += 1;
    if (form.decimals > this.mostDecimals) {
      this.mostDecimals = form.decimals;
      this.rowsWithMost = 0;
      this.writesZeros = false;
    }
    if (form.decimals === this.mostDecimals) {
      this.rowsWithMost += 1;
      this.writesZeros ||= form.endsInZero;
    }
    this.sameExponents &&= form.exponentDigits === first.exponentDigits;
    this.samePlace &&= form.width === first.width && form.lineLength === first.lineLength;
    this.samePadding &&= form.padding === first.padding;
  }

  /** True where the rows before vouch for the number with which the file ends. */
  vouchesFor(cell: LastCell): boolean {
    const { first } = this;
    if (!first || this.rows < fewestRows) return false;
    const form = formOf(cell, this.decimalComma);
    const likeExponents = this.sameExponents && form.exponentDigits === first.exponentDigits;
    if (likeExponents && first.exponentDigits === 2) return true;
    const isFixed = this.writesZeros && this.rowsWithMost >= leastShareAlike * this.rows;
    if (likeExponents && isFixed && form.decimals === this.mostDecimals && form.decimals >= 2) return true;
    const isPadded = this.samePlace && !this.samePadding;
    return isPadded && form.width === first.width && form.lineLength === first.lineLength;
  }
}
