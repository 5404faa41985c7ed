/** Which arrays can be signals: real matrices whose long side is time. */
import type { NamedArray, Scope } from './matScopes';
import type { MatNumeric } from './matTypes';

/** Fewer samples than this are parameters, not a recording. */
export const fewestSamples = 32;
const mostChannels = 4096;
/** Of a cut matrix at least a tenth must be there: else a short file could claim a recording of any length. */
const leastPresent = 0.1;

/** A matrix seen as channels. */
export interface Candidate extends NamedArray {
  readonly scope: Scope;
  /** The name without its scope: `data.time` is `time`. */
  readonly ownName: string;
  readonly channels: number;
  readonly samples: number;
  readonly timeRunsDown: boolean;
}

/** The sides of an array that are not 1: what `squeeze` leaves. */
export function sidesOf({ dimensions }: MatNumeric): readonly [number, number] | undefined {
  const sides = dimensions.length > 2 ? dimensions.filter((size) => size !== 1) : dimensions;
  return sides.length > 2 ? undefined : [sides[0] ?? 1, sides[1] ?? 1];
}

/** An array as channels; undefined where it can be none. */
export function candidateOf(named: NamedArray, scope: Scope): Candidate | undefined {
  const { array } = named;
  const sides = sidesOf(array);
  if (!sides || array.complex) return undefined;
  const [rows, columns] = sides;
  if (array.present < leastPresent * rows * columns) return undefined;
  const [samples, channels] = [Math.max(rows, columns), Math.min(rows, columns)];
  if (samples < fewestSamples || channels < 1 || channels > mostChannels) return undefined;
  const ownName = named.name.slice(scope.path.length);
  return { ...named, scope, ownName, channels, samples, timeRunsDown: rows === samples };
}

/** Where the samples of a channel are in its array. */
export function spanOf(
  { array, samples, channels, timeRunsDown }: Candidate,
  channel: number,
): { array: MatNumeric; first: number; stride: number; count: number } {
  // Columns follow one another; where each is a channel its samples are neighbours.
  return {
    array,
    first: timeRunsDown ? channel * samples : channel,
    stride: timeRunsDown ? 1 : channels,
    count: samples,
  };
}
