/** Damage of any kind, with no truth left: flipped bits, runs, insertions, splices, hostile numbers, long texts, lines. */
import type { Random } from '../../../src/simulation/random';
import { chance, pick, several, whole } from '../pick';

type Mutator = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const hostileNumbers = [
  '0', '-1', '1', '-0', '2147483648', '4294967296', '9007199254740993', '1e400', '-1e400', '1e-400', 'NaN',
  'Infinity', '99999999', '65536', '0.0000001', '1e308', '7e-310', '', ' ', '0x10', '1,5', '٣',
]; // prettier-ignore
const textClasses = ['a', ' ', '0', '9', '-', '(', '\t', ',', '"', '.', ':', '/', '\u00b5', '\n', '\u202e'];
const longText = 65_536;

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function replaced(bytes: Uint8Array, from: number, end: number, by: Uint8Array): Uint8Array {
  return joined(bytes.subarray(0, from), by, bytes.subarray(end));
}

/** Half of the time among the first bytes, where headers are. */
function anyOffset(random: Random, bytes: Uint8Array): number {
  return whole(random, 0, chance(random, 0.5) ? Math.min(bytes.length, 600) : bytes.length);
}

function flipBits(random: Random, bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  for (let left = whole(random, 1, 9); left > 0; left--) {
    const place = anyOffset(random, bytes);
    changed[place] = (changed[place] ?? 0) ^ (1 << whole(random, 0, 8));
  }
  return changed;
}

function overwriteRun(random: Random, bytes: Uint8Array): Uint8Array {
  const from = anyOffset(random, bytes);
  const length = whole(random, 1, pick(random, [4, 64, 600]));
  const value = pick(random, [0, 0xff, 0x20, 0x30, 0x2d, whole(random, 0, 256)]);
  return bytes.slice().fill(value, from, from + length);
}

function cut(random: Random, bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, whole(random, 0, bytes.length));
}

function takeOut(random: Random, bytes: Uint8Array): Uint8Array {
  const from = anyOffset(random, bytes);
  return replaced(bytes, from, from + whole(random, 1, pick(random, [3, 40, 600])), new Uint8Array());
}

function insert(random: Random, bytes: Uint8Array): Uint8Array {
  const at = anyOffset(random, bytes);
  const from = anyOffset(random, bytes);
  const piece = chance(random, 0.5)
    ? bytes.slice(from, from + whole(random, 1, 400))
    : Uint8Array.from(several(whole(random, 1, 40), () => whole(random, 0, 256)));
  return replaced(bytes, at, at, piece);
}

function splice(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const end = anyOffset(random, bytes);
  const from = chance(random, 0.5) ? Math.min(end, other.length) : anyOffset(random, other);
  return joined(bytes.subarray(0, end), other.subarray(from));
}

/** One of the numbers that stand as text in the first bytes, by a hostile one; as wide as it was, or not. */
function textNumber(random: Random, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  const numbers = [...text.matchAll(/\d[\d.]*/gu)];
  if (numbers.length === 0) return flipBits(random, bytes);
  const found = pick(random, numbers);
  const [digits] = found;
  const hostile = pick(random, hostileNumbers);
  const keepWidth = chance(random, 0.6);
  // In a field of fixed width the blanks that fill it make room.
  const blanks = /^ */u.exec(text.slice(found.index + digits.length))?.[0].length ?? 0;
  const width = digits.length + (keepWidth ? blanks : 0);
  const by = keepWidth ? hostile.padEnd(width).slice(0, Math.max(width, 1)) : hostile;
  return replaced(bytes, found.index, found.index + width, Buffer.from(by));
}

/** A binary number of 1, 2, 4 or 8 bytes. */
function binaryNumber(random: Random, bytes: Uint8Array): Uint8Array {
  const width = pick(random, [1, 2, 4, 8] as const);
  if (bytes.length < width) return bytes;
  const at = Math.min(bytes.length - width, Math.floor(anyOffset(random, bytes) / width) * width);
  const changed = Buffer.from(bytes);
  const value = pick(random, [0n, 1n, -1n, 1n << 31n, 1n << 32n, (1n << 53n) + 1n, 0x7fffffffn, 0x10000n]);
  const eight = Buffer.alloc(8);
  eight.writeBigInt64LE(BigInt.asIntN(64, value));
  const little = chance(random, 0.7)
    ? eight
    : Buffer.from(eight)
        .reverse()
        .subarray(8 - width);
  little.copy(changed, at, 0, width);
  return Uint8Array.from(changed);
}

