/**
 * What is left of a signal without its units: each unit's averaged potential is taken away at each of its discharges, moved by
 * what the train is off. What is left shows what no unit explains, and where a train is wrong.
 */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { medianReordering } from '../../signal/statistics';
import type { UnitPotential } from '../result/unitMorphology';
import { readBetween, upsampled } from './sincReading';
import { coreOf, lagOf } from './template';

/** Structural: beside its markers a potential fades out over this. */
const fadeSeconds = 0.002;
/** Structural: what may overlap is found within so many lengths of the longest potential. */
const lengthsBeside = 2;

/** A unit's potential at the signal's rate, and its discharges. */
export interface ResidualUnit {
  readonly values: Float32Array;
  /** The discharge's time is so many samples after the first value. */
  readonly before: number;
  /** Seconds, ascending. */
  readonly times: Float64Array;
  readonly height: number;
}

/** @param samplingRate of the signal: that of the average, or a whole multiple */
export function residualUnit(
  { template, morphology }: UnitPotential,
  times: Float64Array,
  samplingRate: number,
): ResidualUnit | undefined {
  if (!template || template.values.length < 2) return undefined;
  // What is mostly noise would put more into the signal than it takes away.
  if (morphology.kind === 'refused' && morphology.reason === 'low-signal-to-noise') return undefined;
  const factor = Math.max(1, Math.round(samplingRate / template.samplingRate));
  const values = upsampled(template.values, factor);
  const before = template.beforeSeconds * samplingRate;
  const whole = { first: 0, last: values.length - 1 };
  const inSamples = (milliseconds: number): number => before + (milliseconds / 1000) * samplingRate;
  const components = morphology.kind === 'measured' ? [morphology.span, ...morphology.satellites] : [];
  const parts = components.map(({ startMilliseconds, endMilliseconds }) => ({
    first: inSamples(startMilliseconds),
    last: inSamples(endMilliseconds),
  }));
  const fade = fadeSeconds * samplingRate;
  const kept = parts.length > 0 ? parts : [{ first: whole.first + fade, last: whole.last - fade }];
  const faded = values.map((value, i) => {
    const outside = Math.min(...kept.map(({ first, last }) => Math.max(0, first - i, i - last)));
    return value * Math.max(0, 1 - outside / fade);
  });
  return {
    values: faded,
    before,
    times,
    height: faded.reduce((most, each) => Math.max(most, Math.abs(each)), 0),
  };
}

/** How many samples beside what is asked for have to be known, so that it does not depend on where it begins and ends. */
export function residualMargin(units: readonly ResidualUnit[]): number {
  return lengthsBeside * units.reduce((most, { values }) => Math.max(most, values.length), 0);
}

interface Discharge {
  readonly unit: ResidualUnit;
  /** Where its first value falls, between samples. */
  readonly place: number;
}

/**
 * Takes the units' potentials away, in place; the largest find their places first, with all others away.
 * @param first the signal's sample number of values[0]
 */
export function takeUnitsAway(
  values: Float32Array,
  first: number,
  samplingRate: number,
  units: readonly ResidualUnit[],
): void {
  const discharges = units
    .flatMap((unit) => dischargesIn(unit, first, values.length, samplingRate))
    .sort((a, b) => b.unit.height - a.unit.height || a.place - b.place);
  for (const each of discharges) add(values, each, -1);
  for (const each of discharges) {
    add(values, each, 1);
    const lag = lagAt(values, each, samplingRate);
    add(values, { ...each, place: each.place + lag }, -1);
  }
}

function dischargesIn(
  unit: ResidualUnit,
  first: number,
  count: number,
  samplingRate: number,
): readonly Discharge[] {
  const { times, values, before } = unit;
  const from = indexFrom(times, (first - values.length + before) / samplingRate);
  const to = indexFrom(times, (first + count + before) / samplingRate);
  return Array.from(times.subarray(from, to), (seconds) => ({
    unit,
    place: seconds * samplingRate - before - first,
  }));
}

/** Adds a potential, or takes it away. */
function add(values: Float32Array, { unit, place }: Discharge, sign: 1 | -1): void {
  const from = Math.max(0, Math.floor(place));
  const to = Math.min(values.length, Math.ceil(place) + unit.values.length);
  if (from >= to) return;
  const there = readBetween(unit.values, from - place, new Float32Array(to - from));
  for (let i = from; i < to; i++) values[i] = at(values, i) + sign * at(there, i - from);
}

/** By how many samples a discharge is later than the train says, where all of its spike is known; the others' are away. */
function lagAt(values: Float32Array, { unit, place }: Discharge, samplingRate: number): number {
  const core = coreOf(unit.values, samplingRate);
  const start = place + core.from;
  const length = core.to - core.from;
  if (start < 0 || start + length > values.length) return 0;
  const sweep = readBetween(values, start, new Float32Array(length));
  if (!sweep.every(Number.isFinite)) return 0;
  const middle = medianReordering(Float64Array.from(sweep)) ?? 0;
  return lagOf(
    sweep.map((value) => value - middle),
    unit.values.subarray(core.from, core.to),
    samplingRate,
  );
}
