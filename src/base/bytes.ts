/** Long bytes, put together without holding anything up. */
import type { Steps } from './steps';

/** So many bytes are copied in one step. */
const copiedAtOnce = 1 << 20;

/** All parts behind one another, step by step. */
export function* concatenatedSteps(parts: readonly Uint8Array[]): Steps<Uint8Array> {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = Buffer.allocUnsafeSlow(length);
  let end = 0;
  for (const part of parts) {
    for (let from = 0; from < part.length; from += copiedAtOnce) {
      const piece = part.subarray(from, from + copiedAtOnce);
      all.set(piece, end);
      end += piece.length;
      // A step is too little to count in where parts are short: the first byte of each mebibyte tells.
      if (Math.floor(end / copiedAtOnce) > Math.floor((end - piece.length) / copiedAtOnce)) yield;
    }
  }
  return all;
}
