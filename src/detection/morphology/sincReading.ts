/** Reads a waveform between its samples: a sinc of sixteen taps under a raised cosine (DETECTION.md §C.1 asks for sinc). */

/** Structural: taps either side. */
const half = 8;
/** Structural: parts of a sample that weights are kept for; what lies between takes the nearest. */
const places = 256;

/** Samples either side that a reading depends on. */
export const readingReach = half;

const weightsByPlace: readonly Float64Array[] = Array.from({ length: places + 1 }, (_, i) =>
  weightsFor(i / places),
);

/** result[k] = values(position + k) for 0 ≤ k < result.length; beyond its ends a waveform is 0. */
export function readBetween(values: Float32Array, position: number, result: Float32Array): Float32Array {
  const whole = Math.floor(position);
  const weights = weightsByPlace[Math.round((position - whole) * places)] as Float64Array; // one for each place
  for (let k = 0; k < result.length; k++) {
    const first = whole + k - half + 1;
    if (first >= 0 && first + 2 * half <= values.length) {
      result[k] = weightedSum(weights, values, first);
      continue;
    }
    const to = Math.min(2 * half, values.length - first);
    let sum = 0;
    for (let m = Math.max(0, -first); m < to; m++) {
      sum += (weights[m] as number) * (values[first + m] as number);
    } // in bounds
    result[k] = sum;
  }
  return result;
}

/** A waveform that is read at many places: each part of a sample is read once. */
export class Readings {
  readonly #values: Float32Array;
  readonly #byPart: Float32Array[] = [];
  #whole: Float32Array | undefined;

  constructor(values: Float32Array) {
    this.#values = values;
  }

  /** Its samples where it begins at a place between samples, from the whole sample before that place on. */
  at(place: number): Float32Array {
    const part = place - Math.floor(place);
    const { length } = this.#values;
    if (part === 0) return (this.#whole ??= readBetween(this.#values, 0, new Float32Array(length)));
    // The reading's own rounding: what takes the same weights is the same.
    const key = Math.round((1 - part) * places);
    return (this.#byPart[key] ??= readBetween(this.#values, -part, new Float32Array(length + 1)));
  }
}

/** Σ weights[m] · values[first + m], all of them within. */
function weightedSum(weights: Float64Array, values: Float32Array, first: number): number {
  let sum = 0;
  for (let m = 0; m < 2 * half; m++) sum += (weights[m] as number) * (values[first + m] as number); // in bounds
  return sum;
}

/** The same waveform with `times` as many samples: value i is at sample i / times. */
export function upsampled(values: Float32Array, times: number): Float32Array {
  const result = new Float32Array((values.length - 1) * times + 1);
  for (let part = 0; part < times; part++) {
    const count = Math.floor((result.length - 1 - part) / times) + 1;
    const read = readBetween(values, part / times, new Float32Array(count));
    for (let k = 0; k < count; k++) result[k * times + part] = read[k] as number; // in bounds
  }
  return result;
}

function weightsFor(part: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * half }, (_, m) => {
    const x = m - (half - 1) - part;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return (sinc * (1 + Math.cos((Math.PI * x) / half))) / 2;
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
