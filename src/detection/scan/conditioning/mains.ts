/**
 * Mains hum: its frequency from a survey of the channel, and its removal by least squares, harmonic by harmonic in
 * blocks of 1 s (DETECTION.md §B.2, §M). Never a notch: a notch rings at every potential.
 */
import { at } from '../../../base/typedArrays';
import { chosen, count, fixedNumbers, hertz, ratio, seconds } from '../../numbers/fixedNumbers';
import type { ConditioningParameters } from './parameters';

/** The hum of a channel. */
export interface Mains {
  readonly frequencyHz: number;
  /** The harmonics that stand out, 1 being the mains frequency itself. */
  readonly harmonics: readonly number[];
  /** Greatest amplitude of a harmonic, in the channel's unit. */
  readonly amplitude: number;
}

export const mainsNumbers = fixedNumbers('mains', {
  searchHz: hertz(1, [0.1, 2], 'Mains are sought this far either side of 50 and of 60 Hz', '§N mains'),
  gridHz: hertz(0.05, [0.01, 0.2], 'Step of the search', chosen),
  fineGridHz: hertz(0.01, [0.001, 0.05], 'Step of the search around what it finds', '§M harmonic removal'),
  besideNearestHz: hertz(
    2.3,
    [2, 5],
    'The power beside a line is taken this far off it',
    'own: clear of the line’s own width, near enough to be its floor',
  ),
  besideNearHz: hertz(3.1, [2, 5], 'And this far', 'own: the same'),
  besideFarHz: hertz(3.7, [2, 5], 'And this far', 'own: the same'),
  besideFarthestHz: hertz(4.3, [2, 10], 'And this far', 'own: the same'),
  leastSurveySeconds: seconds(
    1.5,
    [0.5, 10],
    'Shorter stretches are not searched',
    'own: three quarters of a stretch',
  ),
  blockSeconds: seconds(
    1,
    [0.2, 10],
    'Blocks of the fit, with half of it as overlap, on a grid that starts at 0 s',
    '§M harmonic removal',
  ),
  outlier: ratio(
    4,
    [1, 20],
    'Blocks further from the median than this many times the median distance are taken for EMG',
    chosen,
  ),
  leastBlocks: count(5, [1, 50], 'Fewer blocks have no median worth comparing with', chosen),
});
const {
  searchHz,
  gridHz,
  fineGridHz,
  besideNearestHz,
  besideNearHz,
  besideFarHz,
  besideFarthestHz,
  leastSurveySeconds,
  blockSeconds,
  outlier,
  leastBlocks,
} = mainsNumbers.values;
/** Where the power beside a line is taken, in Hz off it: clear of the line's own width, near enough to be its floor. */
const besideHz = [besideNearestHz, besideNearHz, besideFarHz, besideFarthestHz].flatMap((off) => [-off, off]);

/** Looks for mains in some stretches of a channel at the working rate; undefined where there are none. */
export function findMains(
  stretches: readonly Float64Array[],
  rate: number,
  parameters: ConditioningParameters,
): Mains | undefined {
  const usable = stretches.filter((values) => values.length >= leastSurveySeconds * rate);
  const spectra = usable.map((values) => ({ values: windowed(values), rate }));
  if (spectra.length === 0) return undefined;
  const highest = parameters.bandHighOfRate * rate;
  const standsOut = (hertz: number): boolean =>
    linePower(spectra, hertz) > parameters.mainsPowerRatio * floorBeside(spectra, hertz);
  const found = [50, 60]
    .filter((nominal) => nominal + searchHz < highest)
    .map((nominal) => ({ nominal, ...strongestNear(spectra, nominal) }))
    // At the end of the search there is no line, but the flank of something else.
    .filter(({ hertz, nominal }) => Math.abs(hertz - nominal) < searchHz - gridHz / 2 && standsOut(hertz))
    .sort((a, b) => b.power - a.power)[0];
  if (!found) return undefined;
  const harmonics: number[] = [];
  for (let k = 1; k <= parameters.mainsHarmonics && k * found.hertz < highest; k++) {
    if (standsOut(k * found.hertz)) harmonics.push(k);
  }
  const amplitude = Math.max(0, ...harmonics.map((k) => 2 * Math.sqrt(linePower(spectra, k * found.hertz))));
  return { frequencyHz: found.hertz, harmonics, amplitude };
}

