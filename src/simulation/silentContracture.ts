/**
 * Exercise that ends in a contracture, as in metabolic myopathy (DETECTION.md §A.2): contractions on request with
 * EMG and force, then no EMG at all while the muscle stays short and its force decays over tens of seconds.
 */
import { at } from '../base/typedArrays';
import { motorUnitPool, type PooledUnit, voluntaryRate } from './motorUnitPool';
import { twitchForce } from './muscleForce';
import { needleChannel, needleNoiseMicrovolts } from './needleChannel';
import { Random } from './random';
import { ramp, rampAndHold } from './shapes';
import type { SimulatedChannel, SimulatedRecording, TruthEvent } from './simulatedRecording';
import { spikeTrain } from './spikeTrain';
import { covering, type Episode } from './truth';

const durationSeconds = 60;
const bursts = [4, 8.5, 13, 17.5, 22].map((from) => ({ from, to: from + 3.5, rise: 0.4, fall: 0.3 }));
const exerciseEnd = 25.5;
const crampReported = 27.5;
const unitCount = 60;
const reachEvery = 5;
const effort = 0.55;
const voluntaryVariation = 0.18;

const forceRate = 500;
const forceRange = { minimum: -327.68, maximum: 327.67 }; // N, steps of 0.01 N
const greatestTwitchForce = 95; // N
const forceNoise = 0.25; // N, RMS
const contracture = { from: 12, fullAt: exerciseEnd, newtons: 52, decaySeconds: 26 };

interface Train {
  readonly unit: PooledUnit;
  readonly spikeSeconds: Float64Array;
}

/** The scenario; the same seed gives the same recording. */
export function silentContracture(seed = 7): SimulatedRecording {
  const random = new Random(seed);
  const pool = motorUnitPool(random.fork(), unitCount, reachEvery);
  const trains = pool.map((unit): Train => {
    const unitRandom = random.fork();
    // Units of one threshold do not fire at one rate; without this they would march in step.
    const ownPace = unitRandom.uniform(0.6, 0.95);
    const drive = {
      rate: (t: number) => ownPace * voluntaryRate(unit.threshold, effort * exercise(t)),
      variation: () => voluntaryVariation,
    };
    return { unit, spikeSeconds: spikeTrain(unitRandom, drive, 0, exerciseEnd) };
  });
  const units = trains.flatMap(({ unit: { potential }, spikeSeconds }) =>
    potential ? [{ channel: 0, potential, spikeSeconds }] : [],
  );
  return {
    durationSeconds,
    channels: [
      needleChannel(random.fork(), 'EMG Biceps brach', units, durationSeconds),
      forceChannel(random.fork(), trains),
    ],
    annotations: annotations(),
    truth: {
      units,
      events: events(trains),
      noiseMicrovolts: needleNoiseMicrovolts,
      humMicrovolts: 0,
      wording: 'none',
    },
  };
}

function exercise(seconds: number): number {
  return Math.max(...bursts.map((burst) => rampAndHold(seconds, burst)));
}

/** Grows while the muscle works, holds on when it stops, and decays exponentially. In newtons. */
function contractureForce(seconds: number): number {
  const since = Math.max(0, seconds - contracture.fullAt);
  const grown = ramp(seconds, contracture.from, contracture.fullAt) ** 2;
  return contracture.newtons * grown * Math.exp(-since / contracture.decaySeconds);
}

function forceChannel(random: Random, trains: readonly Train[]): SimulatedChannel {
  const twitches = twitchForce(trains, forceRate, durationSeconds * forceRate);
  const scale = greatestTwitchForce / twitches.reduce((most, force) => Math.max(most, force), 1);
  const values = Float32Array.from(
    { length: twitches.length },
    (_, i) => scale * at(twitches, i) + contractureForce(i / forceRate) + random.normal(0, forceNoise),
  );
  return {
    name: 'Force',
    unit: 'N',
    kind: 'mechanical',
    samplingRate: forceRate,
    physicalRange: forceRange,
    values,
  };
}

function annotations(): SimulatedRecording['annotations'] {
  const mark = (onsetSeconds: number, text: string): SimulatedRecording['annotations'][number] => ({
    onsetSeconds,
    durationSeconds: 0,
    text,
  });
  return [
    mark(0, 'rest'),
    ...bursts.flatMap((burst) => [mark(burst.from, 'contract'), mark(burst.to, 'relax')]),
    mark(crampReported, 'cramp'),
  ];
}

/** From each burst's first discharge to its last potential's end; the contracture from there to the end. */
function events(trains: readonly Train[]): readonly TruthEvent[] {
  const spikes = trains.flatMap((train) => [...train.spikeSeconds]).sort((a, b) => a - b);
  const potentialSeconds = 0.022;
  const contractions = bursts.map((burst): Episode => {
    const inside = spikes.filter((spike) => spike >= burst.from && spike < burst.to);
    const onsetSeconds = inside[0] ?? burst.from;
    return { onsetSeconds, endSeconds: (inside.at(-1) ?? burst.from) + potentialSeconds, label: 'voluntary' };
  });
  const silentFrom = contractions.at(-1)?.endSeconds ?? exerciseEnd;
  const silence: Episode = { onsetSeconds: silentFrom, endSeconds: durationSeconds, label: 'myogenic-cramp' };
  return covering([...contractions, silence], durationSeconds).map((episode) => ({
    ...episode,
    channels: [0],
  }));
}
