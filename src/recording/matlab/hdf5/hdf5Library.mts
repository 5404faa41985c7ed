/**
 * The HDF5 library (h5wasm), which reads by range through a function that it is given. A bundle of its own, dist/hdf5.js:
 * four megabytes that nothing loads before somebody opens a MATLAB 7.3 file. The library's file system is its own memory,
 * so that whatever a file links to, it can read no other file of this machine.
 */
import { Dataset, File, Group, ready, Reference } from './h5wasm.mjs';
import type { Storage } from '../matTypes';

/** Samples of a file: bytes [offset, offset + length), fewer where it ends. */
export type ReadNow = (offset: number, length: number) => Uint8Array;

interface WithAttributes {
  /** An attribute's text or number; undefined for one that there is not. */
  attribute(name: string): string | number | undefined;
}

export interface Hdf5Array extends WithAttributes {
  readonly kind: 'array';
  /** Slowest first; MATLAB's dimensions are these backwards. */
  readonly shape: readonly number[];
  readonly content: Storage | 'references' | 'compound' | 'other';
  /** The numbers in a box of the array, little-endian: [from, to) along each side. */
  read(box: readonly (readonly [number, number])[]): Uint8Array;
  /** What the references in the array lead to, in the order of the file. */
  targets(most: number): readonly (Hdf5Node | undefined)[];
}

export interface Hdf5Group extends WithAttributes {
  readonly kind: 'group';
  readonly names: readonly string[];
  get(name: string): Hdf5Node | undefined;
}

export type Hdf5Node = Hdf5Array | Hdf5Group;

export interface Hdf5File {
  readonly root: Hdf5Group;
  close(): void;
}

let opened = 0;

/** Opens a file of `size` bytes. @throws Error in the library's words where it is no HDF5 file */
export async function openHdf5(size: number, readNow: ReadNow): Promise<Hdf5File> {
  const library = await ready;
  // What the library would print it throws.
  library.activate_throwing_error_handler();
  const { FS } = library;
  const path = `/opened${++opened}`;
  // An empty file of the library's memory, whose bytes are then read from elsewhere.
  FS.writeFile(path, new Uint8Array(0));
  const { node } = FS.lookupPath(path);
  node.usedBytes = size;
  node.stream_ops = {
    ...node.stream_ops,
    read: (
      _stream: unknown,
      buffer: Uint8Array,
      offset: number,
      length: number,
      position: number,
    ): number => {
      const bytes = readNow(position, Math.min(length, Math.max(0, size - position)));
      buffer.set(bytes, offset);
      return bytes.length;
    },
  };
  try {
    const file = new File(path, 'r');
    return {
      root: groupOf(file, file),
      close: () => {
        file.close();
        FS.unlink(path);
      },
    };
  } catch (error) {
    FS.unlink(path);
    throw error;
  }
}

function nodeOf(file: File, entity: unknown): Hdf5Node | undefined {
  if (entity instanceof Dataset) return arrayOf(file, entity);
  return entity instanceof Group ? groupOf(file, entity) : undefined;
}

function groupOf(file: File, group: Group): Hdf5Group {
  return {
    kind: 'group',
    names: group.keys(),
    get: (name) => nodeOf(file, group.get(name)),
    attribute: (name) => attributeOf(group, name),
  };
}

function arrayOf(file: File, dataset: Dataset): Hdf5Array {
  return {
    kind: 'array',
    shape: dataset.shape ?? [],
    content: isOneNumber(dataset) ? 'double' : contentOf(dataset),
    read: (box) => {
      // A number by itself has no sides to cut.
      const numbers = box.length === 0 ? Float64Array.of(Number(dataset.value)) : dataset.slice(box);
      if (!ArrayBuffer.isView(numbers)) throw new Error('The data set holds no numbers.');
      return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    },
    targets: (most) => {
      const count = (dataset.shape ?? []).reduce((product, side) => product * side, 1);
      if (count > most) throw new Error(`${count} references are more than any recording has.`);
      const references = dataset.value;
      const list: readonly unknown[] = Array.isArray(references) ? references : [references];
      return list.map((one) => (one instanceof Reference ? nodeOf(file, file.dereference(one)) : undefined));
    },
    attribute: (name) => attributeOf(dataset, name),
  };
}

function attributeOf(of: Dataset | Group, name: string): string | number | undefined {
  const value = of.attrs[name]?.value;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  // A list of one.
  const list = ArrayBuffer.isView(value) ? Object.values(value) : [];
  return list.length === 1 ? Number(list[0]) : undefined;
}

function isOneNumber({ shape, metadata }: Dataset): boolean {
  return shape?.length === 0 && (metadata.type === kinds.integer || metadata.type === kinds.float);
}

const kinds = { integer: 0, float: 1, compound: 6, reference: 7, enumeration: 8 } as const;

function contentOf({ metadata }: Dataset): Hdf5Array['content'] {
  const { type, size, signed } = metadata;
  switch (type) {
    case kinds.float:
      return size === 8 ? 'double' : size === 4 ? 'single' : 'other';
    case kinds.integer:
    case kinds.enumeration:
      return integers.get(`${signed ? '' : 'u'}int${8 * size}`) ?? 'other';
    case kinds.compound:
      return 'compound';
    case kinds.reference:
      return 'references';
    default:
      return 'other';
  }
}

const integers: ReadonlyMap<string, Storage> = new Map(
  (['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'] as const).map((name) => [
    name,
    name,
  ]),
);
