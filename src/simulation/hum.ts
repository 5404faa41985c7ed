/**
 * Mains hum as a grid makes it: a frequency that wanders over seconds and minutes, harmonics whose phases are locked to the
 * fundamental's, and amplitudes that drift together and each by itself, as hands and cables move.
 */
import { at } from '../base/typedArrays';
import { Random } from './random';

/** How grid and pick-up change while it is recorded. */
export interface HumWander {
  /** What the courses are drawn from. */
  readonly seed: number;
  /** Standard deviation of the frequency, and the time in which it is forgotten (a grid's is some seconds to minutes). */
  readonly frequencyHz: number;
  readonly frequencySeconds: number;
  /** Standard deviation of what amplitudes change by within 10 s, as a part of themselves. */
  readonly amplitudePart: number;
}

export interface Hum {
  readonly hertz: number;
  /** Amplitude of the fundamental, in µV. */
  readonly amplitudeMicrovolts: number;
  /** Amplitude of each harmonic from the second on, as a part of the fundamental's; with phases in radians. */
  readonly harmonics: readonly { readonly part: number; readonly phase: number }[];
  /** Absent where nothing changes. */
  readonly wander?: HumWander;
}

/** Courses are drawn at so many points a second, and straight between them. */
const pointsPerSecond = 20;
/** An amplitude turns round within about this time. */
const amplitudeSeconds = 5;
/** Of what an amplitude changes by, this part is the harmonic's own; the rest is common to all. */
const ownPart = 0.5;

/** Structural: upper edge of a channel's band over its sampling rate. */
const bandOfRate = 0.45;

/** Adds hum to samples in µV. */
export function addHum(sum: Float64Array, hum: Hum, samplingRate: number): void {
  // The amplifier takes away what lies above the channel's band.
  const waves = [{ part: 1, phase: 0 }, ...hum.harmonics].filter(
    (_, k) => (k + 1) * hum.hertz < bandOfRate * samplingRate,
  );
  const courses = coursesOf(hum, waves.length, sum.length / samplingRate);
  const perPoint = samplingRate / pointsPerSecond;
  const sizes = Float64Array.from(waves, ({ part }) => hum.amplitudeMicrovolts * part);
  const cosines = Float64Array.from(waves, ({ phase }) => Math.cos(phase));
  const sines = Float64Array.from(waves, ({ phase }) => Math.sin(phase));
  let turns = 0;
  for (let i = 0; i < sum.length; i++) {
    const point = Math.floor(i / perPoint);
    const part = i / perPoint - point;
    const [c, s] = [Math.cos(2 * Math.PI * turns), Math.sin(2 * Math.PI * turns)];
    // e^{ikφ} from e^{i(k−1)φ}: one sine and one cosine a sample.
    let [x, y] = [c, s];
    let total = 0;
    for (let k = 0; k < sizes.length; k++) {
      const course = courses.amplitudes[k];
      const size = course === undefined ? 1 : between(course, point, part);
      total += at(sizes, k) * size * (y * at(cosines, k) + x * at(sines, k));
      [x, y] = [c * x - s * y, s * x + c * y];
    }
    sum[i] = at(sum, i) + total;
    turns +=
      (hum.hertz + (courses.hertz === undefined ? 0 : between(courses.hertz, point, part))) / samplingRate;
    turns -= Math.floor(turns);
  }
}

const between = (course: Float64Array, point: number, part: number): number =>
  at(course, point) + part * (at(course, point + 1) - at(course, point));

interface Courses {
  /** What is added to the frequency. */
  readonly hertz?: Float64Array;
  /** What each wave's amplitude is multiplied by. */
  readonly amplitudes: readonly Float64Array[];
}

function coursesOf({ wander }: Hum, waves: number, seconds: number): Courses {
  if (!wander) return { amplitudes: [] };
  const random = new Random(wander.seed);
  const points = Math.ceil(seconds * pointsPerSecond) + 2;
  const hertz = forgetful(random.fork(), points, wander.frequencySeconds).map((v) => wander.frequencyHz * v);
  const common = smoothCourse(random.fork(), points);
  const amplitudes = Array.from({ length: waves }, () => {
    const own = smoothCourse(random.fork(), points);
    const mixed = (i: number): number => Math.sqrt(1 - ownPart ** 2) * at(common, i) + ownPart * at(own, i);
    // Two values that have nothing in common differ by √2 standard deviations.
    return own.map((_, i) => Math.max(0, 1 + (wander.amplitudePart / Math.SQRT2) * mixed(i)));
  });
  return { hertz, amplitudes };
}

/** An Ornstein-Uhlenbeck course of variance 1. */
function forgetful(random: Random, points: number, seconds: number): Float64Array {
  const kept = Math.exp(-1 / (seconds * pointsPerSecond));
  let value = random.normal();
  return Float64Array.from({ length: points }, () => {
    const now = value;
    value = kept * value + Math.sqrt(1 - kept ** 2) * random.normal();
    return now;
  });
}

/** The same through another low-pass, so that it has no corners; of variance 1. */
function smoothCourse(random: Random, points: number): Float64Array {
  const rough = forgetful(random, points, amplitudeSeconds / 2);
  const kept = Math.exp(-2 / (amplitudeSeconds * pointsPerSecond));
  let value = at(rough, 0) / Math.SQRT2;
  // Two equal poles halve the variance.
  return rough.map((next) => {
    value = kept * value + (1 - kept) * next;
    return value * Math.SQRT2;
  });
}
