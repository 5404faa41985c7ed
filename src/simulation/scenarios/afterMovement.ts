/**
 * What follows a movement of the needle, at once or after a pause, as an examination goes: several diseased fibres that
 * fire fast at first and settle, or the patient's effort. The movement's own burst is not part of it.
 */
import { technician } from '../annotations';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, excitationOf } from '../contractions';
import { jolt } from '../disturbances';
import type { Disturbance, PlacedTrain } from '../emgChannel';
import { fibreSpike, positiveSharpWave } from '../fibreShapes';
import { forceChannel, pullOfTrains, relaxed } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import type { Shape } from '../shape';
import type { SimulatedRecording } from '../simulatedRecording';
import { dischargesOf, placed, type Run } from '../spontaneous';
import { healthyVariation, requestedTrains } from '../trains';
import { type Episode, seenEpisodes, seenSpan } from '../truth';
import { tornFibres } from './insertion';

type FibreShape = (random: Random, samplingRate: number, amplitudeMicrovolts: number) => Shape;

/** The needle at one place: how it came there, and until when it stays. */
interface Stay {
  readonly burst: Run;
  readonly disturbances: readonly Disturbance[];
  readonly injury: readonly PlacedTrain[];
  /** When the next movement begins. */
  readonly until: number;
}

export const afterMovement: readonly Scenario[] = [
  denervated('fibrillation', 'fibrillation', fibreSpike, positiveSharpWave),
  denervated('positive-sharp-wave', 'positive-sharp-wave', positiveSharpWave, fibreSpike),
  scenario(
    {
      name: 'voluntary-after-movement',
      kind: 'class',
      label: 'voluntary',
      intentKnown: true,
      describes: 'The needle is moved, and the patient contracts at once or a moment later, on cue.',
    },
    contractedAfterMovement,
  ),
];

function denervated(
  name: string,
  label: 'fibrillation' | 'positive-sharp-wave',
  usual: FibreShape,
  other: FibreShape,
): Scenario {
  return scenario(
    {
      name: `${name}-after-movement`,
      kind: 'class',
      label,
      intentKnown: false,
      describes:
        'The needle is moved one to three times; two to five fibres answer, of 20 to 300 µV, settling to 0.5 to 15 ' +
        '(rarely 30) a second; some irregular, some of the other kind, which fire less.',
    },
    (random, setting) => {
      const stays = drawStays(random, setting, [12, 25]);
      const fibres = stays.map((stay) => denervatedFibres(random, setting, stay, usual, other));
      const episodes = stays.flatMap((stay, i): readonly Episode[] => [
        ...insertionOf(stay, setting),
        ...seenEpisodes(fibres[i] ?? [], setting, { label, gapSeconds: 5 }),
      ]);
      return assemble(random, {
        setting,
        sites: [
          {
            trains: [...stays.flatMap(({ injury }) => injury), ...fibres.flat()],
            episodes,
            disturbances: stays.flatMap(({ disturbances }) => disturbances),
          },
        ],
        mechanical: random.uniform() < 0.5 ? [forceChannel(random.fork(), setting, relaxed(setting))] : [],
      });
    },
  );
}

function drawStays(random: Random, setting: Setting, seconds: readonly [number, number]): readonly Stay[] {
  const stays: Stay[] = [];
  const count = 1 + Math.floor(random.uniform() * 3);
  let from = random.uniform(2.5, 5);
  for (let i = 0; i < count && from < setting.durationSeconds - seconds[0]; i++) {
    const burst = { from, to: from + random.uniform(0.25, 0.6) };
    const until = Math.min(setting.durationSeconds - 2, from + random.uniform(...seconds));
    // A filter of 10 Hz or more leaves little of a gentle movement's swing.
    const disturbances = random.uniform() < 0.8 ? [jolt(random.fork(), from, 0.15)] : [];
    stays.push({ burst, disturbances, injury: tornFibres(random.fork(), setting, burst), until });
    from = until + random.uniform(0.5, 4);
  }
  return stays;
}

