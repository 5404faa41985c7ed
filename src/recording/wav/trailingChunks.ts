/**
 * Chunks behind samples of unknown length: a recorder that streams writes no length, and its list of remarks (or what an
 * editor adds) follows the samples. Where a chain of known chunks reaches just to the file's end, the samples end before it.
 */
import type { ByteSource } from '../byteSource';
import { byteAt } from '../../base/typedArrays';
import { chunkHeaderBytes, dataView, fourCharacters, knownIds } from './riff';

/** Remarks and pictures behind the samples are shorter. */
const mostTrailingBytes = 4 * 2 ** 20;

/** Where the samples from `offset` on end: before trailing chunks, or with the file. */
export async function endOfSamples(source: ByteSource, offset: number): Promise<number> {
  const from = Math.max(offset, source.size - mostTrailingBytes);
  const tail = await source.read(from, source.size - from);
  const firsts = new Set([...knownIds].map((id) => id.charCodeAt(0)));
  for (let place = 0; place + chunkHeaderBytes <= tail.length; place++) {
    if (firsts.has(byteAt(tail, place)) && reachesEnd(tail, place)) return from + place;
  }
  return source.size;
}

/** Whether known chunks follow one another from here to the end, with or without their pad bytes. */
function reachesEnd(tail: Uint8Array, from: number): boolean {
  const view = dataView(tail);
  let place = from;
  while (place + chunkHeaderBytes <= tail.length) {
    if (!knownIds.has(fourCharacters(tail, place))) return false;
    const size = view.getUint32(place + 4, true);
    const end = place + chunkHeaderBytes + size;
    // The last chunk's pad byte is left out by many.
    if (end === tail.length || (size % 2 === 1 && end + 1 === tail.length)) return true;
    place = size % 2 === 1 && !knownIds.has(fourCharacters(tail, end)) ? end + 1 : end;
  }
  return false;
}
