/** What is used here of h5wasm 0.10. */

export interface H5Attribute {
  readonly value: unknown;
}

export interface H5Metadata {
  /** HDF5's number of the class of type. */
  readonly type: number;
  readonly size: number;
  readonly signed: boolean;
}

declare class HasAttributes {
  readonly attrs: Readonly<Record<string, H5Attribute>>;
  create_attribute(name: string, value: unknown): void;
  create_reference(): Reference;
}

export declare class Group extends HasAttributes {
  keys(): string[];
  get(name: string): unknown;
  create_dataset(description: object): Dataset;
  create_group(name: string): Group;
}

export declare class File extends Group {
  constructor(path: string, mode: 'r' | 'w');
  dereference(reference: Reference): unknown;
  close(): number;
}

export declare class Dataset extends HasAttributes {
  readonly shape: readonly number[] | null;
  readonly metadata: H5Metadata;
  readonly value: unknown;
  slice(ranges: readonly (readonly [number, number])[]): unknown;
}

export declare class Reference {
  readonly ref_data: Uint8Array;
}

interface FileSystemNode {
  usedBytes: number;
  stream_ops: object;
}

/** The library's memory as a file system. */
export interface FileSystem {
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
  lookupPath(path: string): { readonly node: FileSystemNode };
  unlink(path: string): void;
}

export declare const ready: Promise<{
  readonly FS: FileSystem;
  activate_throwing_error_handler(): number;
}>;
