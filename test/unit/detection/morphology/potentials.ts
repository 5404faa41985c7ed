/** Potentials for the tests of their measuring: by formula, and as units of a simulated channel with its exact truth. */
import { measureUnits } from '../../../../src/detection/morphology/channelPotentials';
import { type Measurement, measurePotential } from '../../../../src/detection/morphology/measurePotential';
import type { UnitTemplate } from '../../../../src/detection/morphology/jointTemplates';
import { medianOf, noiseCourse } from '../../../../src/detection/morphology/template';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { MeasuredMorphology, UnitPotential } from '../../../../src/detection/result/unitMorphology';
import { workingPlan } from '../../../../src/detection/scan/conditioning/workingPlan';
import { Pace } from '../../../../src/products/pace';
import { Random } from '../../../../src/simulation/random';
import { recordingOf } from '../recordings';

/** µV at a time in ms from the discharge. */
export type Potential = (milliseconds: number) => number;

const gaussian = (height: number, centre: number, width: number): Potential => {
  return (t) => height * Math.exp(-0.5 * ((t - centre) / width) ** 2);
};

/** Positive, negative, positive and a slow negative end, as a muscle's unit has them. */
export const fourPhases: Potential = (t) =>
  gaussian(150, -1.2, 0.5)(t) +
  gaussian(-800, 0, 0.35)(t) +
  gaussian(250, 1.5, 0.9)(t) +
  gaussian(-60, 4.5, 0.8)(t);

/** A frame as sweeps are read: 30 ms before, 60 ms after. */
export function frameAt(rate: number): { rate: number; before: number; length: number } {
  return { rate, before: Math.round(0.03 * rate), length: Math.round(0.09 * rate) + 1 };
}

export const band = { lowHertz: 10, highHertz: 10_000 };

/** What discharges of these potentials give, all of them with noise of its own. */
export function templateOf(
  potentials: readonly Potential[],
  rate: number,
  noise: { readonly microvolts: number; readonly seed?: number } = { microvolts: 0 },
): UnitTemplate {
  const { before, length } = frameAt(rate);
  const random = new Random(noise.seed ?? 1);
  const used = potentials.map((potential, discharge) => ({
    discharge,
    values: Float32Array.from({ length }, (_, k) => {
      return potential(((k - before) / rate) * 1000) + random.normal(0, noise.microvolts);
    }),
  }));
  const sweeps = used.map(({ values }) => values);
  return { values: medianOf(sweeps), noise: noiseCourse(sweeps), used };
}

/** Measures what so many equal discharges give. */
export function measured(
  potential: Potential,
  rate: number,
  { discharges = 40, microvolts = 0.5 }: { discharges?: number; microvolts?: number } = {},
): Measurement['morphology'] {
  const template = templateOf(Array<Potential>(discharges).fill(potential), rate, { microvolts });
  return measurePotential(template, { frame: frameAt(rate), band, clippedFraction: 0 }).morphology;
}

/** The figures. @throws where there are none */
export function figuresOf(morphology: Measurement['morphology']): MeasuredMorphology {
  if (morphology.kind !== 'measured') throw new Error(`Refused: ${JSON.stringify(morphology)}`);
  return morphology;
}

/** What is asked for of a channel in memory whose units fire at known times. */
export interface KnownChannel {
  readonly values: Float32Array;
  readonly samplingRate: number;
  /** Of each unit, in seconds. */
  readonly trains: readonly Float64Array[];
  readonly unit?: string;
  readonly clipped?: readonly { readonly from: number; readonly to: number }[];
}

/** The potentials of units whose trains are known. */
export async function potentialsIn({
  values,
  samplingRate,
  trains,
  unit = 'uV',
  clipped = [],
}: KnownChannel): Promise<readonly UnitPotential[]> {
  const recording = recordingOf({ values, samplingRate, unit });
  const channel = recording.channels[0]!;
  const plan = workingPlan(samplingRate, defaultParameters)!;
  const units = trains.map((times, i) => ({ ...unmeasured, number: i + 1, times }));
  const whole = { onsetSeconds: 0, endSeconds: recording.durationSeconds };
  const episode = {
    ...whole,
    searched: [whole],
    searchedFraction: 1,
    potentials: 0,
    assignedFraction: 1,
    units,
  };
  const source = { recording, index: 0, pace: new Pace({}, 1), blockSamples: 1 << 18 };
  const scan = { plan, mains: undefined, clipped };
  return measureUnits({ unit: 'µV', episodes: [episode] }, { channel, scan, source }, defaultParameters);
}

const noPotential = { values: new Float32Array(0), samplingRate: 1, beforeSeconds: 0 };
const unmeasured = {
  amplitudes: new Float32Array(0),
  isValid: true,
  quality: {
    doubts: [],
    missedFraction: 0,
    contaminatedFraction: 0,
    signalToNoise: 10,
    ratePerSecond: undefined,
    irregularity: undefined,
    rawVariation: undefined,
    doubletFraction: undefined,
  },
  template: noPotential,
  meanPotential: noPotential,
};
