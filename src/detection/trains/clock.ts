/**
 * Whether a clock sets the times of a train. Every discharge of a muscle starts the wait for the next one, so its variations
 * add up from cycle to cycle, and after a while the train is anywhere; the pulses of a stimulator, a pacemaker or a telephone
 * stay on their beat for ever. Both explain how far the discharges lie from a steady beat: the likelihoods say which does.
 */
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude, mean, median, quantileOfSorted, sorted } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { intervalsOf } from './intervals';

/** A train on a steady beat. */
export interface ClockFit {
  readonly periodSeconds: number;
  /** Robust standard deviation of the discharges from the beat. */
  readonly deviationSeconds: number;
  /** Natural logarithm of how many times more likely a clock is than a generator whose variations add up. */
  readonly evidence: number;
}

export const clockNumbers = fixedNumbers('clock', {
  cycleSeconds: seconds(
    10e-6,
    [2e-6, 100e-6],
    'Nothing in a muscle keeps a cycle better than this',
    'own: a fibre that is stimulated by itself jitters by 4 µs (Stålberg & Trontelj), and a cycle passes several',
  ),
  cyclePart: ratio(
    1e-4,
    [1e-5, 1e-3],
    'Nor better than by this part of it',
    'own: a twentieth of the least that circuits vary by (0.2 %)',
  ),
  circuitSeconds: seconds(
    0.25,
    [0.1, 0.5],
    'No circuit’s cycle is longer than this: what comes later is a membrane that wakes by itself',
    '§A.4 (from 5 a second on); own: a margin',
  ),
  slowCyclePart: ratio(
    1e-3,
    [1e-4, 1e-2],
    'Which keeps its cycle no better than by this part',
    'own: a tenth of the least that fibres by themselves vary by (1 %)',
  ),
  shortest: seconds(0.002, [0.0005, 0.01], 'What follows within this is the same pulse', '§M (2.5 ms)'),
  tolerance: seconds(
    100e-6,
    [20e-6, 500e-6],
    'An interval is of whole beats within this',
    'own: two samples at 20 kHz',
  ),
  toleranceSamples: ratio(
    1,
    [0, 4],
    'Or within so many samples, where they lie farther apart',
    'own: the edges of a pulse fall where they fall between samples',
  ),
  onBeat: ratio(0.8, [0.5, 1], 'This part of the intervals is', 'own: others come between, or are missed'),
  shortInterval: ratio(
    0.1,
    [0, 0.5],
    'This quantile of the intervals is one beat, or a few',
    'own: pulses that are missed leave longer ones',
  ),
  mostBeats: count(4, [1, 8], 'It is up to so many beats', 'own: of a sorter that found every other pulse'),
  farthestBeats: count(12, [2, 50], 'Nothing is counted across a pause of more beats', chosen),
  leastInPiece: count(
    4,
    [3, 20],
    'Shorter pieces without a pause tell nothing',
    'own: two are the line itself',
  ),
  leastDischarges: count(8, [5, 50], 'Nor do shorter trains', chosen),
  outlier: ratio(6, [3, 20], 'What lies so many deviations off the beat is another’s', chosen),
});
const {
  cycleSeconds,
  cyclePart,
  circuitSeconds,
  slowCyclePart,
  shortest,
  tolerance: leastTolerance,
  toleranceSamples,
  onBeat,
  shortInterval,
  mostBeats,
  farthestBeats,
  leastInPiece,
  leastDischarges,
  outlier,
} = clockNumbers.values;
/** Structural: what the clock's own spread is tried at, in times the robust deviation. */
const spreads = [0.1, 0.25, 0.5, 0.75, 1, 1.4, 2];
/** Structural: pulses fall between samples in a pattern of a few; means of so many are free of it. */
const blockLengths = [1, 8];

/** Discharges without a pause between them: which beat each is on, and its time. */
interface Piece {
  readonly beats: Float64Array;
  readonly values: Float64Array;
}

/** The beat of a train; undefined where it keeps none. @param times seconds, ascending @param rate of sampling, in Hz */
export function clockFit(times: Float64Array, rate: number): ClockFit | undefined {
  const tolerance = Math.max(leastTolerance, toleranceSamples / rate);
  const pulses = withoutEchoes(times);
  const first = pulses.length < leastDischarges ? undefined : beatOf(intervalsOf(pulses), tolerance);
  if (first === undefined) return undefined;
  const found = pieces(pulses, first, tolerance);
  if (found.length === 0) return undefined;
  const period = commonSlope(found);
  const off = found.map(({ beats, values }) => ({ beats, values: offBeat(beats, values, period) }));
  const deviation =
    (median(Float64Array.from(off.flatMap(({ values }) => Array.from(values, Math.abs)))) ?? 0) /
      gaussianMedianMagnitude +
    1e-9; // a nanosecond, which no recording resolves
  const wander = Math.max(cycleSeconds, (period > circuitSeconds ? slowCyclePart : cyclePart) * period) ** 2;
  const kept = off.map((piece) => without(piece, outlier * deviation));
  return {
    periodSeconds: period,
    deviationSeconds: deviation,
    evidence: Math.max(...blockLengths.map((length) => evidenceOf(kept, length, deviation, wander))),
  };
}

