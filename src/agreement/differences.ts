/** How much later one reader sets a boundary than the other. */
import { sorted } from '../signal/statistics';
import { figuresOverRecordings, undefinedFigure, type Figure } from './bootstrap';

/** Later by so much, other minus one, in seconds. */
export interface Differences {
  /** Of each event of both, recording by recording. */
  readonly seconds: readonly number[];
  readonly median: Figure;
}

/** @param recordings the differences in each, in seconds */
export function differencesOf(recordings: readonly (readonly number[])[]): Differences {
  const placed = recordings
    .flatMap((differences, recording) => differences.map((seconds) => ({ seconds, recording })))
    .sort((a, b) => a.seconds - b.seconds);
  const ascending = sorted(Float64Array.from(placed, ({ seconds }) => seconds));
  const recordingOf = Uint32Array.from(placed, ({ recording }) => recording);
  const [median = undefinedFigure] = figuresOverRecordings(recordings.length, (times) => {
    const count = recordings.reduce((sum, { length }, i) => sum + length * (times[i] ?? 0), 0);
    return [medianOf(ascending, recordingOf, times, count)];
  });
  return { seconds: recordings.flat(), median };
}

/**
 * The median of values that count as often as their recordings: of an even number the middle between the two in the middle.
 * @param count how many they are so; NaN for none
 */
function medianOf(
  ascending: Float64Array,
  recordingOf: Uint32Array,
  times: Uint32Array,
  count: number,
): number {
  const [lowerRank, upperRank] = [Math.floor((count - 1) / 2), Math.floor(count / 2)];
  let [passed, lower] = [0, NaN];
  for (let i = 0; i < ascending.length; i++) {
    const value = ascending[i] ?? NaN;
    passed += times[recordingOf[i] ?? 0] ?? 0;
    if (Number.isNaN(lower) && passed > lowerRank) lower = value;
    if (passed > upperRank) return (lower + value) / 2;
  }
  return NaN;
}