/** 64 KiB of one class of characters. */
function longRun(random: Random, bytes: Uint8Array): Uint8Array {
  const at = anyOffset(random, bytes);
  const text = Buffer.from(pick(random, textClasses).repeat(longText));
  return replaced(bytes, at, at, text);
}

/** A line twice, a line less, two lines the other way round, a line of another file. */
function lines(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const split = (each: Uint8Array): string[] =>
    Buffer.from(each)
      .toString('latin1')
      .split(/(?<=\n)/u);
  const all = split(bytes);
  const at = whole(random, 0, all.length);
  const line = all[at] ?? '';
  switch (whole(random, 0, 4)) {
    case 0:
      all.splice(at, 0, ...several(whole(random, 1, 4), () => line));
      break;
    case 1:
      all.splice(at, 1);
      break;
    case 2:
      all.splice(at, 1, ...all.splice(whole(random, 0, all.length), 1, line));
      break;
    default:
      all.splice(at, 0, pick(random, split(other)));
  }
  return Uint8Array.from(Buffer.from(all.join(''), 'latin1'));
}

/** A number that stands as text in the first bytes loses or gains a digit, or changes place with another. */
function textNumberAmiss(random: Random, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  const numbers = [...text.matchAll(/\d+/gu)];
  if (numbers.length < 2) return flipBits(random, bytes);
  const [one, other] = [pick(random, numbers), pick(random, numbers)];
  const [digits] = one;
  const end = one.index + digits.length;
  switch (whole(random, 0, 3)) {
    case 0:
      // The blank keeps a field of fixed width as wide as it was.
      return replaced(bytes, end - 1, end, Buffer.from(chance(random, 0.5) ? ' ' : ''));
    case 1:
      return replaced(bytes, end, end + (bytes[end] === 0x20 ? 1 : 0), Buffer.from('0'));
    default:
      return replaced(bytes, one.index, end, Buffer.from(other[0].padEnd(digits.length)));
  }
}

/** Two blocks of one length change places, or one stands twice: records, rows, elements, chunks out of order. */
function blocks(random: Random, bytes: Uint8Array): Uint8Array {
  const length = pick(random, [2, 4, 8, 16, 24, 80, 256, whole(random, 1, 400)]);
  if (bytes.length < 2 * length) return bytes;
  const place = (): number => {
    const any = anyOffset(random, bytes);
    return Math.min(bytes.length - length, chance(random, 0.5) ? any - (any % length) : any);
  };
  const [one, other] = [place(), place()];
  const first = bytes.slice(one, one + length);
  if (chance(random, 0.3)) return replaced(bytes, other, other, first);
  const changed = bytes.slice();
  changed.set(bytes.subarray(other, other + length), one);
  changed.set(first, other);
  return changed;
}

/** Line ends of another kind, some or all. */
function lineEnds(random: Random, bytes: Uint8Array): Uint8Array {
  const [from, to] = pick(random, [
    ['\n', '\r'],
    ['\n', '\r\n'],
    ['\r\n', '\n'],
    ['\n', '\r\r\n'],
    ['\n', ''],
  ] as const);
  const share = pick(random, [1, 0.3]);
  const text = Buffer.from(bytes).toString('latin1');
  const parts = text.split(from);
  const joinedText = parts.reduce((all, part) => `${all}${chance(random, share) ? to : from}${part}`);
  return Uint8Array.from(Buffer.from(joinedText, 'latin1'));
}

const mutators: readonly (readonly [weight: number, Mutator])[] = [
  [4, flipBits],
  [3, overwriteRun],
  [2, cut],
  [2, takeOut],
  [2, insert],
  [2, splice],
  [5, textNumber],
  [4, binaryNumber],
  [0.4, longRun],
  [2, lines],
  [4, textNumberAmiss],
  [3, blocks],
  [1, lineEnds],
];
const totalWeight = mutators.reduce((sum, [weight]) => sum + weight, 0);

function pickMutator(random: Random): Mutator {
  let left = random.uniform(0, totalWeight);
  for (const [weight, mutator] of mutators) {
    left -= weight;
    if (left < 0) return mutator;
  }
  return flipBits;
}

/** The bytes after one to three mutations; `other` is what a splice takes its second half from. */
export function mutate(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  return several(chance(random, 0.6) ? 1 : whole(random, 2, 4), () => pickMutator(random)).reduce(
    (changed, mutator) => (changed.length === 0 ? changed : mutator(random, changed, other)),
    bytes,
  );
}
