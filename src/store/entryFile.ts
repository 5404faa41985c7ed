/**
 * One entry as bytes: a head that says what it is of and where its sections stand, then the sections. Head and sections
 * each have a hash, so that one section can be read without the others, and what was cut short, changed or written by
 * another hand is not taken for numbers.
 */
import type { FileHandle } from 'node:fs/promises';
import { readInto } from '../base/files/regularFile';
import { sha256Hex } from '../base/hash';

/** A part of an entry that can be read by itself. */
export interface Section {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Place {
  readonly offset: number;
  readonly length: number;
  readonly sha256: string;
}

/** What stands in an entry's head. */
export interface EntryHead {
  /** What the entry is of: must be what was asked for, whatever the file is called. */
  readonly key: string;
  /** What the writer had to say of it. */
  readonly about: string;
  readonly sections: ReadonlyMap<string, Place>;
}

interface HeadText {
  readonly key: string;
  readonly about: string;
  readonly sections: readonly (readonly [name: string, length: number, sha256: string])[];
}

const magic = Buffer.from('EMGKEPT1', 'latin1');
const hashBytes = 32;
const fixedBytes = magic.length + 4 + hashBytes;
/** A record of thousands of files has a long head; a longer one than this is none of ours. */
const mostHeadBytes = 4 * 2 ** 20;

/** An entry's bytes, in pieces to be written one after the other. Undefined for one that could not be read again. */
export function entryBytes(
  key: string,
  about: string,
  sections: readonly Section[],
): readonly Uint8Array[] | undefined {
  const text: HeadText = {
    key,
    about,
    sections: sections.map(({ name, bytes }) => [name, bytes.length, sha256Hex([bytes])]),
  };
  const head = Buffer.from(JSON.stringify(text));
  if (head.length > mostHeadBytes) return undefined;
  const fixed = Buffer.alloc(fixedBytes);
  fixed.set(magic);
  fixed.writeUInt32LE(head.length, magic.length);
  fixed.set(Buffer.from(sha256Hex([head]), 'hex'), magic.length + 4);
  return [fixed, head, ...sections.map(({ bytes }) => bytes)];
}

/** The head of an entry in a file of so many bytes; undefined for what is not whole. @throws what reading throws */
export async function readHead(handle: FileHandle, fileBytes: number): Promise<EntryHead | undefined> {
  const fixed = await bytesAt(handle, 0, fixedBytes);
  if (!fixed?.subarray(0, magic.length).equals(magic)) return undefined;
  const length = fixed.readUInt32LE(magic.length);
  if (length > mostHeadBytes) return undefined;
  const head = await bytesAt(handle, fixedBytes, length);
  if (!head || sha256Hex([head]) !== fixed.subarray(magic.length + 4).toString('hex')) return undefined;
  // Its hash is right, so it is as `entryBytes` made it.
  const { key, about, sections } = JSON.parse(head.toString()) as HeadText;
  const places = new Map<string, Place>();
  let offset = fixedBytes + length;
  for (const [name, sectionBytes, sha256] of sections) {
    places.set(name, { offset, length: sectionBytes, sha256 });
    offset += sectionBytes;
  }
  return offset === fileBytes ? { key, about, sections: places } : undefined;
}

/** A section's bytes, which are the caller's; undefined where there is none, or none that is whole. @throws what reading throws */
export async function readSection(
  handle: FileHandle,
  { sections }: EntryHead,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const place = sections.get(name);
  const bytes = place && (await bytesAt(handle, place.offset, place.length));
  return bytes && sha256Hex([bytes]) === place.sha256 ? bytes : undefined;
}

async function bytesAt(
  handle: FileHandle,
  offset: number,
  length: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  // In a buffer of its own, so that typed arrays can be laid over it.
  const bytes = Buffer.from(new ArrayBuffer(length));
  return (await readInto(handle, bytes, length, offset)) === length ? bytes : undefined;
}
