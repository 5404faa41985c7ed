/** Lines of a text file of any size, one after another, in bounded memory. */
import { byteAt } from '../../base/typedArrays';
import type { TextBytes } from './textBytes';

const newline = 0x0a;
const carriageReturn = 0x0d;
const chunkUnits = 256 * 1024;
/** No row of numbers is longer: 4,096 columns of 25 characters are a tenth of it. What is longer is passed over. */
export const longestLineUnits = 1024 * 1024;

/** A line without its line end, in `bytes[start, end)`. The bytes are reused: nothing may keep them. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Unit offset of the line's first character in the file. */
  readonly offset: number;
  /** It has a line end; only the file's last line may have none. */
  readonly ended: boolean;
  /** The line was too long to be kept: it is given as empty. */
  readonly overlong: boolean;
}

/** Return false to stop. */
export type LineVisitor = (line: Line) => boolean;

/** The end of `bytes[start, end)` without a trailing carriage return. */
export function trimLineEnd(bytes: Uint8Array, start: number, end: number): number {
  return end > start && byteAt(bytes, end - 1) === carriageReturn ? end - 1 : end;
}

/**
 * Visits each line from unit `from` to unit `until` (where lines begin, or the end of the file); a last empty line is
 * none.
 */
export async function scanLines(
  text: TextBytes,
  from: number,
  visit: LineVisitor,
  until = text.units,
): Promise<void> {
  let carried: Uint8Array = new Uint8Array(0);
  let carriedOffset = from;
  let overlong = false;
  let next = from;
  while (next < until) {
    const chunk = await text.read(next, Math.min(chunkUnits, until - next));
    if (chunk.length === 0) break;
    const bytes = carried.length === 0 ? chunk : joined(carried, chunk);
    let start = 0;
    for (let end = bytes.indexOf(newline, carried.length); end >= 0; end = bytes.indexOf(newline, start)) {
      const lineEnd = overlong ? start : trimLineEnd(bytes, start, end);
      if (!visit({ bytes, start, end: lineEnd, offset: carriedOffset, ended: true, overlong })) return;
      carriedOffset = next - carried.length + end + 1;
      overlong = false;
      start = end + 1;
    }
    next += chunk.length;
    carried = overlong ? carried.subarray(0, 0) : bytes.subarray(start);
    if (carried.length > longestLineUnits) {
      overlong = true;
      carried = carried.subarray(0, 0);
    }
  }
  if (overlong || carried.length > 0) {
    const end = trimLineEnd(carried, 0, carried.length);
    visit({ bytes: carried, start: 0, end, offset: carriedOffset, ended: end < carried.length, overlong });
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