interface Spectrum {
  readonly values: Float64Array;
  readonly rate: number;
}

/** Hann-windowed and scaled so that a sinusoid of amplitude A has |X|² = (A / 2)². */
function windowed(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value, i) => ((value - mean) * hann(i, values.length) * 2) / values.length);
}

function hann(i: number, length: number): number {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length);
}

/** Mean over the stretches of |X(f)|²: the median would drop a hum that is there half of the time. */
function linePower(spectra: readonly Spectrum[], hertz: number): number {
  let sum = 0;
  for (const { values, rate } of spectra) {
    sum += phasorPower(values, (2 * Math.PI * hertz) / rate);
  }
  return sum / spectra.length;
}

function floorBeside(spectra: readonly Spectrum[], hertz: number): number {
  const powers = besideHz.map((offset) => linePower(spectra, hertz + offset)).sort((a, b) => a - b);
  return (at(Float64Array.from(powers), 3) + at(Float64Array.from(powers), 4)) / 2;
}

/** |Σ x[i] e^{−iωi}|², by Goertzel's recurrence. */
function phasorPower(values: Float64Array, omega: number): number {
  const [cosine, sine] = [Math.cos(omega), Math.sin(omega)];
  const state = new Float64Array(2);
  // In short runs: what V8 compiles in the middle of a long one it may throw away at its end, at every call.
  for (let from = 0; from < values.length; from += runLength) {
    recur(values, from, Math.min(values.length, from + runLength), 2 * cosine, state);
  }
  const re = at(state, 0) - at(state, 1) * cosine;
  const im = at(state, 1) * sine;
  return re * re + im * im;
}

/** Structural: how the recurrence is cut so that its rounding stays small. */
const runLength = 256;

/** Goertzel's recurrence over values [from, to); `state` holds its last two results, the latest first. */
function recur(values: Float64Array, from: number, to: number, twice: number, state: Float64Array): void {
  let s1 = at(state, 0);
  let s2 = at(state, 1);
  for (let i = from; i < to; i++) {
    const s0 = (values[i] as number) + twice * s1 - s2; // in bounds
    s2 = s1;
    s1 = s0;
  }
  state[0] = s1;
  state[1] = s2;
}

function strongestNear(
  spectra: readonly Spectrum[],
  nominal: number,
): { readonly hertz: number; readonly power: number } {
  let best = { hertz: nominal, power: -1 };
  const seek = (centre: number, reach: number, step: number): void => {
    const steps = Math.round(reach / step);
    for (let i = -steps; i <= steps; i++) {
      const hertz = centre + i * step;
      const power = linePower(spectra, hertz);
      if (power > best.power) best = { hertz, power };
    }
  };
  seek(nominal, searchHz, gridHz);
  if (Math.abs(best.hertz - nominal) < searchHz - gridHz / 2) seek(best.hertz, gridHz, fineGridHz);
  return best;
}

/** Values [from, to) of a stretch that are the channel's own; beyond its ends there is nothing to fit. */
export interface OwnRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Subtracts the hum from working samples in place. A block whose fit lies far from the others' (a burst of EMG leaks
 * into it) takes the median of all blocks of the stretch instead.
 * @param first working index of values[0], so that phases count from the recording's start.
 */
