/**
 * Columns whose decimal sign seems to group thousands: `1.620` beside `170` is 1620, though by itself it is a number
 * too. Nobody writes both a measured 1.620, its last zero kept, and a whole 170 without decimals in one column. A column
 * is one of these while all of its numbers are whole and below 1000, or have one sign, three digits behind it, and
 * no 0 alone before it; most columns are none from their first rows on.
 */
import { byteAt } from '../../base/typedArrays';
import { decimalPlaces } from './numbers';

/** A number that may be a thousand times what it seems. */
export interface GroupedNumber {
  readonly column: number;
  readonly written: string;
  readonly line: number;
}

/** Where a number stands. */
interface Cell {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

interface ColumnForm {
  grouped: GroupedNumber | undefined;
  hasWholes: boolean;
}

const zero = 0x30;

/** Watches the numbers of some columns. */
export class GroupedThousands {
  private readonly forms: Map<number, ColumnForm>;
  private readonly decimalComma: boolean;

  constructor(columns: readonly number[], decimalComma: boolean) {
    this.forms = new Map(columns.map((column) => [column, { grouped: undefined, hasWholes: false }]));
    this.decimalComma = decimalComma;
  }

  /** Columns that may still be grouped. */
  get watched(): IterableIterator<number> {
    return this.forms.keys();
  }

  /** The first number ending in 0 of each column that is grouped throughout, whole numbers among them. */
  get found(): readonly GroupedNumber[] {
    return Array.from(this.forms.values(), ({ grouped, hasWholes }) =>
      hasWholes ? grouped : undefined,
    ).filter((grouped) => grouped !== undefined);
  }

  /** Takes the next number of a column; what is missing is none. */
  add(column: number, { bytes, start, end, value }: Cell, line: number): void {
    const form = this.forms.get(column);
    if (!form || Number.isNaN(value) || value === 0) return;
    const magnitude = Math.abs(value);
    const places = decimalPlaces(bytes, start, end, this.decimalComma);
    const isWhole = places === 0 && Number.isInteger(value) && magnitude < 1000;
    const isGrouped = places === 3 && magnitude >= 1 && magnitude < 1000;
    if (isWhole) form.hasWholes = true;
    else if (!isGrouped) this.forms.delete(column);
    else if (!form.grouped && byteAt(bytes, end - 1) === zero) {
      form.grouped = { column, written: String.fromCharCode(...bytes.subarray(start, end)), line };
    }
  }
}
