/** Contractions on request, of healthy and diseased muscle, told and untold, steady and irregular. */
import { technician } from '../annotations';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, drawHolds, excitationOf, type Hold, targetChannel } from '../contractions';
import { forceChannel, pullOfTrains } from '../forceChannel';
import { type Background, muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import type { Setting } from '../setting';
import type { SimulatedRecording } from '../simulatedRecording';
import { healthyVariation, requestedTrains } from '../trains';
import { seenSpan } from '../truth';

interface Manner {
  readonly background: Background;
  readonly holds: readonly Hold[];
  readonly variation: readonly [number, number];
  /** RMS of the excitation's slow ups and downs, as a part of it. */
  readonly unsteadiness: number;
  readonly isCued: boolean;
  readonly hasForce: boolean;
}

export const voluntary: readonly Scenario[] = [
  cued('voluntary', 'normal', 'Ramp-and-hold contractions on cue, at 10 to 80 % of the greatest drive.'),
  cued('voluntary-neurogenic', 'neurogenic', 'The same in chronic denervation: few, large, fast units.'),
  cued('voluntary-myopathic', 'myopathic', 'The same in myopathy: many small units early on.'),
  scenario(
    {
      name: 'voluntary-no-intent',
      kind: 'class',
      label: 'voluntary',
      intentKnown: false,
      describes: 'One sustained contraction; nothing in the recording says that it was asked for.',
    },
    (random, setting) =>
      contracted(random, setting, {
        background: 'normal',
        holds: [sustained(random, setting, random.uniform(0.05, 0.5))],
        variation: healthyVariation,
        unsteadiness: random.uniform(0.02, 0.08),
        isCued: false,
        hasForce: random.uniform() < 0.5,
      }),
  ),
  scenario(
    {
      name: 'voluntary-irregular-no-intent',
      kind: 'class',
      label: 'voluntary',
      intentKnown: false,
      describes:
        'A sustained contraction at about 20 pps whose intervals are as irregular as health allows (CoV 0.25 to 0.30).',
    },
    (random, setting) =>
      contracted(random, setting, {
        background: 'normal',
        // The first units fire at about 7.5 + 37 E pps: 20 pps at an excitation of 0.34.
        holds: [sustained(random, setting, random.uniform(0.28, 0.4))],
        variation: [0.25, 0.3],
        unsteadiness: random.uniform(0.05, 0.12),
        isCued: false,
        hasForce: random.uniform() < 0.5,
      }),
  ),
];

function cued(name: string, background: Background, describes: string): Scenario {
  return scenario(
    { name, kind: 'class', label: 'voluntary', intentKnown: true, describes },
    (random, setting) => {
      const span = { from: random.uniform(2.5, 5), to: setting.durationSeconds };
      const holds = drawHolds(random, { ...span, most: 5, level: () => random.uniform(0.1, 0.8) });
      return contracted(random, setting, {
        background,
        holds,
        variation: healthyVariation,
        unsteadiness: random.uniform(0.02, 0.06),
        isCued: true,
        hasForce: random.uniform() < 0.85,
      });
    },
  );
}

function sustained(random: Random, setting: Setting, level: number): Hold {
  const from = random.uniform(3, 8);
  return drawHold(random, from, random.uniform(from + 15, setting.durationSeconds - 2.5), level);
}

function contracted(random: Random, setting: Setting, manner: Manner): SimulatedRecording {
  const target = muscle(random.fork(), manner.background);
  const first = manner.holds[0];
  const last = manner.holds.at(-1);
  const trains = requestedTrains(random.fork(), target, {
    from: first?.from ?? 0,
    to: last?.to ?? 0,
    excitation: excitationOf(random, manner.holds, manner.unsteadiness),
    variation: manner.variation,
  });
  const placed = seenByNeedle(random.fork(), setting, trains);
  const pull = pullOfTrains(setting, target, trains);
  const force = manner.hasForce ? [forceChannel(random.fork(), setting, pull)] : [];
  const hasTarget = manner.isCued && manner.hasForce && random.uniform() < 0.4;
  const mark = technician(random.fork());
  return assemble(random, {
    setting,
    sites: [
      {
        trains: placed,
        episodes: manner.holds.flatMap((hold) => {
          const seen = seenSpan(placed, setting, hold.from, hold.to);
          return seen ? [{ ...seen, label: 'voluntary' as const }] : [];
        }),
      },
    ],
    mechanical: hasTarget ? [...force, targetChannel(setting, manner.holds, pull)] : force,
    marks: manner.isCued ? cues(random, mark, manner.holds) : [],
  });
}
