/** Where words stand among the rows of a table: behind a row, or in a column of remarks. */
import { at } from '../../base/typedArrays';
import type { Line } from './lines';
import type { RowParser } from './rows';

/** More words among the rows are no remarks of a person. */
const mostRemarks = 100_000;

/** A row's words, in units of the file. */
export interface RemarkPlace {
  readonly row: number;
  readonly offset: number;
  readonly length: number;
}

export class RemarkPlaces {
  readonly places: RemarkPlace[] = [];
  private readonly columns: readonly number[];
  private readonly wordsBefore = new Map<number, Uint8Array>();

  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  /** Takes the words in `bytes[from, to)` of a line. */
  add(line: Line, rowNumber: number, from: number, to: number): void {
    if (this.places.length >= mostRemarks) return;
    this.places.push({ row: rowNumber, offset: line.offset + from - line.start, length: to - from });
  }

  /** Takes the words in columns of remarks; those that stay the same from row to row are one. */
  addColumns(line: Line, rowNumber: number, row: RowParser): void {
    for (const column of this.columns) {
      const [from, to] = [at(row.starts, column), at(row.ends, column)];
      const words = line.bytes.subarray(from, to);
      const before = this.wordsBefore.get(column);
      const isNew = words.length !== before?.length || words.some((byte, index) => byte !== before[index]);
      if (!isNew) continue;
      this.wordsBefore.set(column, words.slice());
      if (from < to && row.stateOfNaN(column) === 'unreadable') this.add(line, rowNumber, from, to);
    }
  }
}
