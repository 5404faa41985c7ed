/** The alphabet of RIFF: four-character codes, and those that are found beside samples. */

export const chunkHeaderBytes = 8;

/** Chunks that stand before or behind the samples. */
export const knownIds: ReadonlySet<string> = new Set([
  'LIST',
  'cue ',
  'fact',
  'bext',
  'id3 ',
  'ID3 ',
  'JUNK',
  'junk',
  'PAD ',
  'FLLR',
  'iXML',
  'axml',
  'smpl',
  'inst',
  'plst',
  'PEAK',
  'afsp',
  'cart',
  'data',
]);

/** A four-character code. */
export function fourCharacters(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

export function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
