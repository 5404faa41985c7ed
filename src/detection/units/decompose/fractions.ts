/** Waveforms between samples: delayed by quarters of a sample with a windowed sinc. */

/** Structural: positions are counted in quarters of a sample; at 10 kHz that is 25 µs, less than a junction's jitter. */
export const stepsPerSample = 4;
/** Structural: samples of the sinc to either side. */
const half = 8;

const kernels = Array.from({ length: stepsPerSample }, (_, phase) => sincOf(phase / stepsPerSample));

/** Weights of samples −half + 1 … half for a value `part` of a sample after sample 0. */
function sincOf(part: number): Float64Array {
  const taps = Float64Array.from({ length: 2 * half }, (_, i) => {
    const x = i - half + 1 - part;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (half + 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** The value `phase` quarters of a sample after sample `i`; 0 is taken for what lies outside. */
export function valueBetween(values: Float64Array, i: number, phase: number): number {
  if (phase === 0) return i >= 0 && i < values.length ? (values[i] as number) : 0;
  const taps = kernels[phase] as Float64Array; // phases are below stepsPerSample
  let sum = 0;
  const from = Math.max(0, half - 1 - i);
  const to = Math.min(2 * half, values.length - 1 - i + half);
  const place = i - half + 1;
  for (let k = from; k < to; k++) sum += (taps[k] as number) * (values[place + k] as number); // in bounds
  return sum;
}

/** The waveform delayed by `phase` quarters of a sample: a sample longer, as its end moves past the last one. */
export function delayed(values: Float64Array, phase: number): Float64Array {
  const result = new Float64Array(values.length + 1);
  for (let i = 0; i < result.length; i++) {
    result[i] = phase === 0 ? (values[i] ?? 0) : valueBetween(values, i - 1, stepsPerSample - phase);
  }
  return result;
}
