/** The figures of a potential between two markers (DETECTION.md §C.4): the rules are the same whoever put the markers there. */
import { at } from '../../base/typedArrays';
import { fixedNumbers, microvolts, ratio } from '../numbers/fixedNumbers';
import type { PotentialFigures } from '../result/unitMorphology';
import { peakToPeak, type SampleSpan } from './edges';

export const figureNumbers = fixedNumbers('morphologyFigures', {
  phaseMicrovolts: microvolts(20, [5, 100], 'A phase reaches this far from the baseline', '§C.4'),
  turnMicrovolts: microvolts(25, [5, 100], 'A turn is this far from those before and after it', '§C.4'),
  sizeIndexFactor: ratio(2, [1, 4], 'The size index has this times log10 of the amplitude in mV', '§C.4'),
  riseFrom: ratio(0.1, [0.05, 0.4], 'A rise is timed from this part of its height', '§C.4 (10 to 90 %)'),
  riseTo: ratio(0.9, [0.6, 0.95], 'To this part', '§C.4 (10 to 90 %)'),
});
const { phaseMicrovolts, sizeIndexFactor, riseFrom, riseTo } = figureNumbers.values;
/** Least height of a turn, in µV. */
export const leastTurn = figureNumbers.values.turnMicrovolts;

/** @param values µV from the baseline, electrically negative as negative numbers @param span onset and end */
export function potentialFigures(values: Float32Array, rate: number, span: SampleSpan): PotentialFigures {
  const { from, to } = span;
  const millisecond = rate / 1000;
  const amplitude = peakToPeak(values, from, to);
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.abs(at(values, i));
  const area = sum / millisecond;
  const thickness = amplitude > 0 ? area / amplitude : 0;
  const turns = turnsWithin(values, span);
  const [first, last] = [turns[0], turns.at(-1)];
  return {
    amplitudeMicrovolts: amplitude,
    durationMilliseconds: (to - from) / millisecond,
    phases: phasesWithin(values, span),
    turns: turns.length,
    areaMicrovoltMilliseconds: area,
    thicknessMilliseconds: thickness,
    sizeIndex: sizeIndexFactor * Math.log10(amplitude / 1000) + thickness,
    riseTimeMicroseconds: riseTime(values, span, turns, millisecond),
    spikeDurationMilliseconds:
      first !== undefined && last !== undefined && turns.length > 1
        ? (last - first) / millisecond
        : undefined,
  };
}

/** Parts of one sign that reach far enough; smaller ones between them are none. */
function phasesWithin(values: Float32Array, { from, to }: SampleSpan): number {
  let [phases, sign] = [0, 0];
  for (let i = from; i < to; i++) {
    const value = at(values, i);
    if (Math.abs(value) < phaseMicrovolts || Math.sign(value) === sign) continue;
    sign = Math.sign(value);
    phases++;
  }
  return phases;
}

/** Places of the extremes that are far enough from the one before and the one after; the markers count as extremes. */
function turnsWithin(values: Float32Array, { from, to }: SampleSpan): readonly number[] {
  const turns: number[] = [];
  let [lowest, highest] = [from, from];
  let direction = 0;
  for (let i = from; i < to; i++) {
    const value = at(values, i);
    if (value < at(values, lowest)) lowest = i;
    if (value > at(values, highest)) highest = i;
    if (direction <= 0 && value - at(values, lowest) >= leastTurn) {
      if (direction < 0) turns.push(lowest);
      [direction, highest] = [1, i];
    } else if (direction >= 0 && at(values, highest) - value >= leastTurn) {
      if (direction > 0) turns.push(highest);
      [direction, lowest] = [-1, i];
    }
  }
  return turns;
}

/** Of the greatest fall: what is drawn as a rise, negative up. */
function riseTime(
  values: Float32Array,
  { from, to }: SampleSpan,
  turns: readonly number[],
  millisecond: number,
): number | undefined {
  const places = [from, ...turns, to - 1];
  let [best, height] = [-1, 0];
  for (let i = 0; i + 1 < places.length; i++) {
    const fall = at(values, places[i] as number) - at(values, places[i + 1] as number); // both in bounds
    if (fall > height) [best, height] = [i, fall];
  }
  if (height < leastTurn) return undefined;
  const [top, bottom] = [places[best] as number, places[best + 1] as number]; // in bounds
  const high = at(values, top);
  // From the steep part outwards, so that ripples on a flat top do not count.
  const middle = crossing(values, top, bottom, high - height / 2);
  const begin = crossingBack(values, middle, top, high - riseFrom * height);
  const end = crossing(values, Math.floor(middle), bottom, high - riseTo * height);
  return ((end - begin) / millisecond) * 1000;
}

/** The first place from `from` on at which values have fallen to a level, between samples. */
function crossing(values: Float32Array, from: number, to: number, level: number): number {
  let i = from;
  while (i < to && at(values, i) > level) i++;
  return i > from ? between(values, i - 1, level) : i;
}

/** The last place before `from` at which values were still above a level. */
function crossingBack(values: Float32Array, from: number, to: number, level: number): number {
  let i = Math.floor(from);
  while (i > to && at(values, i) < level) i--;
  return i < values.length - 1 ? between(values, i, level) : i;
}

function between(values: Float32Array, i: number, level: number): number {
  const [here, next] = [at(values, i), at(values, i + 1)];
  return next === here ? i : i + Math.min(1, Math.max(0, (level - here) / (next - here)));
}
