/** Where a signal is steepest, and what it looks like there. */
import { gaussianMedianMagnitude, medianReordering } from '../../../signal/statistics';
import { crowdSeedNumbers } from './crowdSeedNumbers';
import { stepsPerSample, valueBetween } from './fractions';
import { isTop, topBetween } from './tops';

const { slopeSeconds, steepest, apartSeconds, aroundSeconds, mostSlopes } = crowdSeedNumbers.values;
/** Structural: every so-manieth sample is enough for a median. */
const crowdStride = 5;
/** Structural: means whose difference is taken. */
const both = 2;

/** Slopes of one sign: quarters of a sample, ascending, and the slope around each. */
export interface SteepSlopes {
  readonly positions: Float64Array;
  /** Numbers of a window. */
  readonly width: number;
  /** One window after the other. */
  readonly windows: Float32Array;
  /** Of each window, Σ of squares. */
  readonly energies: Float64Array;
  /** What a window of nothing but the crowd has. */
  readonly crowdEnergy: number;
}

/** How many numbers a window has to either side, and how many samples apart. */
export function windowOf(rate: number): { readonly around: number; readonly step: number } {
  const step = Math.max(1, Math.round(slopeSeconds * rate));
  return { around: Math.floor((aroundSeconds * rate) / step), step };
}

/** Difference of the means after and before each sample: what is far away is dull, and leaves little. */
export function slopes(signal: Float64Array, rate: number): Float64Array {
  const reach = Math.max(1, Math.round(slopeSeconds * rate));
  const sums = new Float64Array(signal.length + 1);
  for (let i = 0; i < signal.length; i++) sums[i + 1] = (sums[i] as number) + (signal[i] as number); // in bounds
  const result = new Float64Array(signal.length);
  for (let i = reach; i + reach <= signal.length; i++) {
    const [before, here, after] = [sums[i - reach], sums[i], sums[i + reach]] as [number, number, number];
    result[i] = (after - 2 * here + before) / reach;
  }
  return result;
}

/** What the RMS of white noise becomes in slopes, as a part of it. */
export function slopeNoise(rate: number): number {
  return Math.sqrt(both / Math.max(1, Math.round(slopeSeconds * rate)));
}

/** The steepest slopes of one sign. */
export function steepSlopes(slope: Float64Array, rate: number, sign: 1 | -1): SteepSlopes {
  const values = sign > 0 ? slope : slope.map((value) => -value);
  const crowd = crowdOf(values);
  const { around, step } = windowOf(rate);
  const tops = topsAbove(values, steepest * crowd, Math.round(apartSeconds * rate), around * step + 2);
  const width = 2 * around + 1;
  const positions = Float64Array.from(tops, (i) => topBetween(values, i));
  const windows = new Float32Array(positions.length * width);
  const energies = new Float64Array(positions.length);
  positions.forEach((position, w) => {
    const sample = Math.floor(position / stepsPerSample);
    const phase = position - sample * stepsPerSample;
    for (let k = 0; k < width; k++) {
      const value = valueBetween(values, sample + (k - around) * step, phase);
      windows[w * width + k] = value;
      energies[w] = (energies[w] as number) + value * value; // in bounds
    }
  });
  return { positions, width, windows, energies, crowdEnergy: width * crowd * crowd };
}

function crowdOf(values: Float64Array): number {
  const sample = new Float64Array(Math.floor(values.length / crowdStride));
  for (let i = 0; i < sample.length; i++) sample[i] = Math.abs(values[i * crowdStride] as number); // in bounds
  return (medianReordering(sample) ?? 0) / gaussianMedianMagnitude;
}

/** The greatest tops, each the greatest within `apart` samples; ascending. */
function topsAbove(values: Float64Array, least: number, apart: number, beside: number): readonly number[] {
  const tops: number[] = [];
  for (let i = beside; i + beside < values.length; i++) {
    if ((values[i] as number) > least && isTop(values, i)) tops.push(i); // in bounds
  }
  tops.sort((a, b) => (values[b] as number) - (values[a] as number));
  const taken = new Uint8Array(values.length);
  const kept: number[] = [];
  for (const i of tops) {
    if (taken[i] === 1) continue;
    taken.fill(1, Math.max(0, i - apart), i + apart + 1);
    if (kept.push(i) === mostSlopes) break;
  }
  return kept.sort((a, b) => a - b);
}
