/** When the blocks of a recording with pauses began, by MATLAB's days since the year 0. */
import type { Grid } from './matGrid';

const secondsPerDay = 86_400;
/** MATLAB's number of 1970-01-01. */
const unixEpoch = 719_529;
/** Days are written to about 10 µs; a block that begins so much before the end of the one before it follows at once. */
const resolutionSeconds = 1e-3;

/** The beginning of each block in seconds from the first, given their lengths; what is odd about it in a sentence. */
export function blockStarts(
  times: Grid,
  lengths: readonly number[],
): { readonly begins: readonly number[]; readonly warnings: readonly string[] } {
  const begins: number[] = [];
  let end = 0;
  let unknown = 0;
  for (const [block, length] of lengths.entries()) {
    const stated = (times.at(0, block) - times.at(0, 0)) * secondsPerDay;
    const isKnown = block === 0 || stated >= end - resolutionSeconds;
    if (!isKnown) unknown += 1;
    const begin = block === 0 ? 0 : isKnown ? Math.max(stated, end) : end;
    begins.push(begin);
    end = begin + length;
  }
  return {
    begins,
    warnings:
      unknown === 0
        ? []
        : [
            `When ${unknown} of ${lengths.length} blocks began is not stated (or before the end of the one before): they follow without the pause between them.`,
          ],
  };
}

/** A day number as `YYYY-MM-DDThh:mm:ss.fff`; undefined for what is none. */
export function startTimeOf(day: number): string | undefined {
  const date = new Date(Math.round((day - unixEpoch) * secondsPerDay * 1000));
  const isDate = day > 600_000 && day < 800_000 && !Number.isNaN(date.getTime());
  return isDate ? date.toISOString().slice(0, -1) : undefined;
}
