/**
 * Whole examinations of three to five minutes: the needle goes in, rest, graded efforts, a lead that comes off and is put
 * on again, exercise, and a cramp or a contracture that is probed; then, where there is time, rest and one more effort.
 */
import { type Mark, technician } from '../annotations';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, excitationOf, type Hold } from '../contractions';
import { crampingUnits, crampTrains, drawCourse } from '../crampTrains';
import { jolt, settling, shorted } from '../disturbances';
import type { Disturbance, PlacedTrain } from '../emgChannel';
import { forceChannel, plus, pullOfTrains } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import { ramp } from '../shapes';
import type { Run } from '../spontaneous';
import { healthyVariation, mergedTrains, requestedTrains, type Train } from '../trains';
import { type Episode, seenSpan } from '../truth';
import { atRail, openInput } from './inputFaults';
import { tornFibres } from './insertion';

/** When what happens, in seconds. */
interface Plan {
  readonly insertions: readonly Run[];
  readonly lead: Run;
  readonly efforts: readonly Hold[];
  readonly exercise: readonly Hold[];
  /** The cramp or contracture. */
  readonly main: Run;
  readonly lastEffort: Hold | undefined;
}

/** What the main event adds to the muscle. */
interface Main {
  readonly trains: readonly Train[];
  readonly newtons: (seconds: number) => number;
  readonly probes: readonly Run[];
}

const contracture = scenario(
  {
    name: 'examination-contracture',
    kind: 'examination',
    label: 'myogenic-cramp',
    intentKnown: true,
    describes:
      'Minutes: insertions, rest, graded efforts, a lead off and on again, exercise, a contracture that is probed, recovery.',
  },
  (random, setting) => {
    const level = random.uniform(0.15, 0.5);
    const decaySeconds = logUniform(random, 25, 90);
    const plan = drawPlan(random, setting, decaySeconds * Math.log(level / leastLevel));
    const { from, to } = plan.main;
    const newtons = level * setting.mechanical.greatestNewtons;
    const probes: Run[] = [];
    for (let at = from + random.uniform(4, 12); at < to - 4; at += random.uniform(10, 40)) {
      probes.push({ from: at, to: at + random.uniform(0.2, 0.6) });
    }
    return examined(random, setting, plan, 'myogenic-cramp', () => ({
      trains: [],
      newtons: (t) =>
        newtons *
        ramp(t, from - 5, from) *
        Math.exp(-Math.max(0, t - from) / decaySeconds) *
        (1 - ramp(t, to, to + 40)),
      probes,
    }));
  },
);

/** Below this part of the greatest force no reader finds a contraction. */
const leastLevel = 0.05;

const cramp = scenario(
  {
    name: 'examination-cramp',
    kind: 'examination',
    label: 'neurogenic-cramp',
    intentKnown: true,
    describes:
      'Minutes: insertions, rest, graded efforts, a lead off and on again, exercise, then a cramp at rest, recovery.',
  },
  (random, setting) => {
    const plan = drawPlan(random, setting, random.uniform(25, 80), random.uniform(4, 12));
    return examined(random, setting, plan, 'neurogenic-cramp', (target) => ({
      trains: crampTrains(
        random.fork(),
        crampingUnits(random, target, 5 + Math.floor(random.uniform() * 36), 1.5),
        drawCourse(random, plan.main.from, plan.main.to),
      ),
      newtons: () => 0,
      probes: [],
    }));
  },
);

/** @param pause between exercise and the main event; none where that goes on from the exercise. */
function drawPlan(random: Random, setting: Setting, mainSeconds: number, pause = 0): Plan {
  const first = random.uniform(2, 5);
  let t = first + random.uniform(5, 14);
  const hold = (least: number, most: number, level: number, after: number): Hold => {
    const drawn = drawHold(random, t, t + random.uniform(least, most), level);
    t = drawn.to + after;
    return drawn;
  };
  const efforts = [0.15, 0.4, 0.75].map((level) => hold(3.5, 6, level, random.uniform(4, 9)));
  const second = t + random.uniform(0, 2);
  t = second + random.uniform(4, 10);
  const lead = { from: t, to: t + random.uniform(2, 10) };
  t = lead.to + random.uniform(6, 14);
  const level = random.uniform(0.6, 0.85);
  const exercise = Array.from({ length: 1 + Math.floor(random.uniform() * 4) }, () =>
    hold(6, 14, level, random.uniform(0.8, 1.5)),
  );
  const from = (exercise.at(-1)?.to ?? t) + pause;
  const to = Math.min(setting.durationSeconds - (pause > 0 ? 3 : 0), from + mainSeconds);
  t = to + random.uniform(15, 25);
  const hasTime = t + 10 < setting.durationSeconds;
  return {
    insertions: [first, second].map((at) => ({ from: at, to: at + random.uniform(0.3, 0.5) })),
    lead,
    efforts,
    exercise,
    main: { from, to },
    lastEffort: hasTime ? hold(4, 7, 0.5, 0) : undefined,
  };
}

