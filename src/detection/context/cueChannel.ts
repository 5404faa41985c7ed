/** Target and cue channels: what the person was asked to do, sample by sample. */
import type { Channel } from '../../recording/recording';
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude, median } from '../../signal/statistics';
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { HopMeans } from './hopMeans';
import type { MechanicalTrack } from './mechanicalTrack';
import type { ContextParameters } from './parameters';
import type { TimeSpan } from './timeSpan';

/** When a cue channel asks for a contraction; stretches without samples are in no span. */
export interface CueTrack {
  readonly name: string;
  readonly unit: string;
  /** The farthest from its rest that it stays for `contextCueLeast`, in `unit`. */
  readonly greatest: number;
  /** In order, apart from each other. */
  readonly spans: readonly (TimeSpan & { readonly isOn: boolean })[];
}

export const cueChannelNumbers = fixedNumbers('cueChannel', {
  noiseFactor: ratio(
    5,
    [2, 20],
    'A target asks for something from this many times its own noise on',
    '§A.5 S5 (as of force)',
  ),
  leastPercent: ratio(
    0.5,
    [0, 5],
    'A target in percent asks for nothing below this',
    'own: nobody can be asked for less; a converter drifts by as much',
  ),
  zeroShare: ratio(
    0.1,
    [0.01, 1],
    'A target that crosses 0 rests there where it stays at least this part of its time at an end of its range',
    'own: a sine about 0 passes it in a quarter of the time that it turns in; an offset line is passed in ramps alone',
  ),
});
const { noiseFactor, leastPercent, zeroShare } = cueChannelNumbers.values;

/** Takes a cue channel's samples in blocks of any size. */
export class CueScanner {
  readonly #name: string;
  readonly #unit: string;
  readonly #hops: HopMeans;
  readonly #parameters: ContextParameters;

  constructor(channel: Pick<Channel, 'name' | 'samplingRate' | 'unit'>, parameters: ContextParameters) {
    this.#name = channel.name;
    this.#unit = channel.unit;
    this.#parameters = parameters;
    this.#hops = new HopMeans(channel.samplingRate, parameters.contextForceHop);
  }

  /** Takes in the next samples. */
  add(values: Float32Array): void {
    this.#hops.add(values);
  }

  /** To be called once, after the last sample; undefined for a channel that never asks for anything: it tells no rest either. */
  finish(): CueTrack | undefined {
    const means = this.#hops.finish();
    const { contextForceHop: hop, contextCueLeast, contextCueOn } = this.#parameters;
    const leastHops = Math.max(1, Math.ceil(contextCueLeast / hop - 1e-9));
    const floor = Math.max(noiseFactor * noiseOf(means), this.#unit.includes('%') ? leastPercent : 0);
    const levels = withoutBlips(means, leastHops);
    const rest = restLevel(levels, floor, contextCueOn);
    if (rest === undefined) return undefined;
    const asked = levels.map((level) => Math.abs(level - rest));
    const greatest = asked.reduce((most, value) => (value > most ? value : most), 0);
    if (!(greatest > floor)) return undefined;
    const least = Math.max(contextCueOn * greatest, floor);
    const states = asked.map((value) => (value > least ? 1 : value >= 0 ? 0 : -1));
    const spans = spansOf(states, hop, leastHops);
    if (!spans.some(({ isOn }) => isOn)) return undefined;
    return { name: this.#name, unit: this.#unit, greatest, spans };
  }
}

/** Whether a target beside a force in its own unit asks for something of it: drift of a line that nobody moves does not. */
export function isOfUse({ unit, greatest }: CueTrack, tracks: readonly MechanicalTrack[]): boolean {
  const force = Math.max(0, ...tracks.filter((track) => track.unit === unit).map((track) => track.greatest));
  return unit === '' || greatest >= (leastPercent / 100) * force;
}

/** The levels without changes that last less than so many hops: a running median, which leaves slopes and steps as they are. */
function withoutBlips(levels: Float64Array, leastHops: number): Float64Array {
  const reach = leastHops - 1;
  return levels.map((level, i) => {
    const around = levels.subarray(Math.max(0, i - reach), i + reach + 1);
    // Most of a target stands still.
    if (Number.isNaN(level) || around.every((other) => other === level)) return level;
    return median(around.filter((other) => !Number.isNaN(other))) ?? level;
  });
}

/**
 * Standard deviation of what changes from hop to hop, apart from any slope: a target's shapes are smooth, its steps few.
 */
function noiseOf(levels: Float64Array): number {
  const bends = Float64Array.from({ length: Math.max(0, levels.length - 2) }, (_, i) =>
    Math.abs(at(levels, i) - 2 * at(levels, i + 1) + at(levels, i + 2)),
  ).filter((bend) => !Number.isNaN(bend));
  // Three independent values with weights of 1, -2 and 1.
  return (median(bends) ?? 0) / (gaussianMedianMagnitude * Math.sqrt(6));
}

/**
 * A target at rest is about 0; on one side of it, at the end of its range that is nearer; across it and hardly ever there,
 * at the end where it stays longer. The level is the median there.
 */
function restLevel(levels: Float64Array, floor: number, nearPart: number): number | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (const level of levels) {
    if (level < least) least = level;
    if (level > most) most = level;
  }
  if (!(least <= most)) return undefined;
  const near = Math.max(2 * floor, nearPart * (most - least));
  const stays = (end: number): number =>
    levels.reduce((count, level) => count + (Math.abs(level - end) <= near ? 1 : 0), 0);
  const [low, high] = [stays(least), stays(most)];
  const isLow = low === high ? Math.abs(least) <= Math.abs(most) : low > high;
  const isAtZero = least <= 0 && most >= 0 && stays(0) >= zeroShare * Math.max(low, high);
  const isAside = least > 0 || most < 0;
  const end = isAtZero ? 0 : isAside ? (least > 0 ? least : most) : isLow ? least : most;
  return median(levels.filter((level) => Math.abs(level - end) <= 2 * floor)) ?? end;
}

/** Runs of 1 (on) and 0 (off); a run shorter than `leastHops` between two equal ones joins them. */
function spansOf(states: Float64Array, hopSeconds: number, leastHops: number): CueTrack['spans'] {
  const runs: { state: number; from: number; to: number }[] = [];
  for (let i = 0; i < states.length; i++) {
    const state = at(states, i);
    const last = runs.at(-1);
    if (last?.state === state) last.to = i + 1;
    else runs.push({ state, from: i, to: i + 1 });
  }
  const joined: typeof runs = [];
  for (const [i, run] of runs.entries()) {
    const last = joined.at(-1);
    const isBlip = run.to - run.from < leastHops && last !== undefined && runs[i + 1]?.state === last.state;
    if (last && (isBlip || last.state === run.state)) last.to = run.to;
    else joined.push({ ...run });
  }
  return joined
    .filter(({ state }) => state >= 0)
    .map(({ state, from, to }) => ({
      isOn: state === 1,
      onsetSeconds: from * hopSeconds,
      endSeconds: to * hopSeconds,
    }));
}
