/** A small matrix of numbers, read whole: a number for each channel (row) and block (column) of an export. */
import { readNumbers } from './matNumbers';
import type { MatNumeric } from './matTypes';

const mostNumbers = 65_536;

export class Grid {
  readonly rows: number;
  readonly columns: number;
  private readonly numbers: readonly number[];

  private constructor(rows: number, columns: number, numbers: readonly number[]) {
    this.rows = rows;
    this.columns = columns;
    this.numbers = numbers;
  }

  /** The numbers of an array, none where there is none; `asRow`: whatever way it lies, it is one row. */
  static async of(array: MatNumeric | undefined, asRow: boolean): Promise<Grid> {
    if (!array || array.complex || array.present > mostNumbers) return new Grid(0, 0, []);
    const [rows = 0, columns = 0] = array.dimensions;
    const numbers = await readNumbers(array, mostNumbers);
    return asRow ? new Grid(1, numbers.length, numbers) : new Grid(rows, columns, numbers);
  }

  /** The number of a channel and block; NaN where there is none. */
  at(row: number, column: number): number {
    if (row < 0 || column < 0 || row >= this.rows || column >= this.columns) return NaN;
    return this.numbers[column * this.rows + row] ?? NaN;
  }

  /** A vector as a column of channels, or as a row of blocks where there is one channel. */
  oriented(oneChannel: boolean): Grid {
    if (this.rows !== 1 && this.columns !== 1) return this;
    const count = this.numbers.length;
    return oneChannel ? new Grid(1, count, this.numbers) : new Grid(count, 1, this.numbers);
  }

  /** In the shape of another grid: a vector as that one's, one number for all, one row or column for each. */
  like({ rows, columns }: Grid): Grid {
    if (this.rows === rows && this.columns === columns) return this;
    const count = this.numbers.length;
    if (count === rows * columns) return new Grid(rows, columns, this.numbers);
    const pick = (row: number, column: number): number =>
      this.numbers[count === 1 ? 0 : count === columns ? column : count === rows ? row : -1] ?? NaN;
    const filled = Array.from({ length: rows * columns }, (_, index) =>
      pick(index % rows, Math.floor(index / rows)),
    );
    return new Grid(rows, columns, filled);
  }
}
