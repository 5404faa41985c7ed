/** Target and cue channels: what the person was asked to do, sample by sample. */
import type { Channel } from '../../recording/recording';
import { at } from '../../base/typedArrays';
import { HopMeans } from './hopMeans';
import type { ContextParameters } from './parameters';
import type { TimeSpan } from './timeSpan';

/** When a cue channel asks for a contraction; stretches without samples are in no span. */
export interface CueTrack {
  readonly name: string;
  /** In order, apart from each other. */
  readonly spans: readonly (TimeSpan & { readonly isOn: boolean })[];
}

/** Takes a cue channel's samples in blocks of any size. */
export class CueScanner {
  readonly #name: string;
  readonly #hops: HopMeans;
  readonly #parameters: ContextParameters;

  constructor(channel: Pick<Channel, 'name' | 'samplingRate'>, parameters: ContextParameters) {
    this.#name = channel.name;
    this.#parameters = parameters;
    this.#hops = new HopMeans(channel.samplingRate, parameters.contextForceHop);
  }

  /** Takes in the next samples. */
  add(values: Float32Array): void {
    this.#hops.add(values);
  }

  /** To be called once, after the last sample; undefined for a channel that never changes and so asks for nothing. */
  finish(): CueTrack | undefined {
    const levels = this.#hops.finish();
    const rest = restLevel(levels);
    if (rest === undefined) return undefined;
    const asked = levels.map((level) => Math.abs(level - rest));
    const greatest = asked.reduce((most, value) => (value > most ? value : most), 0);
    if (!(greatest > 0)) return undefined;
    const states = asked.map((value) =>
      value > this.#parameters.contextCueOn * greatest ? 1 : value >= 0 ? 0 : -1,
    );
    const { contextForceHop: hop, contextCueLeast } = this.#parameters;
    return { name: this.#name, spans: spansOf(states, hop, Math.ceil(contextCueLeast / hop - 1e-9)) };
  }
}

/** A target at rest is 0, or where it never is, the end of its range that is nearer to 0. */
function restLevel(levels: Float64Array): number | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (const level of levels) {
    if (level < least) least = level;
    if (level > most) most = level;
  }
  if (!(least <= most)) return undefined;
  if (least <= 0 && most >= 0) return 0;
  return least > 0 ? least : most;
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
