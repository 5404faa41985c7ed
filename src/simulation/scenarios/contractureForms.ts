/**
 * Contractures as they are met at the bedside (DETECTION.md §A.2): one that is probed with the needle or crossed by an
 * artifact or a short burst, and one that begins in a silent muscle while the examiner feels it. And force that creeps at
 * rest, as sensors, straps and tissue make it, which is none.
 */
import { technician } from '../annotations';
import { askedEffort, noEffort } from '../askedEffort';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, excitationOf } from '../contractions';
import { jolt, pops } from '../disturbances';
import type { Disturbance, PlacedTrain } from '../emgChannel';
import { forceChannel, plus } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, pick, type Setting } from '../setting';
import { ramp } from '../shapes';
import { healthyVariation, requestedTrains } from '../trains';
import type { Episode } from '../truth';
import { drawContracture } from './contracture';
import { tornFibres } from './insertion';

interface Crossing {
  readonly trains: readonly PlacedTrain[];
  readonly disturbances: readonly Disturbance[];
}

const probed = scenario(
  {
    name: 'myogenic-cramp-probed',
    kind: 'class',
    label: 'myogenic-cramp',
    intentKnown: true,
    describes:
      'A contracture in which the needle is moved, an electrode pops or a few units fire for a moment, once to four times.',
  },
  (random, setting) => {
    const drawn = drawContracture(random, setting, { label: 'myogenic-cramp' }, 12);
    const crossings: Crossing[] = [];
    let at = drawn.silentFrom + random.uniform(2.5, 6);
    while (at < setting.durationSeconds - 3 && crossings.length < 4) {
      crossings.push(drawCrossing(random, setting, at));
      at += random.uniform(3, 12);
    }
    const { site } = drawn;
    return assemble(random, {
      setting,
      sites: [
        {
          ...site,
          trains: [...site.trains, ...crossings.flatMap(({ trains }) => trains)],
          disturbances: crossings.flatMap(({ disturbances }) => disturbances),
        },
      ],
      mechanical: [forceChannel(random.fork(), setting, drawn.pull)],
      marks: [drawn.startCue, drawn.relaxCue, ...(random.uniform() < 0.5 ? [drawn.crampMark] : [])],
    });
  },
);

/** What crosses a contracture: a probe of the needle, a pop of the electrode, or a short burst of units. */
function drawCrossing(random: Random, setting: Setting, from: number): Crossing {
  const kind = random.uniform();
  if (kind < 0.6) {
    const burst = { from, to: from + random.uniform(0.15, 0.6) };
    return {
      trains: tornFibres(random.fork(), setting, burst),
      disturbances: [jolt(random.fork(), from, 0.15)],
    };
  }
  if (kind < 0.8) {
    return {
      trains: [],
      disturbances: [pops(random.fork(), { from, to: from + random.uniform(0.3, 0.9) }).disturbance],
    };
  }
  const hold = { from, to: from + random.uniform(0.3, 0.8), rise: 0.1, fall: 0.1, level: 0.3 };
  const trains = requestedTrains(random.fork(), muscle(random.fork()), {
    ...hold,
    excitation: excitationOf(random, [hold]),
    variation: healthyVariation,
  });
  return { trains: seenByNeedle(random.fork(), setting, trains), disturbances: [] };
}

const hardWords = [
  'muscle hard',
  'muscle hard, no EMG',
  'hard to touch',
  'knot palpable',
  'Muskel hart',
  'muscle dur',
] as const;

const silentOnset = scenario(
  {
    name: 'myogenic-cramp-silent-onset',
    kind: 'class',
    label: 'myogenic-cramp',
    intentKnown: true,
    describes:
      'After a contraction and rest the muscle shortens without EMG to 10 to 30 % of its greatest force; the examiner feels it.',
  },
  (random, setting) => {
    const from = random.uniform(2.5, 4);
    const hold = drawHold(random, from, from + random.uniform(4, 7), random.uniform(0.4, 0.8));
    const { trains, episodes, pull: effort } = askedEffort(random, setting, hold);
    const begins = hold.to + random.uniform(3, 8);
    const full = begins + random.uniform(1, 4);
    const decaySeconds = logUniform(random, 20, 200);
    const level = random.uniform(0.1, 0.3);
    const newtons = level * setting.mechanical.greatestNewtons;
    const pull = plus(effort, setting, (t) => {
      const decay = Math.exp(-Math.max(0, t - full) / decaySeconds);
      return newtons * ramp(t, begins, full) * decay;
    });
    const mark = technician(random.fork());
    const felt = {
      onsetSeconds: Number((full + random.uniform(0, 4)).toFixed(2)),
      durationSeconds: 0,
      text: pick(random, hardWords),
    };
    const contracture: Episode = {
      onsetSeconds: Math.max(begins, ...episodes.map(({ endSeconds }) => endSeconds)),
      // Below 5 % of the greatest force no reader finds a contraction.
      endSeconds: Math.min(setting.durationSeconds, full + decaySeconds * Math.log(level / 0.05)),
      label: 'myogenic-cramp',
    };
    return assemble(random, {
      setting,
      sites: [{ trains, episodes: [...episodes, contracture] }],
      mechanical: [forceChannel(random.fork(), setting, pull)],
      marks: [
        ...cues(random, mark, [hold]),
        felt,
        ...(random.uniform() < 0.5 ? [mark('cramp', full + random.uniform(0, 3))] : []),
      ],
    });
  },
);

const creeping = scenario(
  {
    name: 'rest-force-creep',
    kind: 'trap',
    label: 'rest',
    intentKnown: true,
    describes:
      'Rest as asked for, in half of it after a contraction; the force creeps by 5 to 40 % of the greatest, along a line or an exponential.',
  },
  (random, setting) => {
    const from = random.uniform(2.5, 4);
    const hold =
      random.uniform() < 0.5
        ? drawHold(random, from, from + random.uniform(4, 7), random.uniform(0.4, 0.8))
        : undefined;
    const { pull, ...site } = hold ? askedEffort(random, setting, hold) : noEffort(setting);
    const mark = technician(random.fork());
    return assemble(random, {
      setting,
      sites: [site],
      mechanical: [forceChannel(random.fork(), setting, plus(pull, setting, drawCreep(random, setting)))],
      marks: hold ? cues(random, mark, [hold]) : [mark('relax', random.uniform(0.2, 2))],
    });
  },
);

/** Newtons of a creep that is there from the first sample: the sensor warms, the strap yields, the tissue gives. */
function drawCreep(random: Random, setting: Setting): (seconds: number) => number {
  const newtons =
    logUniform(random, 0.05, 0.4) * setting.mechanical.greatestNewtons * pick(random, [-1, 1, 1]);
  const seconds = setting.durationSeconds;
  const timeConstant = logUniform(random, 10, 60);
  switch (pick(random, ['line', 'rising', 'falling'] as const)) {
    case 'line':
      return (t) => (newtons * t) / seconds;
    case 'rising':
      return (t) => newtons * (1 - Math.exp(-t / timeConstant));
    case 'falling':
      return (t) => newtons * Math.exp(-t / timeConstant);
  }
}

export const contractureForms: readonly Scenario[] = [probed, silentOnset, creeping];
