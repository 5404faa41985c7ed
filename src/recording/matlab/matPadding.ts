/**
 * Channels of several rates in one matrix (EMGworks, Trigno): the slower ones have fewer samples, and what stands behind
 * these is padding. A slower channel whose samples go on past the end of the others was not sampled as is stated.
 */
import { readNumbers } from './matNumbers';
import { risingFrom, timeMatrixOf } from './matRates';
import { spanOf, type Candidate } from './matShapes';
import type { TimeSpan } from './matTimes';

/** So many samples a channel may have more than its rate gives in the time of the fastest one, before it is padding. */
const slackSamples = 2;
const slackShare = 0.01;
const windows = 64;
const windowSamples = 64;

/**
 * The samples of each channel without padding; NaN for a channel that goes on where its rate says that it ended.
 * Undefined where no channel is padded.
 */
export async function samplesWithoutPadding(
  candidate: Candidate,
  rates: readonly number[],
): Promise<readonly number[] | undefined> {
  const { samples, channels } = candidate;
  const known = rates.filter((rate) => !Number.isNaN(rate));
  const times = channels > 1 ? timeMatrixOf(candidate) : undefined;
  if (!times && known.every((rate) => rate === known[0])) return undefined;
  const fastest = Math.max(...known);
  const counts: number[] = [];
  for (let channel = 0; channel < channels; channel++) {
    const rate = rates[rates.length === 1 ? 0 : channel] ?? NaN;
    const expected = (samples / fastest) * rate;
    const span = spanOf(candidate, channel);
    if (times) counts.push(await risingFrom({ ...span, array: times }));
    else if (Number.isNaN(rate) || samples <= expected * (1 + slackShare) + slackSamples) {
      counts.push(samples);
    } else counts.push((await beforePadding(span, expected)) ?? NaN);
  }
  return counts;
}

/** The samples before one value that fills the rest, from about `expected` on; undefined where others follow. */
async function beforePadding(
  { array, first, stride, count }: TimeSpan,
  expected: number,
): Promise<number | undefined> {
  const read = (from: number, most: number): Promise<number[]> =>
    readNumbers(array, Math.min(most, count - from), first + from * stride, stride);
  const [filler = NaN] = await read(count - 1, 1);
  const isFiller = (value: number): boolean => Object.is(value, filler) || value === filler;
  const latest = Math.ceil(expected * (1 + slackShare)) + slackSamples;
  const apart = Math.max(windowSamples, Math.floor((count - latest) / windows));
  for (let from = latest; from < count; from += apart) {
    if (!(await read(from, windowSamples)).every(isFiller)) return undefined;
  }
  const earliest = Math.floor(expected);
  const near = await read(earliest, latest - earliest);
  return earliest + near.findLastIndex((value) => !isFiller(value)) + 1;
}