export function removeMains(
  values: Float64Array,
  first: number,
  rate: number,
  mains: Mains,
  own: OwnRange = { from: 0, to: values.length },
): void {
  const size = Math.min(Math.round(blockSeconds * rate), own.to - own.from);
  const starts = blockStarts(first, size, Math.round((blockSeconds * rate) / 2), own);
  const window = Float64Array.from({ length: size }, (_, i) => hann(i, size));
  const centres = starts.map((start) => start + size / 2);
  for (const harmonic of mains.harmonics) {
    const omega = (2 * Math.PI * harmonic * mains.frequencyHz) / rate;
    const fits = steadied(starts.map((start) => fitBlock(values, start, window, omega, first)));
    subtract(values, centres, fits, omega, first);
  }
}

/** On a grid that starts at 0 s, and one block at either end of what is the channel's own; none nearly on another. */
function blockStarts(first: number, size: number, step: number, { from, to }: OwnRange): readonly number[] {
  const starts = [from];
  for (let start = Math.ceil((first + from) / step) * step - first; start + size <= to; start += step) {
    if (start - from >= step / 2) starts.push(start);
  }
  const last = to - size;
  while (starts.length > 1 && last - (starts.at(-1) ?? 0) < step / 2) starts.pop();
  if (last - from >= step / 2) starts.push(last);
  return starts;
}

/** x ≈ a cos(ωi) + b sin(ωi), i counted from the recording's start. */
interface Fit {
  readonly a: number;
  readonly b: number;
}

/**
 * Least squares of one line under a Hann window. Lines 50 Hz apart are orthogonal under it to better than 1e-4, so
 * each is fitted alone.
 */
function fitBlock(
  values: Float64Array,
  start: number,
  window: Float64Array,
  omega: number,
  first: number,
): Fit {
  let c = Math.cos(omega * (first + start));
  let s = Math.sin(omega * (first + start));
  const stepC = Math.cos(omega);
  const stepS = Math.sin(omega);
  let a = 0;
  let b = 0;
  let weight = 0;
  for (let i = 0; i < window.length; i++) {
    const w = window[i] as number; // in bounds
    const x = w * (values[start + i] as number);
    a += x * c;
    b += x * s;
    weight += w;
    const next = c * stepC - s * stepS;
    s = s * stepC + c * stepS;
    c = next;
  }
  return { a: (2 * a) / weight, b: (2 * b) / weight };
}

function steadied(fits: readonly Fit[]): readonly Fit[] {
  if (fits.length < leastBlocks) return fits;
  const a = medianOf(fits.map((fit) => fit.a));
  const b = medianOf(fits.map((fit) => fit.b));
  const distances = fits.map((fit) => Math.hypot(fit.a - a, fit.b - b));
  const limit = outlier * medianOf(distances);
  return fits.map((fit, i) => ((distances[i] ?? 0) > limit ? { a, b } : fit));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** Subtracts the line, its coefficients drawn as straight lines between the blocks' middles and on beyond them. */
function subtract(
  values: Float64Array,
  centres: readonly number[],
  fits: readonly Fit[],
  omega: number,
  first: number,
): void {
  const stepC = Math.cos(omega);
  const stepS = Math.sin(omega);
  let c = Math.cos(omega * first);
  let s = Math.sin(omega * first);
  let block = 0;
  for (let i = 0; i < values.length; i++) {
    while (block + 2 < centres.length && i >= (centres[block + 1] as number)) block++;
    const left = fits[block] as Fit; // in bounds: there is at least one block
    const right = fits[Math.min(fits.length - 1, block + 1)] as Fit;
    const begin = centres[block] as number;
    const end = centres[Math.min(centres.length - 1, block + 1)] as number;
    const part = end > begin ? (i - begin) / (end - begin) : 0;
    const a = left.a + part * (right.a - left.a);
    const b = left.b + part * (right.b - left.b);
    values[i] = (values[i] as number) - a * c - b * s;
    const next = c * stepC - s * stepS;
    s = s * stepC + c * stepS;
    c = next;
  }
}
