/** Makes the ids of labels. */
import { randomBytes } from 'node:crypto';

/** Digits and letters without look-alikes, 32 in all: a double click selects a whole id, and URLs hold it as it is. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 20;

/** The id that `idLength` bytes spell, 5 bits of each. */
export function idFromBytes(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, idLength), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/**
 * A new id of 20 characters with 100 random bits: ids made on different branches never meet.
 * @param random gives that many random bytes; for tests.
 */
export function newLabelId(random: (count: number) => Uint8Array = randomBytes): string {
  return idFromBytes(random(idLength));
}
