/** The random stream of one case: of the seed, the target and the case's number alone, so that any case can be run again by itself. */
import { Random } from '../../src/simulation/random';

/** A string's 32-bit hash (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

export function caseRandom(seed: number, target: string, number: number): Random {
  return new Random(hash(`${seed} ${target} ${number}`));
}
