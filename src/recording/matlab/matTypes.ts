/**
 * The values of a MATLAB level 5 file as this room sees them. Numbers stay where they are, in the file or in
 * unpacked bytes, and are read by range. Layout: MathWorks, "MAT-File Format", version R2019b.
 */

/** Bytes that can be read by range: a file, or a variable that was unpacked. */
export interface MatBytes {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** How a number is stored; MATLAB stores a double array of small integers as bytes. */
export type Storage =
  'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'single' | 'double' | 'int64' | 'uint64';

export const storageBytes: Readonly<Record<Storage, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  single: 4,
  double: 8,
  int64: 8,
  uint64: 8,
};

/** What MATLAB sees in an array's numbers, however they are stored. */
export type NumberClass = 'float' | 'integer' | 'logical';

/** A full numeric or logical array, column by column. */
export interface MatNumeric {
  readonly kind: 'numeric';
  readonly numberClass: NumberClass;
  readonly dimensions: readonly number[];
  readonly complex: boolean;
  readonly bytes: MatBytes;
  readonly offset: number;
  readonly storage: Storage;
  /** Elements that are really there; fewer than the dimensions say where the file is cut. */
  readonly present: number;
  readonly littleEndian: boolean;
}

export type MatValue =
  | MatNumeric
  | { readonly kind: 'text'; readonly rows: readonly string[] }
  | { readonly kind: 'cell'; readonly dimensions: readonly number[]; readonly cells: readonly MatValue[] }
  /** A struct array: one map of fields per element. */
  | { readonly kind: 'struct'; readonly elements: readonly ReadonlyMap<string, MatValue>[] }
  /** Sparse arrays, function handles, objects of classes: nothing that is read; `reason` as a clause about it. */
  | { readonly kind: 'other'; readonly reason?: string };

/** A damaged or hostile element: ends the reading of its variable, not of the file. */
export class MatDamage extends Error {}
