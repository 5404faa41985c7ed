/** The second pass over one episode: its potentials separated, and how well its signal repeats itself. */
import { at } from '../../base/typedArrays';
import type { SampleRange } from '../../signal/columnGrid';
import type { ChannelScan } from '../scan/activity/channelScan';
import { type HopRange, longestOf } from '../scan/activity/hops';
import type { ChannelReader } from '../scan/conditioning/channelReader';
import type { ConditioningParameters } from '../scan/conditioning/parameters';
import { fastPeriod, waveformPeriod, type WaveformPeriod } from '../waveforms/waveformPeriod';
import type { UnitParameters } from './sorter/parameters';
import type { SortedSegment } from './sorter/sortedSegment';
import { SpikeSorter } from './sorter/spikeSorter';
import { firstOfHop } from '../scan/conditioning/workingPlan';
import { chosen, fixedNumbers, hertz, seconds } from '../numbers/fixedNumbers';
import { eachStretch, samplesAround } from './episodeSignal';
import type { Episode } from '../episodes/episodes';
import { GridFold } from './gridFold';
import type { EpisodeParameters } from '../episodes/parameters';
import { type PopParts, PopShare } from './popShare';
import { sortedParts, TimeMap } from './sortedParts';

/** What the second pass gives. */
export interface EpisodeUnits {
  readonly sorted: SortedSegment;
  /** What was sorted, in samples of the working rate: in order, and with what a potential at an edge needs. */
  readonly searched: readonly SampleRange[];
  /** The part of the active time that was sorted, above 0 up to 1. */
  readonly sortedPart: number;
  readonly period: WaveformPeriod | undefined;
  /** The same for short windows and fast discharges. */
  readonly fast: WaveformPeriod | undefined;
  /** Part of its power that comes back with every cycle of the grid; undefined where no hum was followed. */
  readonly gridPart: number | undefined;
  /** Part of its power that electrode pops are; undefined where the sampling does not show it. */
  readonly pops: PopParts | undefined;
}

/** What is said of an episode whose potentials can't be separated. */
export const nothingSorted: EpisodeUnits = {
  sorted: {
    units: [],
    spikes: { times: new Float64Array(0), amplitudes: new Float32Array(0) },
    assignedFraction: 0,
  },
  searched: [],
  sortedPart: 1,
  period: undefined,
  fast: undefined,
  gridPart: undefined,
  pops: undefined,
};

export type SecondPassParameters = ConditioningParameters &
  UnitParameters &
  Pick<EpisodeParameters, 'sortSeconds'>;

export const episodeUnitNumbers = fixedNumbers('episodeUnits', {
  leastSortingRate: hertz(
    2000,
    [500, 8000],
    "Below this rate of sampling potentials of units can't be separated",
    chosen,
  ),
  periodSeconds: seconds(
    0.8,
    [0.2, 10],
    'Up to this much of the middle of an episode is compared with itself',
    chosen,
  ),
});
export const { leastSortingRate } = episodeUnitNumbers.values;
const { periodSeconds } = episodeUnitNumbers.values;
/** Structural: parts are this far apart for the sorter, so that no average reaches from one into the next. */
const betweenSeconds = 0.06;

/** Sorts an episode. @param noiseRms in the watched band; @param spikeFloor least amplitude; both in the channel's unit */
export async function sortEpisode(
  reader: ChannelReader,
  scan: ChannelScan,
  episode: Episode,
  { noiseRms, spikeFloor }: { readonly noiseRms: number; readonly spikeFloor: number },
  parameters: SecondPassParameters,
): Promise<EpisodeUnits> {
  const { plan, mains } = scan;
  const noise = noiseRms * scan.potentialNoiseRatio;
  const sorter = new SpikeSorter({ samplingRate: plan.rate, noiseRms: noise, spikeFloor }, parameters);
  const longest = longestOf(episode.active);
  const middle = (firstOfHop(plan, longest.from) + firstOfHop(plan, longest.to)) / 2;
  const sample = new MiddleSample(
    Math.round(middle - (periodSeconds / 2) * plan.rate),
    Math.round(periodSeconds * plan.rate),
  );
  const grid = new GridFold(mains, plan.rate);
  const pops = new PopShare(plan.rate, noise);
  const map = new TimeMap();
  const silence = new Float32Array(Math.round(betweenSeconds * plan.rate));
  let taken = 0;
  const chosen = sortedParts(episode, Math.round(parameters.sortSeconds / plan.hopSeconds));
  for (const part of chosen) {
    if (taken > 0) {
      sorter.add(silence, silence, taken);
      taken += silence.length;
    }
    await eachStretch(reader, part, mains, parameters, ({ first, potentials, wide }) => {
      sorter.add(potentials, wide, taken);
      map.add(taken, first, potentials.length);
      taken += potentials.length;
      sample.add(potentials, first);
      grid.add(potentials, first);
      pops.add(wide, potentials);
    });
  }
  const middlePart = sample.values();
  const segment = map.mapped(sorter.finish(), plan.rate, reader.count);
  return {
    sorted: segment,
    searched: chosen.map((part) => samplesAround(plan, part, reader.count)),
    sortedPart: hopsOf(chosen) / hopsOf(episode.active),
    period: waveformPeriod(middlePart, plan.rate, noise ** 2),
    fast: fastPeriod(middlePart, plan.rate, noise ** 2),
    gridPart: grid.part(),
    pops: pops.parts(),
  };
}

function hopsOf(runs: readonly HopRange[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Keeps what falls into one window of a signal that comes in stretches. */
class MiddleSample {
  readonly #first: number;
  readonly #values: Float32Array;
  #from = Infinity;
  #to = 0;

  constructor(first: number, count: number) {
    this.#first = first;
    this.#values = new Float32Array(count);
  }

  add(values: Float32Array, first: number): void {
    const from = Math.max(first, this.#first);
    const to = Math.min(first + values.length, this.#first + this.#values.length);
    for (let i = from; i < to; i++) this.#values[i - this.#first] = at(values, i - first);
    if (from >= to) return;
    this.#from = Math.min(this.#from, from - this.#first);
    this.#to = Math.max(this.#to, to - this.#first);
  }

  /** What was seen of the window. */
  values(): Float32Array {
    return this.#from < this.#to ? this.#values.subarray(this.#from, this.#to) : new Float32Array(0);
  }
}
