/**
 * Whether the last number of a text without a line end at its end is whole. A cut file ends amid a number as well as
 * after one: `2100.5` cut to `21` is a number too, and nothing in it says so. Only the rows before can vouch for it:
 *
 * - nearly all of their last cells have the same number of decimals, two or more, none has more, and zeros at the end
 *   are written (`1.50`): one with as many decimals is whole, a cut one has fewer;
 * - their last cells all have an exponent of two digits: a cut one has none, or a shorter one;
 * - their lines are all equally long although the last cells differ in digits (padded columns): so is a whole line.
 *
 * Whole numbers as they come, and decimals of any length, can't be vouched for: then the number is left out with a
 * warning. What no reader can know is whether whole lines are missing after the last.
 */
import { at } from '../typedArrays';

/** How the last cell of a row is written. */
interface CellForm {
  /** Digits before the decimal sign, and between it and the exponent. */
  readonly digits: number;
  readonly decimals: number;
  /** Digits of the exponent; 0 without one. */
  readonly exponentDigits: number;
  readonly endsInZero: boolean;
}

/** Fewer rows vouch for nothing. */
const fewestRows = 8;
/** Of those, at least so many have all decimals: the others are damaged, or written by another hand. */
const leastShareAlike = 0.9;
const zero = 0x30;

function formOf(bytes: Uint8Array, start: number, end: number, decimalComma: boolean): CellForm {
  const separator = decimalComma ? 0x2c : 0x2e;
  let [digits, decimals, exponentDigits] = [0, 0, 0];
  let part: 'whole' | 'decimals' | 'exponent' = 'whole';
  let endsInZero = false;
  for (let index = start; index < end; index++) {
    const byte = at(bytes, index);
    const isDigit = byte >= zero && byte <= zero + 9;
    if (byte === separator) part = 'decimals';
    else if (!isDigit && index > start) part = 'exponent';
    if (!isDigit) continue;
    if (part === 'exponent') exponentDigits += 1;
    else {
      if (part === 'whole') digits += 1;
      else decimals += 1;
      endsInZero = part === 'decimals' && byte === zero;
    }
  }
  return { digits, decimals, exponentDigits, endsInZero };
}

/** Watches the last cells of the rows that have a line end, and judges the one that has none. */
export class LastCellWitness {
  private readonly decimalComma: boolean;
  private first: CellForm | undefined;
  private firstLength = 0;
  private rows = 0;
  private mostDecimals = 0;
  private rowsWithMost = 0;
  /** Of the rows with the most decimals, one ends in a zero. */
  private writesZeros = false;
  private sameExponents = true;
  private sameDigits = true;
  private sameLength = true;

  constructor(decimalComma: boolean) {
    this.decimalComma = decimalComma;
  }

  /** Takes the number in `bytes[start, end)`, the last cell of a line of `lineLength` units. */
  add(bytes: Uint8Array, start: number, end: number, lineLength: number): void {
    const form = formOf(bytes, start, end, this.decimalComma);
    if (!this.first) {
      this.first = form;
      this.firstLength = lineLength;
    }
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
    this.sameExponents &&= form.exponentDigits === this.first.exponentDigits;
    this.sameDigits &&= form.digits === this.first.digits;
    this.sameLength &&= lineLength === this.firstLength;
  }

  /** True where the rows before vouch for the number in `bytes[start, end)`, with which the file ends. */
  vouchesFor(bytes: Uint8Array, start: number, end: number, lineLength: number): boolean {
    const { first } = this;
    if (!first || this.rows < fewestRows) return false;
    const form = formOf(bytes, start, end, this.decimalComma);
    const likeExponents = this.sameExponents && form.exponentDigits === first.exponentDigits;
    if (likeExponents && first.exponentDigits === 2) return true;
    const isFixed = this.writesZeros && this.rowsWithMost >= leastShareAlike * this.rows;
    if (likeExponents && isFixed && form.decimals === this.mostDecimals && form.decimals >= 2) return true;
    return this.sameLength && !this.sameDigits && lineLength === this.firstLength;
  }
}
