/** What lies between two markers that a person has put on an averaged potential: by the very rules of what the engine measures. */
import type { PotentialFigures, PotentialSpan, UnitPotential } from '../result/unitMorphology';
import { potentialFigures } from './figures';
import { measuringNumbers } from './measurePotential';
import { readingReach, upsampled } from './sincReading';

/** An averaged potential in µV from its baseline: as `UnitPotential` has it. */
type Average = Pick<NonNullable<UnitPotential['template']>, 'values' | 'samplingRate' | 'beforeSeconds'>;

/** Whether a span lies within an average, its end at least two values after its start. */
export function canBeMeasured(
  { values, samplingRate, beforeSeconds }: Average,
  { startMilliseconds, endMilliseconds }: PotentialSpan,
): boolean {
  const valueAt = (milliseconds: number): number => (milliseconds / 1000 + beforeSeconds) * samplingRate;
  const [from, to] = [valueAt(startMilliseconds), valueAt(endMilliseconds)];
  // Not more exact than markers are put: in whole hundredths of a millisecond.
  return from >= -0.5 && to <= values.length - 0.5 && to - from >= 2;
}

/** @param span within the average, its end at least two values after its start */
export function figuresBetween(
  { values, samplingRate, beforeSeconds }: Average,
  { startMilliseconds, endMilliseconds }: PotentialSpan,
): PotentialFigures {
  const times = Math.max(1, Math.ceil(measuringNumbers.values.fineRate / samplingRate));
  const rate = times * samplingRate;
  const fineAt = (milliseconds: number): number => Math.round((milliseconds / 1000 + beforeSeconds) * rate);
  const [from, to] = [fineAt(startMilliseconds), fineAt(endMilliseconds)];
  // No more than what the values between depend on.
  const first = Math.max(0, Math.floor(from / times) - readingReach);
  const fine = upsampled(values.slice(first, Math.ceil(to / times) + readingReach + 1), times);
  return potentialFigures(fine, rate, { from: from - first * times, to: to - first * times });
}
