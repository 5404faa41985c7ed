/**
 * Efforts that several electrodes see at once: channels of one needle, beside a channel of another muscle that is driven
 * alike, with what of the first muscle reaches it through the tissue.
 */
import { emgChannel, type PlacedTrain, unitsOf } from '../../../src/simulation/emgChannel';
import { fluctuation } from '../../../src/simulation/contractions';
import { muscle, type MuscleUnit } from '../../../src/simulation/muscle';
import { Random } from '../../../src/simulation/random';
import { drawSetting, type Setting } from '../../../src/simulation/setting';
import { rampAndHold } from '../../../src/simulation/shapes';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { healthyVariation, requestedTrains, type Train } from '../../../src/simulation/trains';
import { unitShapes } from '../../../src/simulation/unitShapes';

/** An electrode, in mm across the fibres from the needle's middle, and how long waves travel to it from there. */
interface Electrode {
  readonly x: number;
  readonly y: number;
  readonly lagSeconds: number;
}

/** A recording of `arrayChannels` channels of one needle, then `otherChannels` of another muscle. */
export interface ArrayRecording {
  readonly recording: SimulatedRecording;
  readonly from: number;
  readonly to: number;
  readonly arrayChannels: number;
  /** For each true unit which motor unit it is: the same number on several channels is one. */
  readonly motorUnits: readonly number[];
}

const restSeconds = 3;
/** Where crosstalk is seen at all it is a small part of the potential. */
const crosstalkPart = 0.06;
/** Units whose territory ends further from an electrode are not seen there (mm). */
const reach = 2;

/** @param level excitation, 0 to 1 */
export function arrayRecording(seed: number, level = 0.06): ArrayRecording {
  const random = new Random(Math.imul(seed + 1, 0x9e3779b1) ^ 0xa77a);
  const setting: Setting = { ...drawSetting(random.fork(), [18, 26]), samplingRate: 20_000 };
  const arrayChannels = 2 + Math.floor(random.uniform() * 3);
  const [from, to] = [restSeconds, setting.durationSeconds - restSeconds];
  const hold = { from, to, rise: random.uniform(0.3, 1), fall: 0.3, level };
  const unsteady = fluctuation(random, random.uniform(0.02, 0.06));
  const request = {
    from,
    to,
    // The very same for both muscles.
    excitation: (t: number): number => level * rampAndHold(t, hold) * unsteady(t),
    variation: healthyVariation,
  };
  const own = requestedTrains(random.fork(), muscle(random.fork()), request);
  const others = requestedTrains(random.fork(), muscle(random.fork()), request);
  const electrodes = Array.from({ length: arrayChannels }, (_, i) => drawElectrode(random, i));
  const other: Electrode = { x: 0, y: 0, lagSeconds: 0 };
  const seeds = random.fork();
  const shapeSeeds = new Map([...own, ...others].map(({ unit }) => [unit, seeds.uniform(0, 2 ** 32)]));
  const numberOf = new Map([...own, ...others].map(({ unit }, i) => [unit, i]));
  const seenBy = (trains: readonly Train[], electrode: Electrode): readonly Placed[] =>
    trains.flatMap((train) => placed(train, electrode, setting, shapeSeeds.get(train.unit) ?? 0));
  const sites = [
    ...electrodes.map((electrode) => seenBy(own, electrode)),
    [...seenBy(others, other), ...seenBy(own, other).map(faint)],
  ];
  return {
    recording: {
      durationSeconds: setting.durationSeconds,
      channels: sites.map((trains, i) =>
        emgChannel(random.fork(), setting, trains, { name: `EMG ${i + 1}`, disturbances: [] }),
      ),
      annotations: [],
      truth: {
        units: sites.flatMap((trains, i) => unitsOf(trains, i, setting.samplingRate)),
        events: [],
        noiseMicrovolts: setting.noiseMicrovolts,
        wording: 'none',
        humMicrovolts: setting.hum?.amplitudeMicrovolts ?? 0,
      },
    },
    from,
    to,
    arrayChannels,
    motorUnits: sites.flatMap((trains) => trains.map(({ unit }) => numberOf.get(unit) ?? -1)),
  };
}

interface Placed extends PlacedTrain {
  readonly unit: MuscleUnit;
}

/** The first where the needle is, the others up to 2.5 mm beside it and 8 mm along it at 4 m/s. */
function drawElectrode(random: Random, place: number): Electrode {
  if (place === 0) return { x: 0, y: 0, lagSeconds: 0 };
  return {
    x: random.uniform(-2.5, 2.5),
    y: random.uniform(-2.5, 2.5),
    lagSeconds: random.uniform(-0.002, 0.002),
  };
}

/** The same fibres as each electrode sees them: the fibres are drawn by the unit's own seed. */
function placed(
  { unit, spikeSeconds }: Train,
  electrode: Electrode,
  setting: Setting,
  seed: number,
): Placed[] {
  const { centre, radius } = unit.place;
  const moved = { x: centre.x - electrode.x, y: centre.y - electrode.y };
  if (Math.hypot(moved.x, moved.y) > radius + reach) return [];
  const shapes = unitShapes(new Random(seed), { ...unit.place, centre: moved }, setting.samplingRate);
  return [{ unit, shapes, spikeSeconds: spikeSeconds.map((t) => t + electrode.lagSeconds) }];
}

function faint(train: Placed): Placed {
  return { ...train, scales: train.spikeSeconds.map(() => crosstalkPart) };
}
