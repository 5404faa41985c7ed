/**
 * Force after an effort that this muscle does not make, and nothing that says so: the ways to a contracture that is none
 * (DETECTION.md §A.5, S5 to S8). What is done to the limb or the transducer is rest; what another muscle does, and
 * what an electrode hides that is no longer where it was, can't be told.
 */
import { askedEffort, unseenPull } from '../askedEffort';
import { technician } from '../annotations';
import { assemble } from '../assemble';
import { cues, drawHold } from '../contractions';
import { attenuated, foreignNoise, stimuli } from '../disturbances';
import type { Disturbance } from '../emgChannel';
import { forceChannel, plus, type Pull, relaxed } from '../forceChannel';
import { drawPassivePull } from '../passivePulls';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, pick, type Setting } from '../setting';
import { ramp } from '../shapes';
import type { Run } from '../spontaneous';
import type { Episode } from '../truth';
import type { Hold } from '../contractions';

const passive = scenario(
  {
    name: 'rest-passive-force',
    kind: 'trap',
    label: 'rest',
    intentKnown: true,
    describes:
      'Rest after an effort, while a stretch, a strap, a knock, another position, warming, creep or slow relaxation pulls; in some a cramp is noted.',
  },
  (random, setting) => {
    const effort = drawEffort(random);
    const { pull, ...site } = askedEffort(random, setting, effort);
    const { newtons, done } = drawPassivePull(random, setting, effort);
    const mark = technician(random.fork());
    const isNoted = random.uniform() < 0.3;
    return assemble(random, {
      setting,
      sites: [site],
      mechanical: [forceChannel(random.fork(), setting, plus(pull, setting, newtons))],
      marks: [
        ...cues(random, mark, [effort]),
        ...(done && isNoted ? [noted(done.seconds, pick(random, done.words))] : []),
        ...(random.uniform() < 0.25 ? [mark('cramp', effort.to + random.uniform(0.5, 4))] : []),
      ],
    });
  },
);

function drawEffort(random: Random): Hold {
  const from = random.uniform(3, 5);
  return drawHold(random, from, from + random.uniform(4, 8), random.uniform(0.4, 0.8));
}

function noted(seconds: number, text: string) {
  return { onsetSeconds: Number(seconds.toFixed(2)), durationSeconds: 0, text };
}

/** What pulls or hides, from when until when, and what may be noted. */
interface Foreign {
  readonly pull: Pull;
  readonly span: Run;
  readonly disturbances?: readonly Disturbance[];
  readonly text?: string;
  /** What is true of it where a reader sees that the input shows no muscle; else the silence is one that can't be told. */
  readonly told?: Pick<Episode, 'label' | 'reason'>;
}

const others = scenario(
  {
    name: 'force-of-unseen-muscle',
    kind: 'trap',
    label: 'indeterminate',
    reason: 'silent_with_force',
    intentKnown: true,
    describes:
      'After an effort another muscle pulls that has no electrode (stimulated, held on, spastic), or the electrode is no longer what it was.',
  },
  (random, setting) => {
    const effort = drawEffort(random);
    const { pull, trains, episodes } = askedEffort(random, setting, effort);
    const foreign = pick(random, [stimulated, heldOn, spastic, electrodeLost])(random, setting, effort);
    const mark = technician(random.fork());
    const silentFrom = Math.max(foreign.span.from, ...episodes.map(({ endSeconds }) => endSeconds));
    return assemble(random, {
      setting,
      sites: [
        {
          trains,
          episodes: [
            ...episodes,
            {
              onsetSeconds: silentFrom,
              endSeconds: foreign.span.to,
              ...(foreign.told ?? { label: 'indeterminate', reason: 'silent_with_force' }),
            },
          ],
          disturbances: foreign.disturbances ?? [],
        },
      ],
      mechanical: [
        forceChannel(
          random.fork(),
          setting,
          pull.map((force, i) => force + (foreign.pull[i] ?? 0)),
        ),
      ],
      marks: [
        ...cues(random, mark, [effort]),
        ...(foreign.text === undefined ? [] : [noted(foreign.span.from, foreign.text)]),
        ...(random.uniform() < 0.4 ? [mark('cramp', foreign.span.from + random.uniform(0.5, 3))] : []),
      ],
    });
  },
);

