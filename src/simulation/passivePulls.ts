/**
 * Force without a contraction that stands after an effort: a limb that is stretched or laid elsewhere, a strap that is drawn
 * tight, a transducer that is knocked or warms, tissue that creeps back, a tired muscle that relaxes slowly.
 */
import type { Hold } from './contractions';
import type { Random } from './random';
import { logUniform, pick, type Setting } from './setting';
import { ramp } from './shapes';

/** A course of force, and what may be noted of it. */
export interface PassivePull {
  readonly newtons: (seconds: number) => number;
  /** When it is done to the limb, and words for that; undefined where nobody does anything. */
  readonly done?: { readonly seconds: number; readonly words: readonly [string, ...string[]] };
}

type DrawPull = (random: Random, setting: Setting, effort: Hold) => PassivePull;

/** One of the ways, each as likely. */
export const drawPassivePull: DrawPull = (random, setting, effort) =>
  pick(random, [stretched, knocked, strapped, laid, creepingBack, warming, relaxingSlowly])(
    random,
    setting,
    effort,
  );

const signs = [1, 1, -1] as const;

function sizeOf(random: Random, setting: Setting, least: number, most: number): number {
  return random.uniform(least, most) * setting.mechanical.greatestNewtons;
}

/** What is stretched yields: 10 to 40 % of the force within 2 to 20 s (stress relaxation), the most of it at first. */
function yielding(random: Random): (since: number) => number {
  const part = random.uniform(0.1, 0.4);
  const seconds = logUniform(random, 2, 20);
  return (since) => 1 - part * (1 - Math.exp(-Math.max(0, since) / seconds));
}

/** The examiner stretches the muscle for 4 to 25 s, some before it has let go; some until the recording ends. */
const stretched: DrawPull = (random, setting, effort) => {
  const seconds = effort.to + random.uniform(-1, 4);
  const rise = random.uniform(0.3, 1.5);
  const back = seconds + random.uniform(4, 25);
  const size = sizeOf(random, setting, 0.1, 0.5) * pick(random, signs);
  const kept = yielding(random);
  return {
    newtons: (t) =>
      size * (ramp(t, seconds, seconds + rise) - ramp(t, back, back + rise)) * kept(t - seconds - rise),
    done: { seconds, words: ['stretch', 'passive stretch', 'ankle dorsiflexed', 'Dehnung', 'étirement'] },
  };
};

/** The transducer is knocked, in the effort or behind it: it rings at 4 to 15 Hz and has a new zero from there on. */
const knocked: DrawPull = (random, setting, effort) => {
  const seconds = pick(random, [
    effort.from + effort.rise,
    effort.to - effort.fall,
    effort.to,
    effort.to + random.uniform(0.3, 5),
  ]);
  const size = sizeOf(random, setting, 0.06, 0.4) * pick(random, signs);
  const ringing = {
    part: random.uniform(0.2, 0.9),
    damping: random.uniform(3, 15),
    hertz: random.uniform(4, 15),
  };
  return {
    newtons: (t) => {
      const since = t - seconds;
      if (since < 0) return 0;
      const wave = Math.exp(-since * ringing.damping) * Math.sin(2 * Math.PI * ringing.hertz * since);
      return size * (1 + ringing.part * wave);
    },
    done: {
      seconds,
      words: ['sensor bumped', 'table knocked', 'transducer moved', 'angestoßen', 'capteur bougé'],
    },
  };
};

/** A strap or an orthosis is drawn tight within 1 to 3 s, and yields. */
const strapped: DrawPull = (random, setting, effort) => {
  const seconds = effort.to + random.uniform(-0.5, 6);
  const rise = random.uniform(0.8, 3);
  const size = sizeOf(random, setting, 0.08, 0.4);
  const kept = yielding(random);
  return {
    newtons: (t) => size * ramp(t, seconds, seconds + rise) * kept(t - seconds),
    done: { seconds, words: ['strap tightened', 'orthosis closed', 'Gurt nachgezogen', 'sangle resserrée'] },
  };
};

/** In the effort the limb comes to lie elsewhere, and weighs otherwise until it is laid back; in some it never is. */
const laid: DrawPull = (random, setting, effort) => {
  const seconds = random.uniform(effort.from + 0.5, effort.to - 0.5);
  const back = seconds + random.uniform(8, 50);
  const size = sizeOf(random, setting, 0.06, 0.35) * pick(random, [1, -1]);
  return {
    newtons: (t) => size * (ramp(t, seconds, seconds + 0.8) - ramp(t, back, back + 0.8)),
    done: { seconds: back, words: ['leg repositioned', 'position corrected', 'umgelagert', 'repositionné'] },
  };
};

/** Tendon and strap were drawn out by the effort, and come back within seconds. */
const creepingBack: DrawPull = (random, setting, effort) => {
  const size = sizeOf(random, setting, 0.05, 0.2) * pick(random, signs);
  const seconds = logUniform(random, 2, 12);
  const full = effort.from + effort.rise;
  return {
    newtons: (t) => size * ramp(t, full, full + 1) * Math.exp(-Math.max(0, t - effort.to) / seconds),
  };
};

/** The transducer or its strap goes on to a new level, from the beginning or from the effort on. */
const warming: DrawPull = (random, setting, effort) => {
  const size = sizeOf(random, setting, 0.05, 0.3) * pick(random, signs);
  const seconds = logUniform(random, 4, 60);
  const begins = pick(random, [0, effort.from, effort.to]);
  return { newtons: (t) => size * (1 - Math.exp(-Math.max(0, t - begins) / seconds)) };
};

/** A tired or cold muscle: half of the force is lost in 0.15 to 1.2 s. */
const relaxingSlowly: DrawPull = (random, setting, effort) => {
  const size = sizeOf(random, setting, 0.3, 0.8);
  const half = logUniform(random, 0.15, 1.2);
  const before = effort.to - 1;
  return {
    newtons: (t) => size * ramp(t, before, effort.to) * 2 ** (-Math.max(0, t - effort.to) / half),
  };
};
