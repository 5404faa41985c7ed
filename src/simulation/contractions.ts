/** Contractions on request: when, how hard, and how unsteadily; and what a force channel's target shows of them. */
import { at } from '../base/typedArrays';
import type { Mark, technician } from './annotations';
import { mechanicalChannel, type Pull } from './forceChannel';
import type { Random } from './random';
import type { Setting } from './setting';
import { rampAndHold } from './shapes';
import type { SimulatedChannel } from './simulatedRecording';

/** One contraction: excitation rises from `from`, holds, and is back at 0 at `to`. */
export interface Hold {
  readonly from: number;
  readonly to: number;
  readonly rise: number;
  readonly fall: number;
  /** Excitation while it holds, 0 to 1. */
  readonly level: number;
}

/** A hold of given span with drawn ramps. */
export function drawHold(random: Random, from: number, to: number, level: number): Hold {
  const longest = Math.min(2.5, (to - from) / 3);
  return {
    from,
    to,
    rise: random.uniform(0.3, Math.max(0.4, longest)),
    fall: random.uniform(0.2, Math.min(1, longest)),
    level,
  };
}

/** Excitation of holds over time, with the unsteadiness of a held effort (`depth` of its level). */
export function excitationOf(
  random: Random,
  holds: readonly Hold[],
  depth = 0.04,
): (seconds: number) => number {
  const unsteady = fluctuation(random, depth);
  return (t) => {
    for (const hold of holds) {
      if (t >= hold.from && t < hold.to) return hold.level * rampAndHold(t, hold) * unsteady(t);
    }
    return 0;
  };
}

/** 1 with slow ups and downs of the given RMS depth: five sines of 0.2 to 2.5 Hz. */
export function fluctuation(random: Random, depth: number): (seconds: number) => number {
  const waves = Array.from({ length: 5 }, () => ({
    hertz: random.uniform(0.2, 2.5),
    phase: random.uniform(0, 2 * Math.PI),
  }));
  const amplitude = depth * Math.sqrt(2 / waves.length);
  return (t) =>
    waves.reduce((sum, { hertz, phase }) => sum + amplitude * Math.sin(2 * Math.PI * hertz * t + phase), 1);
}

/** Marks of the holds: the cue comes a reaction time before the muscle answers. */
export function cues(
  random: Random,
  mark: ReturnType<typeof technician>,
  holds: readonly Hold[],
): readonly Mark[] {
  return holds.flatMap((hold) => [
    mark('contract', hold.from - random.uniform(0.15, 0.6)),
    mark('relax', hold.to - hold.fall - random.uniform(0.15, 0.5)),
  ]);
}

/** What the person was asked to follow: trapezoids in % of the greatest force, a reaction time ahead of the muscle. */
export function targetChannel(setting: Setting, holds: readonly Hold[], pull: Pull): SimulatedChannel {
  const { samplingRate, greatestNewtons } = setting.mechanical;
  const ahead = 0.2;
  const levels = holds.map((hold) => {
    const held = pull.subarray(
      Math.ceil((hold.from + hold.rise) * samplingRate),
      Math.floor((hold.to - hold.fall) * samplingRate),
    );
    const mean = held.reduce((sum, force) => sum + force, 0) / Math.max(1, held.length);
    return Math.round((100 * mean) / greatestNewtons);
  });
  const values = new Float32Array(pull.length);
  holds.forEach((hold, k) => {
    const shape = { ...hold, from: hold.from - ahead, to: hold.to - ahead };
    for (let i = 0; i < values.length; i++) {
      values[i] = at(values, i) + (levels[k] ?? 0) * rampAndHold(i / samplingRate, shape);
    }
  });
  return { ...mechanicalChannel('Target force', '%MVC', samplingRate, values), kind: 'target' };
}

/** Contractions of a recording: one to `most`, with pauses, between the given seconds. */
export function drawHolds(
  random: Random,
  options: {
    readonly from: number;
    readonly to: number;
    readonly most: number;
    readonly level: () => number;
  },
): readonly Hold[] {
  const span = options.to - options.from;
  const count = 1 + Math.floor(random.uniform() * Math.min(options.most, Math.floor(span / 9)));
  const slot = span / count;
  return Array.from({ length: count }, (_, i) => {
    const from = options.from + i * slot + random.uniform(0, 0.1 * slot);
    const to = options.from + (i + 1) * slot - random.uniform(2.2, 2.6 + 0.3 * (slot - 6));
    return drawHold(random, from, Math.max(from + 3, to), options.level());
  });
}