type DrawForeign = (random: Random, setting: Setting, effort: Hold) => Foreign;

const stimulusWords = [
  'stim on',
  'tetanus 30 Hz',
  'stimulation 20 Hz',
  'FES on',
  'Reizserie',
  'tétanisation',
] as const;

/** A nerve is stimulated at 20 to 60 Hz: fused within 0.3 s, tiring over 10 to 100 s, gone within 0.3 s. */
const stimulated: DrawForeign = (random, setting, effort) => {
  const from = effort.to + random.uniform(-0.5, 4);
  const to = Math.min(setting.durationSeconds, from + random.uniform(4, 22));
  const newtons = random.uniform(0.1, 0.6) * setting.mechanical.greatestNewtons;
  const tiringSeconds = logUniform(random, 10, 100);
  const hertz = random.uniform(20, 60);
  const pull = plus(relaxed(setting), setting, (t) => {
    if (t < from) return 0;
    const fused = (1 - Math.exp((from - t) / 0.1)) * (1 + 0.005 * Math.sin(2 * Math.PI * hertz * t));
    return newtons * fused * Math.exp((from - t) / tiringSeconds) * Math.exp(-Math.max(0, t - to) / 0.08);
  });
  const isSeen = random.uniform() < 0.3;
  return {
    pull,
    span: { from, to },
    ...(isSeen
      ? { disturbances: [stimuli(random.fork(), { from, to }).disturbance], told: { label: 'artifact' } }
      : {}),
    ...(random.uniform() < 0.5 ? { text: pick(random, stimulusWords) } : {}),
  };
};

/** A synergist that began with the effort goes on with it. */
const heldOn: DrawForeign = (random, setting, effort) => {
  const to = Math.min(setting.durationSeconds - 1, effort.to + random.uniform(5, 25));
  const pull = unseenPull(random, setting, drawHold(random, effort.from, to, random.uniform(0.3, 0.9)));
  return { pull, span: { from: effort.to, to } };
};

/** Another muscle sets in about when this one stops, and pulls either way. */
const spastic: DrawForeign = (random, setting, effort) => {
  const from = effort.to + random.uniform(-1.5, 3);
  const to = Math.min(setting.durationSeconds - 1, from + random.uniform(6, 25));
  const sign = pick(random, [1, 1, -1]);
  const pull = unseenPull(random, setting, drawHold(random, from, to, random.uniform(0.2, 0.7)));
  return { pull: pull.map((force) => sign * force), span: { from, to } };
};

/** The muscle stays short, but the gain is turned down or the electrode lies elsewhere: its noise is another. */
const electrodeLost: DrawForeign = (random, setting, effort) => {
  const from = effort.to + random.uniform(-0.3, 0.5);
  const span = { from, to: setting.durationSeconds };
  const newtons = random.uniform(0.15, 0.5) * setting.mechanical.greatestNewtons;
  const decaySeconds = logUniform(random, 20, 200);
  const isTurnedDown = random.uniform() < 0.5;
  const part = isTurnedDown ? pick(random, [0, 0.02, 0.1, 0.3]) : pick(random, [0.3, 0.5, 3, 8]);
  const hidden = isTurnedDown
    ? attenuated(span, part)
    : foreignNoise(random, span, setting.noiseMicrovolts * part);
  return {
    pull: plus(
      relaxed(setting),
      setting,
      (t) =>
        newtons * ramp(t, effort.to - 3, effort.to) * Math.exp(-Math.max(0, t - effort.to) / decaySeconds),
    ),
    span: { from: effort.to, to: setting.durationSeconds },
    disturbances: [hidden],
    // As in `lead-off`: what has lost two thirds of its noise, or has eight times as much, is no electrode in a muscle.
    ...(part <= 1 / 3 || part >= 8 ? { told: { label: 'artifact', reason: 'unassessable' } as const } : {}),
  };
};

export const foreignForces: readonly Scenario[] = [passive, others];
