/**
 * The journal of a file that has to be written in place: what it held and what it shall hold, whole, on the disk before
 * the first byte of the file is touched. Whoever finds one later can tell a file that was cut short and complete it.
 */
import { sha256Hex } from '../hash';

/** Both texts of a write in place. */
export interface Journal {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const firstLine = 'emg-labels journal 1';

function hashOf({ before, after }: Journal): string {
  return sha256Hex([`${before.length}\n`, before, after]);
}

/** A journal as bytes: a line that says what follows, then both texts. */
export function encodeJournal(journal: Journal): Uint8Array {
  const { before, after } = journal;
  const head = `${firstLine} ${before.length} ${after.length} ${hashOf(journal)}\n`;
  return Buffer.concat([Buffer.from(head), before, after]);
}

/** What `encodeJournal` wrote; undefined for anything else, a journal cut short among it. */
export function decodeJournal(bytes: Uint8Array): Journal | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  const [head = ''] = text.split('\n', 1);
  const match = /^emg-labels journal 1 (\d{1,15}) (\d{1,15}) ([0-9a-f]{64})$/u.exec(head);
  if (!match) return undefined;
  const [beforeLength, afterLength] = [Number(match[1]), Number(match[2])];
  const begin = head.length + 1;
  if (bytes.length !== begin + beforeLength + afterLength) return undefined;
  const journal = {
    before: bytes.subarray(begin, begin + beforeLength),
    after: bytes.subarray(begin + beforeLength),
  };
  return hashOf(journal) === match[3] ? journal : undefined;
}

/**
 * True for a file that was cut short while `after` was written over `before`: each of its bytes is one or the other's,
 * or a zero that the disk never got filled. Any other text has been put there by someone since, and stands.
 */
export function isCutShort(found: Uint8Array, { before, after }: Journal): boolean {
  if (found.length > Math.max(before.length, after.length)) return false;
  if (Buffer.compare(found, before) === 0 || Buffer.compare(found, after) === 0) return false;
  return found.every((byte, index) => byte === after[index] || byte === before[index] || byte === 0);
}
