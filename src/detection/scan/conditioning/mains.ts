/**
 * Mains hum: its frequency from a survey of the channel, and its removal once it has been followed (`humTracker.ts`;
 * DETECTION.md §B.2, §M). Never a notch: a notch rings at every potential.
 */
import { at } from '../../../base/typedArrays';
import { chosen, count, fixedNumbers, hertz, ratio, seconds } from '../../numbers/fixedNumbers';
import type { ConditioningParameters } from './parameters';

/** The hum of a channel. */
export interface Mains {
  readonly frequencyHz: number;
  /** The harmonics up to the last that stands out, 1 being the mains frequency itself. */
  readonly harmonics: readonly number[];
  /** Their usual amplitudes, in the channel's unit. */
  readonly sizes: readonly number[];
  /** The greatest of them. */
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
  wanderReachHz: hertz(
    0.1,
    [0.01, 0.5],
    'In a stretch of the survey mains may be this far off what they are over all',
    'own: five times the standard deviation of a grid',
  ),
  harmonicRatio: ratio(
    4,
    [1, 100],
    'Where there are mains, they are followed up to the last harmonic of this many times the power beside it',
    chosen,
  ),
  leastPresent: ratio(0.5, [0, 1], 'Mains are there in this part of the survey’s stretches', chosen),
  lowHarmonics: count(
    3,
    [1, 5],
    'Or have their power at so many lowest harmonics',
    'own: what grids are like',
  ),
  lowPart: ratio(
    0.4,
    [0, 1],
    'This part of it at least',
    'own: a train of potentials of 2 ms has 10 to 25 % there',
  ),
  leastSurveySeconds: seconds(
    1.5,
    [0.5, 10],
    'Shorter stretches are not searched',
    'own: three quarters of a stretch',
  ),
});
const {
  searchHz,
  gridHz,
  fineGridHz,
  besideNearestHz,
  besideNearHz,
  besideFarHz,
  besideFarthestHz,
  wanderReachHz,
  harmonicRatio,
  leastPresent,
  lowHarmonics,
  lowPart,
  leastSurveySeconds,
} = mainsNumbers.values;
/** Structural: above this part of the rate a line can't be told from its mirror image. */
const highestOfRate = 0.48;
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
  const highest = highestOfRate * rate;
  const found = [50, 60]
    .filter((nominal) => nominal + searchHz < highest)
    .map((nominal) => ({ nominal, ...strongestNear(spectra, nominal) }))
    // At the end of the search there is no line, but the flank of something else.
    .filter(({ hertz, nominal }) => Math.abs(hertz - nominal) < searchHz - gridHz / 2)
    .map((line) => ({
      ...line,
      ...seenLine(
        spectra,
        spectra.map(() => line.hertz),
      ),
    }))
    .filter(({ ratio: overFloor }) => overFloor > parameters.mainsPowerRatio)
    .sort((a, b) => b.power - a.power)[0];
  if (!found) return undefined;
  // The grid had its own frequency at each stretch; of a high harmonic that is more than the line's width.
  const frequencies = spectra.map((spectrum) => strongestBeside(spectrum, found.hertz));
  const seen = Array.from({ length: parameters.mainsHarmonics }, (_, i) => i + 1)
    .filter((k) => k * found.hertz < highest)
    .map((k) => ({
      k,
      ...seenLine(
        spectra,
        frequencies.map((hertz) => k * hertz),
      ),
    }));
  // One that isn't there costs nothing, one that is hidden by EMG where it was looked for and left costs much.
  const last = seen.findLastIndex(({ ratio: overFloor }) => overFloor > harmonicRatio);
  const lines = seen.slice(0, Math.max(1, last + 1));
  if (couldBeTrain(lines, parameters)) return undefined;
  const sizes = lines.map(({ size }) => size);
  return {
    frequencyHz: found.hertz,
    harmonics: lines.map(({ k }) => k),
    sizes,
    amplitude: Math.max(0, ...sizes),
  };
}

/**
 * Whether the lines could be a muscle's that fires at the grid's rate for a while: they are there in some stretches only,
 * and most of their power is not at the lowest harmonics, where a grid has it.
 */
function couldBeTrain(lines: readonly SeenLine[], { mainsPowerRatio }: ConditioningParameters): boolean {
  const power = (some: readonly SeenLine[]): number => some.reduce((sum, { size }) => sum + size ** 2, 0);
  const strongest = [...lines].sort((a, b) => b.size - a.size)[0];
  const present = strongest?.ratios.filter((ratioThere) => ratioThere > mainsPowerRatio).length ?? 0;
  const isPassing = present < leastPresent * (strongest?.ratios.length ?? 0);
  return isPassing && power(lines.slice(0, lowHarmonics)) < lowPart * power(lines);
}