function insertionOf({ burst, injury }: Stay, setting: Setting): readonly Episode[] {
  const seen = seenSpan(injury, setting, burst.from, burst.to);
  return seen ? [{ ...seen, label: 'insertion' }] : [];
}

/** Two to five fibres; the first of them fires from the movement's end on, and most of all. */
function denervatedFibres(
  random: Random,
  setting: Setting,
  { burst, until }: Stay,
  usual: FibreShape,
  other: FibreShape,
): readonly PlacedTrain[] {
  const count = 2 + Math.floor(random.uniform() * 4);
  const isMixed = random.uniform() < 0.35;
  const pause = random.uniform() < 0.6 ? random.uniform(0, 0.4) : random.uniform(0.4, 2.5);
  return Array.from({ length: count }, (_, i) => {
    const own = random.fork();
    const isOther = isMixed && i === count - 1;
    const least = Math.max(20, 6 * setting.noiseMicrovolts);
    const amplitude = logUniform(own, least, Math.max(1.5 * least, 300));
    const shape = (isOther ? other : usual)(own, setting.samplingRate, amplitude);
    const rate = isOther
      ? own.uniform(0.5, 3)
      : own.uniform() < 0.1
        ? own.uniform(15, 28)
        : logUniform(own, 1.5, 15);
    const from = burst.to + pause + (i === 0 ? 0 : own.uniform(0, 4));
    const to = i === 0 ? until : own.uniform(Math.min(until, from + 4), until);
    return placed(
      [shape],
      settling(own, { from, to }, rate).map((seconds) => ({ seconds })),
    );
  });
}

/** Fast at first, then settling; regular, or (one in eight) as irregular as fibrillation that begins in the membrane. */
function settling(random: Random, run: Run, rate: number): number[] {
  const gain = random.uniform(0, 1);
  const settlingSeconds = random.uniform(2, 8);
  const irregularity = random.uniform() < 0.125 ? random.uniform(0.15, 0.4) : random.uniform(0.01, 0.06);
  return dischargesOf(run, (since) => {
    const now = Math.min(30, rate * (1 + gain * Math.exp(-since / settlingSeconds)));
    return Math.max(0.012, random.normal(1, irregularity) / now);
  });
}

function contractedAfterMovement(random: Random, setting: Setting): SimulatedRecording {
  const stays = drawStays(random, setting, [12, 25]);
  const target = muscle(random.fork());
  const holds = stays.map(({ burst, until }) => {
    const from = burst.to + (random.uniform() < 0.4 ? random.uniform(0, 0.3) : random.uniform(0.3, 3));
    return drawHold(
      random,
      from,
      random.uniform(Math.min(from + 4, until), until),
      random.uniform(0.05, 0.6),
    );
  });
  const trains = requestedTrains(random.fork(), target, {
    from: holds[0]?.from ?? 0,
    to: holds.at(-1)?.to ?? 0,
    excitation: excitationOf(random, holds),
    variation: healthyVariation,
  });
  const seen = seenByNeedle(random.fork(), setting, trains);
  const pull = pullOfTrains(setting, target, trains);
  return assemble(random, {
    setting,
    sites: [
      {
        trains: [...stays.flatMap(({ injury }) => injury), ...seen],
        episodes: stays.flatMap((stay, i): readonly Episode[] => {
          const hold = holds[i];
          const span = hold && seenSpan(seen, setting, hold.from, hold.to);
          return [...insertionOf(stay, setting), ...(span ? [{ ...span, label: 'voluntary' as const }] : [])];
        }),
        disturbances: stays.flatMap(({ disturbances }) => disturbances),
      },
    ],
    mechanical: random.uniform() < 0.6 ? [forceChannel(random.fork(), setting, pull)] : [],
    marks: cues(random, technician(random.fork()), holds),
  });
}
