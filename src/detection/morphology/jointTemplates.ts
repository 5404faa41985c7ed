/**
 * The templates of all units of an episode together: from each unit's sweeps the others' potentials are taken away where they
 * fall upon them, by their own templates, and so again with better ones. What the trains know of interference is gone before
 * the median has to cope with the rest.
 */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { count, fixedNumbers, seconds } from '../numbers/fixedNumbers';
import { type Components, findComponents } from './edges';
import { leastTurn } from './figures';
import { Readings } from './sincReading';
import { aligned, type Sweep, type SweepFrame } from './sweeps';
import { coreOf, lagOf, likeTemplate, mainPeak, medianOf, noiseCourse } from './template';

export const jointTemplateNumbers = fixedNumbers('morphologyJointTemplates', {
  rounds: count(
    3,
    [1, 10],
    "So many times the others' potentials are taken away",
    'own: the third changes little',
  ),
  preferredDischarges: count(
    20,
    [8, 100],
    'With so many discharges that no other unit falls upon, only these are used',
    '§C.4 (better 20)',
  ),
  besideSeconds: seconds(
    0.001,
    [0.0002, 0.005],
    'A potential that is taken away fades over this beside its edges',
    'own: what is left of it below the level',
  ),
});
const { rounds, preferredDischarges, besideSeconds } = jointTemplateNumbers.values;

/** The trains and the sweeps of a unit. */
export interface UnitSweeps {
  /** All discharges of the unit, in samples, ascending. */
  readonly train: Float64Array;
  /** Around some of them. */
  readonly sweeps: readonly Sweep[];
}

/** A unit's template with what it was made of. */
export interface UnitTemplate {
  readonly values: Float32Array;
  /** What noise is left in it. */
  readonly noise: Float32Array;
  /** The sweeps that it was made of, aligned and without the other units', and their discharges' places in the train. */
  readonly used: readonly { readonly discharge: number; readonly values: Float32Array }[];
}

interface Estimate extends UnitTemplate {
  readonly components: Components | undefined;
  /** Of each sweep, in samples. */
  readonly lags: readonly number[];
  /** By the discharge's place in the train. */
  readonly lagByDischarge: ReadonlyMap<number, number>;
  /** What is taken away of others. */
  readonly faded: FadedTemplate | undefined;
}

/** The templates of units that fire at the same time; undefined for one without a sweep. @param rest lets others run */
export async function jointTemplates(
  units: readonly UnitSweeps[],
  frame: SweepFrame,
  rest: () => Promise<void>,
): Promise<readonly (UnitTemplate | undefined)[]> {
  let estimates = units.map((unit) =>
    unit.sweeps.length === 0 ? undefined : estimate(unit, unit.sweeps.map(valuesOf), undefined, frame),
  );
  for (let round = 0; round < rounds; round++) {
    // Each with the newest of the others.
    for (const [u, unit] of units.entries()) {
      const known = estimates[u];
      if (!known) continue;
      const around = { units, estimates, frame };
      const left = unit.sweeps.map((sweep) => withoutOthers(sweep, u, around));
      const renewed = estimate(unit, left.map(valuesOf), known, frame, (j) => left[j]?.isMet ?? false);
      estimates = estimates.map((each, v) => (v === u ? renewed : each));
      await rest();
    }
  }
  return estimates;
}

function valuesOf({ values }: { readonly values: Float32Array }): Float32Array {
  return values;
}

