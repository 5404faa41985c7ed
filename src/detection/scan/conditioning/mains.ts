/**
 * Mains hum: its frequency and its harmonics, from a survey of the channel (DETECTION.md §B.2, §M). `humTracker.ts` follows it,
 * `removeMains.ts` takes it out.
 */
import { at } from '../../../base/typedArrays';
import { sorted } from '../../../signal/statistics';
import { chosen, count, fixedNumbers, hertz, ratio, seconds } from '../../numbers/fixedNumbers';
import type { ConditioningParameters } from './parameters';
import { linePowers, type Spectrum, spectraOf, strongestOf } from './spectralLines';

/** The hum of a channel. */
export interface Mains {
  readonly frequencyHz: number;
  /** The harmonics up to the last that stands out or may be hidden, 1 being the mains frequency itself. */
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
  hiddenPart: ratio(
    0.05,
    [0.005, 0.5],
    'Also up to the last that may have this part of the fundamental and be hidden by EMG all the time',
    'EN 50160: a grid’s 3rd, 5th and 7th harmonic have up to 5 or 6 %',
  ),
  leastStretches: count(3, [1, 12], 'A line stands out by itself in so many stretches at least', chosen),
  leastPart: ratio(0.25, [0, 1], 'And in this part of them', chosen),
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
  hiddenPart,
  leastStretches,
  leastPart,
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
  const spectra = spectraOf(usable, rate);
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
    .filter(
      (line) =>
        overAll(spectra, line.hertz) > parameters.mainsPowerRatio ||
        keepsOut(line, parameters.mainsPowerRatio),
    )
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
  const last = seen.findLastIndex((line) => keepsOutWhereSeen(line, harmonicRatio));
  const lines = seen.slice(0, Math.max(1, last + 1));
  if (isPassing(lines, parameters) && lowPowerPart(lines) < lowPart) return undefined;
  const sizes = lines.map(({ size }) => size);
  const greatestHidden = hiddenPart * (sizes[0] ?? 0);
  const lastHidden = seen.findLastIndex(({ floors }) => leastSeen(floors) > greatestHidden);
  const hidden = seen.slice(lines.length, lastHidden + 1);
  return {
    frequencyHz: found.hertz,
    harmonics: [...lines, ...hidden].map(({ k }) => k),
    sizes: [...sizes, ...hidden.map(({ size }) => Math.min(size, greatestHidden))],
    amplitude: Math.max(0, ...sizes),
  };
}

/** The least amplitude of a harmonic that stands out of the lowest of some floors. */
function leastSeen(floors: readonly number[]): number {
  return 2 * Math.sqrt(harmonicRatio * Math.min(...floors));
}

/**
 * Whether the lines are there in some stretches only. Where also most of their power is not at the lowest harmonics, they could
 * be a muscle's that fires at the grid's rate for a while.
 */
function isPassing(lines: readonly SeenLine[], { mainsPowerRatio }: ConditioningParameters): boolean {
  const strongest = [...lines].sort((a, b) => b.size - a.size)[0];
  const present = strongest?.ratios.filter((ratioThere) => ratioThere > mainsPowerRatio).length ?? 0;
  return present < leastPresent * (strongest?.ratios.length ?? 0);
}

/** The part of the lines' power that the lowest harmonics have. */
function lowPowerPart(lines: readonly Pick<SeenLine, 'size'>[]): number {
  const power = (some: typeof lines): number => some.reduce((sum, { size }) => sum + size ** 2, 0);
  return power(lines.slice(0, lowHarmonics)) / power(lines);
}

/** What the lowest harmonics have of hum's power where it is so little that a train of discharges could be it; else undefined. */
export function likeATrain({
  sizes,
}: Pick<Mains, 'sizes'>): { readonly part: number; readonly least: number } | undefined {
  const part = lowPowerPart(sizes.map((size) => ({ size })));
  return part < lowPart ? { part, least: lowPart } : undefined;
}

/** The power of a line over the floor beside it, of all stretches together. */
function overAll(spectra: readonly Spectrum[], hertz: number): number {
  return at(linePowers(spectra, [hertz]), 0) / Math.max(floorBeside(spectra, hertz), Number.MIN_VALUE);
}

/** Whether a line stands out of its stretches' own floors: in several, so that no regular train makes it in one. */
function keepsOut({ ratio: mean, ratios }: SeenLine, least: number, among = ratios.length): boolean {
  const present = ratios.filter((ratioThere) => ratioThere > least).length;
  const needed = Math.min(among, Math.max(leastStretches, ratios.length * leastPart));
  return mean > least && present >= Math.max(1, needed);
}

/** The same of a harmonic of mains that are there: a stretch whose floor would hide so much says nothing against it. */
function keepsOutWhereSeen(line: SeenLine, least: number): boolean {
  const power = (line.size / 2) ** 2;
  return keepsOut(line, least, line.floors.filter((floor) => power > least * floor).length);
}

interface SeenLine {
  /** Its power over the floor beside it, as the mean of all stretches and in each. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** The floor beside it in each stretch. */
  readonly floors: readonly number[];
  /** Its amplitude. */
  readonly size: number;
}

/** A line at its own frequency in each stretch. */
function seenLine(spectra: readonly Spectrum[], frequencies: readonly number[]): SeenLine {
  let [weights, excess] = [0, 0];
  const ratios: number[] = [];
  const floors: number[] = [];
  spectra.forEach((spectrum, i) => {
    const hertz = frequencies[i] ?? NaN;
    const powers = linePowers([spectrum], [...besideHz.map((offset) => hertz + offset), hertz]);
    const floor = Math.max(middleOf(powers.subarray(0, besideHz.length)), Number.MIN_VALUE);
    const power = at(powers, besideHz.length);
    // A stretch full of EMG says little: each counts by its own floor.
    ratios.push(power / floor);
    floors.push(floor);
    excess += (power - floor) / floor;
    weights += 1 / floor;
  });
  // What is less than its own error may be as large as that.
  const least = 1 / weights / Math.sqrt(spectra.length);
  const mean = ratios.reduce((sum, value) => sum + value, 0) / ratios.length;
  return { ratio: mean, ratios, floors, size: 2 * Math.sqrt(Math.max(least, excess / weights)) };
}

function floorBeside(spectra: readonly Spectrum[], hertz: number): number {
  return middleOf(
    linePowers(
      spectra,
      besideHz.map((offset) => hertz + offset),
    ),
  );
}

/** The mean of the two in the middle of eight. */
function middleOf(powers: Float64Array): number {
  const ascending = sorted(powers);
  return (at(ascending, 3) + at(ascending, 4)) / 2;
}

/** The frequency of the fundamental in one stretch. */
function strongestBeside(spectrum: Spectrum, hertz: number): number {
  return strongestOf([spectrum], around(hertz, wanderReachHz, fineGridHz)).hertz;
}

function strongestNear(
  spectra: readonly Spectrum[],
  nominal: number,
): { readonly hertz: number; readonly power: number } {
  const best = strongestOf(spectra, around(nominal, searchHz, gridHz));
  if (!(Math.abs(best.hertz - nominal) < searchHz - gridHz / 2)) return best;
  const finer = strongestOf(spectra, around(best.hertz, gridHz, fineGridHz));
  return finer.power > best.power ? finer : best;
}

/** Frequencies a step apart up to `reach` either side of one. */
function around(centre: number, reach: number, step: number): number[] {
  const steps = Math.round(reach / step);
  return Array.from({ length: 2 * steps + 1 }, (_, i) => centre + (i - steps) * step);
}