function examined(
  random: Random,
  setting: Setting,
  plan: Plan,
  label: 'myogenic-cramp' | 'neurogenic-cramp',
  happens: (target: ReturnType<typeof muscle>) => Main,
): ReturnType<typeof assemble> {
  const target = muscle(random.fork());
  const holds = [...plan.efforts, ...plan.exercise, ...(plan.lastEffort ? [plan.lastEffort] : [])];
  const asked = requestedTrains(random.fork(), target, {
    from: 0,
    to: setting.durationSeconds,
    excitation: excitationOf(random, holds),
    variation: healthyVariation,
  });
  const main = happens(target);
  const trains = mergedTrains(asked, main.trains);
  const placed = seenByNeedle(random.fork(), setting, trains);
  const movements = [...plan.insertions, ...main.probes].map((run) => moved(random, setting, run));
  const lead = leadOff(random, setting, plan.lead);
  return assemble(random, {
    setting,
    sites: [
      {
        trains: [...placed, ...movements.flatMap((one) => one.trains)],
        episodes: [
          ...episodesOf(setting, placed, holds),
          ...mainEpisode(setting, placed, plan, label),
          ...plan.insertions.flatMap((run, i) =>
            seenAs(setting, movements[i]?.trains ?? [], run, 'insertion'),
          ),
          {
            onsetSeconds: lead.span.from,
            endSeconds: lead.span.to,
            label: 'artifact',
            reason: 'unassessable',
          },
        ],
        disturbances: [...movements.map((one) => one.disturbance), ...lead.disturbances],
      },
    ],
    mechanical: [
      forceChannel(
        random.fork(),
        setting,
        plus(pullOfTrains(setting, target, trains), setting, main.newtons),
      ),
    ],
    marks: marksOf(random, plan, holds),
  });
}

function seenAs(
  setting: Setting,
  trains: readonly PlacedTrain[],
  run: Run,
  label: Episode['label'],
): Episode[] {
  const seen = seenSpan(trains, setting, run.from, run.to);
  return seen ? [{ ...seen, label }] : [];
}

function episodesOf(
  setting: Setting,
  placed: readonly PlacedTrain[],
  holds: readonly Hold[],
): readonly Episode[] {
  return holds.flatMap((hold) => seenAs(setting, placed, hold, 'voluntary'));
}

/** A contracture is silent from the exercise's last potential on; a cramp is where its potentials are seen. */
function mainEpisode(
  setting: Setting,
  placed: readonly PlacedTrain[],
  { main, exercise }: Plan,
  label: 'myogenic-cramp' | 'neurogenic-cramp',
): readonly Episode[] {
  if (label === 'neurogenic-cramp') {
    return seenAs(setting, placed, { from: main.from, to: main.to + 0.1 }, label);
  }
  const ended = Math.max(
    main.from - 1,
    ...episodesOf(setting, placed, exercise).map(({ endSeconds }) => endSeconds),
  );
  return [{ onsetSeconds: ended, endSeconds: main.to, label }];
}

function moved(
  random: Random,
  setting: Setting,
  run: Run,
): { readonly trains: readonly PlacedTrain[]; readonly disturbance: Disturbance } {
  return {
    trains: tornFibres(random.fork(), setting, run),
    disturbance: jolt(random.fork(), run.from, 0.15),
  };
}

function leadOff(
  random: Random,
  setting: Setting,
  run: Run,
): { readonly span: Run; readonly disturbances: readonly Disturbance[] } {
  const choice = random.uniform();
  const off =
    choice < 0.4
      ? shorted(random, run)
      : choice < 0.7
        ? openInput(random, setting, run)
        : atRail(random, setting, run);
  const { disturbance, endSeconds } = settling(random, run.to, setting.highPassHz);
  return { span: { from: run.from, to: endSeconds }, disturbances: [off, disturbance] };
}

/** Every effort is asked for and ended; in exercise only its beginning and its end are noted. */
function marksOf(random: Random, plan: Plan, holds: readonly Hold[]): readonly Mark[] {
  const mark = technician(random.fork());
  const single = holds.filter((hold) => !plan.exercise.includes(hold));
  const exercise = cues(random, mark, plan.exercise);
  const noted = [exercise[0], exercise.at(-1)].flatMap((one) => one ?? []);
  return [...cues(random, mark, single), ...noted, mark('cramp', plan.main.from + random.uniform(0.5, 4))];
}

export const examinations: readonly Scenario[] = [contracture, cramp];