function estimate(
  { sweeps }: UnitSweeps,
  values: readonly Float32Array[],
  before: Estimate | undefined,
  frame: SweepFrame,
  isMet: (sweep: number) => boolean = () => false,
): Estimate {
  const known = before?.lags ?? sweeps.map(() => 0);
  const placed = (j: number, part: SweepFrame): Float32Array =>
    aligned(sweeps[j] as Sweep, values[j] as Float32Array, known[j] ?? 0, part); // one for each
  const first = before?.values ?? medianOf(sweeps.map((_, j) => placed(j, frame)));
  const core = coreOf(first, frame.rate);
  const coreFrame = { ...frame, before: frame.before - core.from, length: core.to - core.from };
  const spike = first.subarray(core.from, core.to);
  const found = sweeps.map((_, j) => (known[j] ?? 0) + lagOf(placed(j, coreFrame), spike, frame.rate));
  // The template stays where it is: only what differs from one discharge to the next is moved.
  const middle = medianLag(found);
  const lags = found.map((lag) => lag - middle);
  const moved = sweeps.map((sweep, j) => aligned(sweep, values[j] ?? sweep.values, lags[j] ?? 0, frame));
  const free = moved.flatMap((_, j) => (isMet(j) ? [] : [j]));
  const pool = free.length >= preferredDischarges ? free : moved.map((_, j) => j);
  const candidates = pool.map((j) => moved[j] as Float32Array); // in bounds
  const template = medianOf(candidates);
  const isLike = likeTemplate(
    candidates,
    template,
    before?.components?.main ?? { from: 0, to: frame.length },
  );
  const used = pool.flatMap((j, i) =>
    isLike[i] ? [{ discharge: sweeps[j]?.discharge ?? 0, values: candidates[i] as Float32Array }] : [],
  );
  // Mostly all are like it.
  const result = used.length === candidates.length ? template : medianOf(used.map((sweep) => sweep.values));
  const noise =
    used.length > 1 ? noiseCourse(used.map((sweep) => sweep.values)) : new Float32Array(frame.length);
  const components = findComponents(
    { values: result, noise, rate: frame.rate, peak: mainPeak(result) },
    leastTurn,
  );
  const lagByDischarge = new Map(sweeps.map(({ discharge }, j) => [discharge, lags[j] ?? 0]));
  const beside = Math.round(besideSeconds * frame.rate);
  const fading = components && fadedTemplate(result, components, beside);
  return { values: result, noise, used, components, lags, lagByDischarge, faded: fading };
}

function medianLag(lags: readonly number[]): number {
  return [...lags].sort((a, b) => a - b)[lags.length >> 1] ?? 0;
}

/** A template that fades to 0 beside its components, from where it begins. */
interface FadedTemplate {
  readonly first: number;
  readonly length: number;
  readonly readings: Readings;
}

function fadedTemplate(values: Float32Array, { main, others }: Components, beside: number): FadedTemplate {
  const gains = new Float32Array(values.length);
  let [first, last] = [values.length, 0];
  for (const { from, to } of [main, ...others]) {
    const [begin, end] = [Math.max(0, from - beside), Math.min(values.length, to + beside)];
    [first, last] = [Math.min(first, begin), Math.max(last, end)];
    for (let i = begin; i < end; i++) {
      const outside = i < from ? from - i : Math.max(0, i - to + 1);
      gains[i] = Math.max(at(gains, i), 1 - outside / (beside + 1));
    }
  }
  const faded = values.map((value, i) => value * at(gains, i)).subarray(first, last);
  return { first, length: faded.length, readings: new Readings(faded) };
}

interface Surroundings {
  readonly units: readonly UnitSweeps[];
  readonly estimates: readonly (Estimate | undefined)[];
  readonly frame: SweepFrame;
}

/**
 * A sweep without other units' potentials and without the unit's other discharges; whether any of them meets its own potential.
 * What would leave more power than there was explains nothing: the sweep stays as it is. So templates of wrong trains can't
 * make each other grow from round to round.
 */
function withoutOthers(
  sweep: Sweep,
  own: number,
  { units, estimates, frame }: Surroundings,
): { readonly values: Float32Array; readonly isMet: boolean } {
  const values = sweep.values.slice();
  const main = estimates[own]?.components?.main;
  const start = sweep.at - frame.before;
  let isMet = false;
  units.forEach(({ train }, u) => {
    const known = estimates[u];
    if (!known?.faded || !known.components) return;
    const { from, to } = known.components.main;
    const { first, length, readings } = known.faded;
    // Where the waveform of a discharge at 0 begins, in the signal; a lag moves it by less than the reserve.
    const begin = first - frame.before;
    for (let i = indexFrom(train, sweep.first - begin - length); i < train.length; i++) {
      if (at(train, i) + begin > sweep.first + values.length) break;
      if (u === own && i === sweep.discharge) continue;
      const place = at(train, i) + (known.lagByDischarge.get(i) ?? 0) - frame.before;
      takeAway(values, readings, place + first - sweep.first);
      if (main && place + from < start + main.to && start + main.from < place + to) isMet = true;
    }
  });
  return { values: powerOf(values) <= powerOf(sweep.values) ? values : sweep.values, isMet };
}

function powerOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Takes a waveform away that begins at a place between samples. */
function takeAway(values: Float32Array, waveform: Readings, place: number): void {
  const begin = Math.floor(place);
  const there = waveform.at(place);
  const to = Math.min(values.length, begin + there.length);
  for (let i = Math.max(0, begin); i < to; i++) values[i] = at(values, i) - at(there, i - begin);
}
