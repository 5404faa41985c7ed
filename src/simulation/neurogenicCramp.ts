/**
 * A needle recording of a muscle that is first contracted on request and then cramps by itself: the rates, the
 * irregularity, the build-up and the sputtering decline of DETECTION.md §A.1 and §G.3.
 */
import { type PooledUnit, potentialInReach, voluntaryRate } from './motorUnitPool';
import { needleChannel, needleNoiseMicrovolts } from './needleChannel';
import { Random } from './random';
import { rampAndHold, ramp } from './shapes';
import type { SimulatedRecording, SimulatedUnit, TruthEvent } from './simulatedRecording';
import { type Drive, spikeTrain } from './spikeTrain';
import { covering } from './truth';

const durationSeconds = 40;
const contraction = { from: 3, to: 9, rise: 1, fall: 0.6 };
const cramp = { from: 12, recruitedBy: 16, decline: 28, to: 37 };

const unitCount = 10;
const rates = { mean: 14.5, spread: 5.1, least: 6, most: 28 }; // pps
const crampVariation = 0.446;
const sputterVariation = 0.6;
const voluntaryVariation = 0.18;
/** Common modulation of all units' rates, 1.4 Hz (Minetto 2009). */
const modulation = { hertz: 1.4, depth: 0.2 };

interface CrampUnit {
  readonly threshold: number;
  readonly potential: Float64Array;
  readonly rate: number;
  readonly onset: number;
  readonly end: number;
}

/** The scenario; the same seed gives the same recording. */
export function neurogenicCramp(seed = 20): SimulatedRecording {
  const random = new Random(seed);
  const units = Array.from({ length: unitCount }, (_, i) => drawUnit(random.fork(), i));
  const fired = units.map((unit): SimulatedUnit => {
    const voluntary = spikeTrain(random.fork(), voluntaryDrive(unit), contraction.from, contraction.to);
    const involuntary = spikeTrain(random.fork(), crampDrive(unit), cramp.from, cramp.to);
    return {
      channel: 0,
      potential: unit.potential,
      spikeSeconds: Float64Array.of(...voluntary, ...involuntary),
    };
  });
  return {
    durationSeconds,
    channels: [needleChannel(random.fork(), 'EMG Gastrocn med', fired, durationSeconds)],
    annotations: [
      { onsetSeconds: 0, durationSeconds: 0, text: 'rest' },
      { onsetSeconds: contraction.from, durationSeconds: 0, text: 'contract' },
      { onsetSeconds: contraction.to, durationSeconds: 0, text: 'relax' },
      { onsetSeconds: cramp.from + 2.5, durationSeconds: 0, text: 'cramp' },
    ],
    truth: {
      units: fired,
      events: events(fired),
      noiseMicrovolts: needleNoiseMicrovolts,
      humMicrovolts: 0,
      wording: 'none',
    },
  };
}

function drawUnit(random: Random, index: number): CrampUnit {
  const size = index / (unitCount - 1);
  const drawn = random.normal(rates.mean, rates.spread);
  return {
    threshold: 0.02 + 0.5 * size,
    potential: potentialInReach(random, size),
    rate: Math.min(rates.most, Math.max(rates.least, drawn)),
    // The first unit opens the cramp; the others join over the build-up and leave over the decline.
    onset: cramp.from + (index === 0 ? 0 : random.uniform(0.2, 1) * (cramp.recruitedBy - cramp.from)),
    end: cramp.to - (index === 1 ? 0 : random.uniform(0, 0.8) * (cramp.to - cramp.decline)),
  };
}

/** Follows the cue at a third of the greatest effort, regularly, the smaller units first. */
function voluntaryDrive(unit: PooledUnitThreshold): Drive {
  return {
    rate: (t) => voluntaryRate(unit.threshold, 0.33 * rampAndHold(t, contraction)),
    variation: () => voluntaryVariation,
  };
}

type PooledUnitThreshold = Pick<PooledUnit, 'threshold'>;

function crampDrive(unit: CrampUnit): Drive {
  const decline = (t: number): number => ramp(t, cramp.decline, unit.end);
  return {
    rate: (t) => {
      if (t < unit.onset || t >= unit.end) return 0;
      const swing = 1 + modulation.depth * Math.sin(2 * Math.PI * modulation.hertz * t);
      const buildUp = 0.6 + 0.4 * ramp(t, unit.onset, unit.onset + 2);
      return unit.rate * swing * buildUp * (1 - 0.6 * decline(t));
    },
    // The modulation adds its own variance to the intervals (a sine's is depth² / 2); together they are the target.
    variation: (t) => {
      const target = crampVariation + (sputterVariation - crampVariation) * decline(t);
      return Math.sqrt(target ** 2 - modulation.depth ** 2 / 2);
    },
  };
}

/** From first discharge to the end of the last potential of each activity; rest between. */
function events(units: readonly SimulatedUnit[]): readonly TruthEvent[] {
  const spikes = units.flatMap((unit) => [...unit.spikeSeconds]).sort((a, b) => a - b);
  const potentialSeconds = 0.022;
  const span = (from: number, to: number): { onsetSeconds: number; endSeconds: number } => {
    const inside = spikes.filter((spike) => spike >= from && spike < to);
    return { onsetSeconds: inside[0] ?? from, endSeconds: (inside.at(-1) ?? from) + potentialSeconds };
  };
  const episodes = covering(
    [
      { ...span(contraction.from, contraction.to), label: 'voluntary' },
      { ...span(cramp.from, cramp.to), label: 'neurogenic-cramp' },
    ],
    durationSeconds,
  );
  return episodes.map((episode) => ({ ...episode, channels: [0] }));
}