interface SeenLine {
  /** Its power over the floor beside it, as the mean of all stretches and in each. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** Its amplitude. */
  readonly size: number;
}

/** A line at its own frequency in each stretch. */
function seenLine(spectra: readonly Spectrum[], frequencies: readonly number[]): SeenLine {
  let [weights, excess] = [0, 0];
  const ratios: number[] = [];
  spectra.forEach((spectrum, i) => {
    const hertz = frequencies[i] ?? NaN;
    const floor = Math.max(floorBeside([spectrum], hertz), Number.MIN_VALUE);
    const power = linePower([spectrum], hertz);
    // A stretch full of EMG says little: each counts by its own floor.
    ratios.push(power / floor);
    excess += (power - floor) / floor;
    weights += 1 / floor;
  });
  // What is less than its own error may be as large as that.
  const least = 1 / weights / Math.sqrt(spectra.length);
  const mean = ratios.reduce((sum, value) => sum + value, 0) / ratios.length;
  return { ratio: mean, ratios, size: 2 * Math.sqrt(Math.max(least, excess / weights)) };
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

/** The frequency of the fundamental in one stretch. */
function strongestBeside(spectrum: Spectrum, hertz: number): number {
  const steps = Math.round(wanderReachHz / fineGridHz);
  let best = { hertz, power: -1 };
  for (let i = -steps; i <= steps; i++) {
    const power = linePower([spectrum], hertz + i * fineGridHz);
    if (power > best.power) best = { hertz: hertz + i * fineGridHz, power };
  }
  return best.hertz;
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

/** Where the hum is at moments `step` apart, the first of which is the recording's start; straight between them. */
export interface HumTrack {
  /** Working samples from one moment to the next. */
  readonly step: number;
  /** The common phase beyond that of the stated frequency, in radians; harmonic k turns by k times it. */
  readonly phases: Float64Array;
  /** Moment by moment, re and im of each harmonic, in the channel's unit. */
  readonly amplitudes: Float32Array;
}

/** What could not be taken out. */
export interface HumLeft {
  /** Its RMS in the watched band, in the channel's unit, stretch by stretch; NaN where nobody knows. */
  readonly rms: Float32Array;
  readonly stretchSeconds: number;
}

/** Hum that was followed over the whole channel. */
export interface FollowedMains extends Mains {
  readonly track: HumTrack;
  readonly left: HumLeft;
}

/** Takes hum out of working samples in place. @param first working index of values[0] */
export function removeMains(
  values: Float64Array,
  first: number,
  rate: number,
  { frequencyHz, harmonics, track }: Pick<FollowedMains, 'frequencyHz' | 'harmonics' | 'track'>,
): void {
  const { step, phases, amplitudes } = track;
  const last = phases.length - 2;
  if (last < 0) return;
  const omega = (2 * Math.PI * frequencyHz) / rate;
  const end = first + values.length;
  for (let begin = first; begin < end;) {
    // Past the last moment the hum goes on as it went.
    const left = Math.min(last, Math.floor(begin / step));
    const to = left === last ? end : Math.min(end, (left + 1) * step);
    const piece = values.subarray(begin - first, to - first);
    const turned = at(phases, left + 1) - at(phases, left);
    const offset = begin - left * step;
    const phase = at(phases, left) + (turned * offset) / step;
    const cycles = (frequencyHz * begin) / rate;
    harmonics.forEach((k, h) => {
      const from = 2 * (left * harmonics.length + h);
      const until = from + 2 * harmonics.length;
      const wave = {
        phase: k * phase + 2 * Math.PI * (k * cycles - Math.floor(k * cycles)),
        turn: k * (omega + turned / step),
        re: at(amplitudes, from),
        im: at(amplitudes, from + 1),
        reStep: (at(amplitudes, until) - at(amplitudes, from)) / step,
        imStep: (at(amplitudes, until + 1) - at(amplitudes, from + 1)) / step,
      };
      subtract(piece, { ...wave, re: wave.re + offset * wave.reStep, im: wave.im + offset * wave.imStep });
    });
    begin = to;
  }
}

interface Wave {
  /** At the first sample, and by the sample. */
  readonly phase: number;
  readonly turn: number;
  readonly re: number;
  readonly im: number;
  readonly reStep: number;
  readonly imStep: number;
}

/** Subtracts re cos φ − im sin φ. */
function subtract(values: Float64Array, { phase, turn, re, im, reStep, imStep }: Wave): void {
  const stepC = Math.cos(turn);
  const stepS = Math.sin(turn);
  let c = Math.cos(phase);
  let s = Math.sin(phase);
  let [a, b] = [re, im];
  for (let i = 0; i < values.length; i++) {
    values[i] = (values[i] as number) - a * c + b * s; // in bounds
    const next = c * stepC - s * stepS;
    s = s * stepC + c * stepS;
    c = next;
    a += reStep;
    b += imStep;
  }
}
