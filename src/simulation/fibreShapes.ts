/** Potentials of single muscle fibres (DETECTION.md §A.4): the spike, positive first; and the positive sharp wave. */
import { at } from '../base/typedArrays';
import type { Random } from './random';
import { bandLimited, fineRate, peakToPeak, type Shape } from './shape';
import { inDisc, unitShapes } from './unitShapes';

/** A healthy fibre's variants do not differ: one is enough. */
function first(shapes: readonly Shape[]): Shape {
  return shapes[0] ?? new Float64Array(1);
}

/**
 * The spike of one fibre that passes the electrode far from its end-plate, of the given peak-to-peak amplitude: a
 * short positive, a negative and a small positive phase.
 */
export function fibreSpike(random: Random, samplingRate: number, amplitudeMicrovolts: number): Shape {
  const direction = random.uniform(0, 2 * Math.PI);
  const distance = random.uniform(0.3, 0.9);
  const place = {
    centre: { x: distance * Math.cos(direction), y: distance * Math.sin(direction) },
    radius: 0,
    fibres: 1,
    diameter: 55,
    diameterSpread: 12,
    jitterSeconds: 0,
    grouping: 1,
  };
  return scaledTo(first(unitShapes(random, place, samplingRate)), amplitudeMicrovolts);
}

/** The potential of a motor unit near the needle, of the given peak-to-peak amplitude, in its variants. */
export function nearUnit(
  random: Random,
  samplingRate: number,
  amplitudeMicrovolts: number,
): readonly Shape[] {
  const shapes = unitShapes(
    random,
    {
      centre: inDisc(random, 1.8),
      radius: random.uniform(2.2, 3.2),
      fibres: Math.round(random.uniform(80, 180)),
      diameter: 55,
      diameterSpread: 9,
      jitterSeconds: 35e-6,
      grouping: 1,
    },
    samplingRate,
  );
  const scale = amplitudeMicrovolts / peakToPeak(first(shapes));
  return shapes.map((shape) => shape.map((value) => scale * value));
}

/** A sharp positive deflection, then a lower and much longer negative one: 10 to 30 ms in all. */
export function positiveSharpWave(random: Random, samplingRate: number, amplitudeMicrovolts: number): Shape {
  const riseSeconds = random.uniform(0.15, 0.35) * 1e-3;
  const fallSeconds = random.uniform(1.2, 2.5) * 1e-3;
  const rising = (t: number): number => Math.exp(-t / fallSeconds) - Math.exp(-t / riseSeconds);
  const peakSeconds =
    (Math.log(fallSeconds / riseSeconds) * fallSeconds * riseSeconds) / (fallSeconds - riseSeconds);
  const negative = { part: random.uniform(0.2, 0.4), peakSeconds: random.uniform(5, 8) * 1e-3 };
  const lengthSeconds = random.uniform(12, 28) * 1e-3;
  const rate = fineRate(samplingRate);
  const raw = Float64Array.from({ length: Math.round(lengthSeconds * rate) }, (_, i) => {
    const t = i / rate;
    const sharp = rising(t) / rising(peakSeconds);
    const x = t / negative.peakSeconds;
    const slow = negative.part * x ** 2 * Math.exp(2 * (1 - x));
    const end = Math.min(1, (lengthSeconds - t) / 0.004);
    return (sharp - slow) * end;
  });
  return scaledTo(bandLimited(raw, samplingRate), amplitudeMicrovolts);
}

/**
 * A complex of several fibres' spikes in fixed succession, in a few variants whose parts differ by `jitterSeconds`.
 * @param partSeconds the mean time from one part to the next.
 */
export function fibreComplex(
  random: Random,
  samplingRate: number,
  complex: { readonly parts: number; readonly partSeconds: number; readonly jitterSeconds: number },
  amplitudeMicrovolts: number,
): readonly Shape[] {
  const rate = fineRate(samplingRate);
  let seconds = 0;
  const parts = Array.from({ length: complex.parts }, () => {
    const shape = fibreSpike(random, samplingRate, random.uniform(0.25, 1));
    const placed = { shape, seconds };
    seconds += complex.partSeconds * random.uniform(0.5, 1.5);
    return placed;
  });
  const variants = Array.from({ length: 3 }, () => {
    const sum = new Float64Array(Math.ceil((seconds + 0.03) * rate));
    for (const part of parts) {
      addBetween(sum, part.shape, (part.seconds + Math.abs(random.normal(0, complex.jitterSeconds))) * rate);
    }
    return sum;
  });
  const scale = amplitudeMicrovolts / Math.max(...variants.map(peakToPeak));
  const length = Math.max(...variants.map(lengthSeen));
  return variants.map((values) => values.subarray(0, length).map((value) => scale * value));
}

function lengthSeen(values: Float64Array): number {
  let to = values.length;
  while (to > 1 && at(values, to - 1) === 0) to--;
  return to;
}

/** Adds a shape at a place between two fine points. */
function addBetween(sum: Float64Array, shape: Shape, place: number): void {
  const whole = Math.floor(place);
  const rest = place - whole;
  for (let i = 0; i < shape.length && whole + i + 1 < sum.length; i++) {
    sum[whole + i] = at(sum, whole + i) + (1 - rest) * at(shape, i);
    sum[whole + i + 1] = at(sum, whole + i + 1) + rest * at(shape, i);
  }
}

function scaledTo(shape: Shape, amplitudeMicrovolts: number): Shape {
  const scale = amplitudeMicrovolts / peakToPeak(shape);
  return shape.map((value) => scale * value);
}