function withoutEchoes(times: Float64Array): Float64Array {
  let last = -Infinity;
  return times.filter((time) => {
    if (time - last < shortest) return false;
    last = time;
    return true;
  });
}

/** The longest beat of which nearly all short intervals are whole multiples. */
function beatOf(intervals: Float64Array, tolerance: number): number | undefined {
  const short = quantileOfSorted(sorted(intervals), shortInterval);
  if (!short) return undefined;
  for (let beats = 1; beats <= mostBeats; beats++) {
    let [products, squares] = [0, 0];
    for (const interval of intervals) {
      const whole = Math.round((interval * beats) / short);
      if (whole < 1 || whole > mostBeats || Math.abs(interval - (whole * short) / beats) > 2 * tolerance) {
        continue;
      }
      products += whole * interval;
      squares += whole * whole;
    }
    if (squares === 0) continue;
    const beat = products / squares;
    if (beat < shortest) return undefined;
    const near = intervals.filter((interval) => interval < (farthestBeats + 0.5) * beat);
    const on = near.filter((interval) => Math.abs(interval - beat * Math.round(interval / beat)) < tolerance);
    if (near.length > 0 && on.length >= onBeat * near.length) return beat;
  }
  return undefined;
}

function pieces(times: Float64Array, beat: number, tolerance: number): readonly Piece[] {
  const found: Piece[] = [];
  let beats = [0];
  let values = [at(times, 0)];
  const close = (): void => {
    if (values.length < leastInPiece) return;
    found.push({ beats: Float64Array.from(beats), values: Float64Array.from(values) });
  };
  for (let i = 1; i < times.length; i++) {
    const time = at(times, i);
    const since = time - (values.at(-1) ?? time);
    const whole = Math.round(since / beat);
    if (whole > farthestBeats) {
      close();
      [beats, values] = [[0], [time]];
    } else if (whole >= 1 && Math.abs(since - whole * beat) < tolerance) {
      beats.push((beats.at(-1) ?? 0) + whole);
      values.push(time);
    }
  }
  close();
  return found;
}

/** The least-squares beat that all pieces have in common, each from a beginning of its own. */
function commonSlope(found: readonly Piece[]): number {
  let [products, squares] = [0, 0];
  for (const { beats, values } of found) {
    const [middle, level] = [mean(beats), mean(values)];
    for (let i = 0; i < beats.length; i++) {
      products += (at(beats, i) - middle) * (at(values, i) - level);
      squares += (at(beats, i) - middle) ** 2;
    }
  }
  return products / squares;
}

function offBeat(beats: Float64Array, values: Float64Array, period: number): Float64Array {
  const off = values.map((value, i) => value - at(beats, i) * period);
  const level = mean(off);
  return off.map((value) => value - level);
}

function without({ beats, values }: Piece, limit: number): Piece {
  const isNear = (_: number, i: number): boolean => Math.abs(at(values, i)) <= limit;
  return { beats: beats.filter(isNear), values: values.filter(isNear) };
}

/** @param length of the blocks whose means are looked at; wander the least variance that a cycle of a muscle adds */
function evidenceOf(found: readonly Piece[], length: number, deviation: number, wander: number): number {
  const means = found.map((piece) => blockMeans(piece, length)).filter(({ values }) => values.length > 1);
  const best = (perBeat: number): number =>
    Math.max(
      ...spreads.map((spread) =>
        means.reduce((sum, piece) => sum + logLikelihood(piece, perBeat, (spread * deviation) ** 2), 0),
      ),
    );
  return means.length === 0 ? 0 : best(0) - best(wander);
}

function blockMeans({ beats, values }: Piece, length: number): Piece {
  const blocks = Math.floor(values.length / length);
  const of = (series: Float64Array): Float64Array =>
    Float64Array.from({ length: blocks }, (_, i) => mean(series.subarray(i * length, (i + 1) * length)));
  return { beats: of(beats), values: of(values) };
}

/** Of a level that wanders by the variance `perBeat` from beat to beat, seen with the variance `seen` (Kalman filter). */
function logLikelihood({ beats, values }: Piece, perBeat: number, seen: number): number {
  let level = at(values, 0);
  let variance = seen;
  let sum = 0;
  for (let i = 1; i < values.length; i++) {
    variance += perBeat * (at(beats, i) - at(beats, i - 1));
    const expected = variance + seen;
    const error = at(values, i) - level;
    sum -= (Math.log(expected) + error ** 2 / expected) / 2;
    const gain = variance / expected;
    level += gain * error;
    variance *= 1 - gain;
  }
  return sum;
}
