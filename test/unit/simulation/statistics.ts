/** Plain statistics for the simulator's tests. */

export function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation. */
export function spreadOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(Array.from(values, (value) => (value - mean) ** 2)));
}

/** Root mean square of the samples within [fromSeconds, toSeconds). */
export function rmsBetween(
  channel: { readonly values: Float32Array; readonly samplingRate: number },
  fromSeconds: number,
  toSeconds: number,
): number {
  const rate = channel.samplingRate;
  const part = channel.values.subarray(Math.round(fromSeconds * rate), Math.round(toSeconds * rate));
  return Math.sqrt(meanOf(part.map((value) => value * value)));
}

/** The intervals of a train between two moments. */
export function intervalsBetween(spikes: Float64Array, fromSeconds: number, toSeconds: number): number[] {
  const inside = [...spikes].filter((spike) => spike >= fromSeconds && spike < toSeconds);
  return inside.slice(1).map((spike, i) => spike - inside[i]!);
}

/** Rank correlation; ties keep the order they are given in. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return correlation(ranks(a), ranks(b));
}

/** Pearson's correlation. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const covariance = meanOf(a.map((value, i) => (value - meanA) * (b[i]! - meanB)));
  return covariance / (spreadOf(a) * spreadOf(b));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((x, y) => x.value - y.value);
  const result = new Array<number>(values.length).fill(0);
  order.forEach(({ i }, rank) => (result[i] = rank));
  return result;
}

/** Every interval of a train. */
export function intervalsOf(spikes: Float64Array): number[] {
  return Array.from(spikes.subarray(1), (spike, i) => spike - spikes[i]!);
}

/** The frequency that halves the power above 10 Hz, from Hann-windowed periodograms of 2048 samples. */
export function medianFrequency(values: Float32Array, samplingRate: number, segments = 6): number {
  const length = 2048;
  const power = new Float64Array(length / 2);
  for (let s = 0; s < segments; s++) {
    const from = Math.floor((s * (values.length - length)) / Math.max(1, segments - 1));
    const segment = values
      .subarray(from, from + length)
      .map((value, i) => value * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length)));
    for (let k = Math.ceil((10 * length) / samplingRate); k < power.length; k++) {
      let [real, imaginary] = [0, 0];
      for (let i = 0; i < length; i++) {
        const angle = (2 * Math.PI * ((k * i) % length)) / length;
        real += segment[i]! * Math.cos(angle);
        imaginary += segment[i]! * Math.sin(angle);
      }
      power[k] = power[k]! + real ** 2 + imaginary ** 2;
    }
  }
  const half = power.reduce((sum, value) => sum + value, 0) / 2;
  let below = 0;
  let k = 0;
  while (below < half) below += power[k++]!;
  return (k * samplingRate) / length;
}

/** Turns of at least 100 µV per second, and their mean amplitude in µV (DETECTION.md §D.2). */
export function turnsOf(
  values: Float32Array,
  samplingRate: number,
): { readonly perSecond: number; readonly amplitude: number } {
  const turns: number[] = [];
  let extreme = values[0] ?? 0;
  let direction = 0;
  for (const value of values) {
    if (direction >= 0 && extreme - value >= 100) {
      turns.push(extreme);
      [direction, extreme] = [-1, value];
    } else if (direction <= 0 && value - extreme >= 100) {
      turns.push(extreme);
      [direction, extreme] = [1, value];
    } else if (direction >= 0 ? value > extreme : value < extreme) {
      extreme = value;
    }
  }
  const amplitudes = turns.slice(1).map((turn, i) => Math.abs(turn - turns[i]!));
  return { perSecond: (turns.length * samplingRate) / values.length, amplitude: meanOf(amplitudes) };
}
