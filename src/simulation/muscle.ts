/**
 * A muscle around the needle: motor units from the smallest to the largest with thresholds, twitches (Fuglevand
 * 1993, parameters of DETECTION.md §G.1) and territories, healthy or changed by disease (§G.3).
 */
import { type Twitch, voluntaryRate } from './motorUnitPool';
import { rateGain } from './muscleForce';
import type { Random } from './random';
import { inDisc, type UnitPlace } from './unitShapes';

/** What the muscle is, whatever it does. */
export type Background = 'normal' | 'neurogenic' | 'myopathic';

/** One motor unit. */
export interface MuscleUnit {
  /** The excitation (0 to 1) from which it fires on request. */
  readonly threshold: number;
  readonly twitch: Twitch;
  readonly place: UnitPlace;
}

export interface Muscle {
  readonly background: Background;
  /** From the smallest to the largest. */
  readonly units: readonly MuscleUnit[];
  /** Mean force of all units at full excitation, in the twitches' unit. */
  readonly greatestForce: number;
}

const unitCount = 100;
const thresholdRange = 50;
const thresholdOfLargest = 0.75;
const twitchRange = 100;
const slowestContractionSeconds = 0.09;
const contractionTimeRange = 3;
/** Centres of territories lie within this of the needle (mm). */
const muscleRadius = 6;
const healthyJitterSeconds = 35e-6;
const healthyDiameterSpread = 9; // µm

/** A muscle whose units lie around the needle as chance has it. */
export function muscle(random: Random, background: Background = 'normal'): Muscle {
  const disease = drawDisease(random, background);
  const units: MuscleUnit[] = [];
  for (let i = 0; i < unitCount; i++) {
    const size = i / (unitCount - 1);
    const centre = inDisc(random, muscleRadius);
    const change = disease.fibreFactor * random.uniform(0.8, 1.2);
    if (random.uniform() < disease.lostUnits) continue;
    units.push({
      threshold: (thresholdOfLargest / thresholdRange) * thresholdRange ** size,
      twitch: {
        peak: twitchRange ** size * change,
        contractionSeconds: slowestContractionSeconds / contractionTimeRange ** size,
      },
      place: {
        centre,
        radius: 2.3 + 0.9 * size,
        fibres: Math.round((80 + 260 * size) * change),
        // The fibres of large units are thicker.
        diameter: 48 + 14 * size,
        diameterSpread: disease.diameterSpread,
        jitterSeconds: disease.jitterSeconds,
        grouping: disease.grouping,
      },
    });
  }
  return { background, units, greatestForce: units.reduce((sum, unit) => sum + forceAtFullDrive(unit), 0) };
}

interface Disease {
  readonly lostUnits: number;
  /** Fibres of a unit, as a multiple of what they were. */
  readonly fibreFactor: number;
  readonly diameterSpread: number;
  readonly jitterSeconds: number;
  readonly grouping: number;
}

function drawDisease(random: Random, background: Background): Disease {
  switch (background) {
    case 'normal':
      return {
        lostUnits: 0,
        fibreFactor: 1,
        diameterSpread: healthyDiameterSpread,
        jitterSeconds: healthyJitterSeconds,
        grouping: 1,
      };
    case 'neurogenic':
      return {
        lostUnits: random.uniform(0.3, 0.7),
        fibreFactor: random.uniform(1.5, 3),
        diameterSpread: healthyDiameterSpread,
        jitterSeconds: 2 * healthyJitterSeconds,
        grouping: 4,
      };
    case 'myopathic':
      return {
        lostUnits: 0,
        fibreFactor: random.uniform(0.4, 0.7),
        diameterSpread: random.uniform(14, 20),
        jitterSeconds: healthyJitterSeconds,
        grouping: 1,
      };
  }
}

/**
 * The rates of §G.1 times this: a limb unit then starts at 7.5 pps (132 ms, Petajan & Philip 1969) and peaks at 30,
 * so that fewer than 1 % of the intervals are below 20 ms (§G.4).
 */
const limbPace = 0.75;

/** Discharges per second of a limb unit at an excitation from 0 to 1; larger units fire more slowly (onion skin). */
export function requestedRate(threshold: number, excitation: number): number {
  return limbPace * voluntaryRate(threshold, excitation);
}

/** Mean of a train of twitches: each has the area P·T·e. */
function forceAtFullDrive({ threshold, twitch }: MuscleUnit): number {
  const rate = requestedRate(threshold, 1);
  const area = twitch.peak * twitch.contractionSeconds * Math.E;
  return rate * area * rateGain(rate * twitch.contractionSeconds);
}
