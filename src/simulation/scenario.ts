/** What a scenario is, and how its random numbers come from its name and a seed. */
import type { EventLabel } from '../detection/result/eventLabels';
import type { EventReason } from '../detection/result/eventReasons';
import { Random } from './random';
import { drawSetting, type Setting } from './setting';
import type { SimulatedRecording } from './simulatedRecording';

/** A kind of recording that can be drawn as often as wanted. */
export interface Scenario {
  readonly name: string;
  /**
   * A `class` shows what its label names, a `trap` what could be taken for something it is not, an `examination` lasts
   * minutes and has many things one after the other.
   */
  readonly kind: 'class' | 'trap' | 'examination';
  /** The label of the recording's main truth event. */
  readonly label: EventLabel;
  readonly reason?: EventReason;
  /** Whether the recording says what the person intended: a cue, a mark, or a target channel. */
  readonly intentKnown: boolean;
  readonly describes: string;
  /** The amplifier, noise, hum and length of `simulate(seed)`, drawn before anything is recorded. */
  readonly circumstances: (seed: number) => Setting;
  /**
   * The same seed gives the same recording, on every machine; different seeds share nothing.
   * @param circumstances changes what was drawn before anything is recorded.
   */
  readonly simulate: (seed: number, circumstances?: (drawn: Setting) => Setting) => SimulatedRecording;
}

/** How a story is told from its circumstances. */
export type Teller = (random: Random, setting: Setting) => SimulatedRecording;

/** Seconds of a recording; the same for all classes, so that length tells no label. Traps are short: many are drawn. */
const durations = { class: [34, 90], trap: [30, 45], examination: [180, 300] } as const;

/** A scenario from its teller. */
export function scenario(description: Omit<Scenario, 'simulate' | 'circumstances'>, tell: Teller): Scenario {
  const begin = (seed: number): { readonly random: Random; readonly setting: Setting } => {
    const random = new Random(mixed(description.name, seed));
    return {
      random,
      setting: drawSetting(random.fork(), durations[description.kind]),
    };
  };
  return {
    ...description,
    circumstances: (seed) => begin(seed).setting,
    simulate: (seed, circumstances = (drawn) => drawn) => {
      const { random, setting } = begin(seed);
      return tell(random, circumstances(setting));
    },
  };
}

/** FNV-1a of the name, then of the seed's bytes, so that scenarios with one seed have nothing in common. */
function mixed(name: string, seed: number): number {
  let hash = 0x811c9dc5;
  const take = (byte: number): void => {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  };
  for (const letter of name) take(letter.charCodeAt(0));
  for (let shift = 0; shift < 32; shift += 8) take((seed >>> shift) & 0xff);
  return hash;
}
