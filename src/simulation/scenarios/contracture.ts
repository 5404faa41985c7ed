/**
 * Myogenic cramp (contracture): exercise with full EMG at this very site, then silence while the force decays over
 * tens of seconds and more (DETECTION.md §A.2, §G.3).
 */
import { type Mark, technician } from '../annotations';
import { assemble, type Site, seenByNeedle } from '../assemble';
import { drawHold, excitationOf, type Hold } from '../contractions';
import { forceChannel, plus, type Pull, pullOfTrains } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import { ramp } from '../shapes';
import { healthyVariation, requestedTrains } from '../trains';
import { type Episode, seenSpan } from '../truth';

/** Exercise and what follows it, before anyone decides what the recording shows of it. */
export interface Contracture {
  readonly site: Site;
  readonly pull: Pull;
  /** What the exercise alone pulls. */
  readonly exercisePull: Pull;
  readonly exercise: readonly Hold[];
  /** When the EMG falls silent. */
  readonly silentFrom: number;
  readonly relaxCue: Mark;
  readonly crampMark: Mark;
  readonly startCue: Mark;
}

/**
 * A drawn contracture; `silence` is what is true of the silence.
 * @param leastSeconds of exercise.
 */
export function drawContracture(
  random: Random,
  setting: Setting,
  silence: Pick<Episode, 'label' | 'reason'>,
  leastSeconds = 20,
): Contracture {
  const from = random.uniform(2.5, 4);
  const most = Math.min(60, setting.durationSeconds - from - 9);
  const end = from + random.uniform(leastSeconds, Math.max(leastSeconds + 0.5, most));
  const exercise = drawExercise(random, from, end);
  const target = muscle(random.fork(), random.uniform() < 0.3 ? 'myopathic' : 'normal');
  const trains = requestedTrains(random.fork(), target, {
    from,
    to: end,
    excitation: excitationOf(random, exercise),
    variation: healthyVariation,
  });
  const placed = seenByNeedle(random.fork(), setting, trains);
  const episodes = exercise.flatMap((hold): Episode[] => {
    const seen = seenSpan(placed, setting, hold.from, hold.to);
    return seen ? [{ ...seen, label: 'voluntary' }] : [];
  });
  const silentFrom = Math.max(...episodes.map(({ endSeconds }) => endSeconds), from);
  const mark = technician(random.fork());
  const exercisePull = pullOfTrains(setting, target, trains);
  return {
    site: {
      trains: placed,
      episodes: [...episodes, { onsetSeconds: silentFrom, endSeconds: setting.durationSeconds, ...silence }],
    },
    pull: plus(exercisePull, setting, drawDecay(random, setting, from, end)),
    exercisePull,
    exercise,
    silentFrom,
    startCue: mark('contract', from - random.uniform(0.15, 0.6)),
    relaxCue: mark('relax', end - random.uniform(0.3, 0.8)),
    crampMark: mark('cramp', end + random.uniform(-1, 3)),
  };
}

/** One long contraction, or several with pauses too short to relax in, at half the greatest force and more. */
function drawExercise(random: Random, from: number, end: number): readonly Hold[] {
  // An excitation of 0.6 pulls with half of the greatest force.
  const level = random.uniform(0.6, 0.85);
  const count = random.uniform() < 0.6 ? 1 : 2 + Math.floor(random.uniform() * 4);
  const slot = (end - from) / count;
  return Array.from({ length: count }, (_, i) => {
    const pause = i + 1 < count ? random.uniform(0.8, 1.5) : 0;
    return drawHold(random, from + i * slot, from + (i + 1) * slot - pause, level);
  });
}

/** Newtons of the contracture: they grow over the last part of the exercise and decay with τ of 20 to 200 s. */
function drawDecay(random: Random, setting: Setting, from: number, end: number): (seconds: number) => number {
  const newtons = random.uniform(0.15, 0.6) * setting.mechanical.greatestNewtons;
  const decaySeconds = logUniform(random, 20, 200);
  const growsFrom = Math.max(from + 2, end - random.uniform(3, 8));
  return (t) => newtons * ramp(t, growsFrom, end) * Math.exp(-Math.max(0, t - end) / decaySeconds);
}

export const contracture: Scenario = scenario(
  {
    name: 'myogenic-cramp',
    kind: 'class',
    label: 'myogenic-cramp',
    intentKnown: true,
    describes:
      'After exercise the EMG is silent while the muscle stays short; a cue to relax or a cramp mark stands.',
  },
  (random, setting) => {
    const drawn = drawContracture(random, setting, { label: 'myogenic-cramp' });
    const choice = random.uniform();
    const told =
      choice < 0.35
        ? [drawn.crampMark]
        : choice < 0.65
          ? [drawn.relaxCue]
          : [drawn.relaxCue, drawn.crampMark];
    return assemble(random, {
      setting,
      sites: [drawn.site],
      mechanical: [forceChannel(random.fork(), setting, drawn.pull)],
      marks: told.includes(drawn.relaxCue) ? [drawn.startCue, ...told] : told,
    });
  },
);
