/** Measures one episode of one channel: potentials and units, envelope, rhythm, and what happened around it. */
import { at } from '../../base/typedArrays';
import { roundedSeconds } from '../../base/roundedSeconds';
import type { Activity } from '../scan/activity/activity';
import type { ChannelScan } from '../scan/activity/channelScan';
import { longestOf } from '../scan/activity/hops';
import type { HeldIntent } from '../context/heldIntent';
import type { Episode } from '../episodes/episodes';
import { mean, median } from '../../signal/statistics';
import { envelopeModulation, tremorRhythm } from '../trains/rhythm';
import type { TrainParameters } from '../trains/parameters';
import { leastSortingRate } from '../units/episodeUnits';
import type { PopParts } from '../units/popShare';
import type { SortedSegment } from '../units/sorter/sortedSegment';
import type { Movement } from '../scan/validity/movement';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { envelopeRateHz } from './envelope';
import { type EndsSeen, envelopeShape } from './envelopeShape';
import type { ChannelFeatures } from './features';
import { forceCoupling, type Series } from './forceCoupling';
import type { AveragePlace } from './pulseTrain';
import { runningDown } from './runningDown';
import { potentialFeatures, unitFeatures, unknownPotentials } from './unitFeatures';
import type { WaveformPeriod } from '../waveforms/waveformPeriod';

/** Everything about an episode that is known before it is measured. */
export interface MeasuredEpisode {
  readonly episode: Episode;
  readonly scan: ChannelScan;
  readonly envelope: Float32Array;
  readonly activity: Activity;
  readonly sorted: SortedSegment;
  /** The part of its active time that was sorted. */
  readonly sortedPart: number;
  readonly place: AveragePlace;
  readonly period: WaveformPeriod | undefined;
  readonly fast: WaveformPeriod | undefined;
  readonly gridPart: number | undefined;
  readonly pops: PopParts | undefined;
  readonly movements: readonly Movement[];
  readonly intent: HeldIntent;
  readonly force: Series | undefined;
  /** When stretches began, in seconds. */
  readonly stretches: readonly number[];
  readonly insertionReported: boolean;
  readonly stimulusReported: boolean;
  readonly crampReported: boolean;
  /** Of the channel's unit; undefined where that is no voltage. */
  readonly microvoltsPerUnit: number | undefined;
}

export const episodeFeatureNumbers = fixedNumbers('episodeFeatures', {
  movementReachSeconds: seconds(
    0.15,
    [0.02, 2],
    'A movement this long before an onset, or this soon after, belongs to it',
    chosen,
  ),
  stretchSeconds: seconds(2, [0.5, 10], 'A stretch acts within this time', '§A.3 C10'),
  beyondSeconds: seconds(
    0.25,
    [0.05, 5],
    'Quiet, or at least known, for this long before an onset and after an end shows them',
    chosen,
  ),
  raisedRatio: ratio(
    3,
    [1.2, 20],
    'Power that stands above the noise is so many times its own',
    '§N state (as activity ends)',
  ),
});
const { movementReachSeconds, stretchSeconds, beyondSeconds, raisedRatio } = episodeFeatureNumbers.values;

/** The episode's features. */
export function episodeFeatures(measured: MeasuredEpisode, parameters: TrainParameters): ChannelFeatures {
  const { episode, scan, envelope, activity, sorted, force, microvoltsPerUnit } = measured;
  const { hopSeconds } = scan.plan;
  const onset = episode.from * hopSeconds;
  const end = episode.to * hopSeconds;
  const noisePower = activity.noiseRms ** 2;
  const peak = peakHop(scan, episode);
  const seen = endsSeen(measured);
  return {
    ...unitFeatures(sorted, { fromSeconds: onset, toSeconds: end }, measured.place, parameters),
    ...(scan.plan.rate < leastSortingRate
      ? unknownPotentials
      : potentialFeatures(sorted, (end - onset) * measured.sortedPart)),
    durationSeconds: end - onset,
    activeSeconds: episode.active.reduce((sum, { from, to }) => sum + (to - from) * hopSeconds, 0),
    raisedPart: raisedPart(activity, episode),
    intent: measured.intent.intent,
    isIntentStale: measured.intent.isStale,
    peakAmplitude: at(scan.peak, peak),
    peakOverNoise: at(scan.peak, peak) / activity.noiseRms,
    peakMicrovolts: microvoltsPerUnit && microvoltsPerUnit * at(scan.peak, peak),
    period: measured.period,
    fast: measured.fast,
    gridPart: measured.gridPart,
    pops: measured.pops,
    envelope: envelopeShape(scan.power, episode, hopSeconds, noisePower, seen),
    bandHighHz: scan.plan.highHz,
    ...noiseLikeness(scan, episode),
    decrement: decrement(scan, episode),
    commonModulation: envelopeModulation(envelope, envelopeRateHz, parameters),
    tremor: tremorRhythm(envelope, envelopeRateHz, parameters),
    forceCoupling: force && forceCoupling({ values: scan.power, stepSeconds: hopSeconds }, force, onset, end),
    movementAtOnset: movementAt(
      measured.movements,
      episode.from,
      Math.round(movementReachSeconds / hopSeconds),
    ),
    runningDown: seen.onset && seen.end ? runningDown(scan.power, episode, noisePower) : undefined,
    insertionReported: measured.insertionReported,
    stimulusReported: measured.stimulusReported,
    crampReported: measured.crampReported,
    stretchDrop: stretchDrop(scan, episode, measured.stretches),
    at: {
      onset: roundedSeconds(onset),
      peak: roundedSeconds((peak + 0.5) * hopSeconds),
      middle: roundedSeconds((onset + end) / 2),
      end: roundedSeconds(end),
    },
  };
}

/** Part of the hops that stand above the noise. */
function raisedPart({ ratio: course }: Activity, { from, to }: Episode): number {
  let raised = 0;
  for (let hop = from; hop < to; hop++) if (at(course, hop) >= raisedRatio) raised++;
  return raised / (to - from);
}

function endsSeen({ episode: { from, to }, scan, activity }: MeasuredEpisode): EndsSeen {
  const beyond = Math.round(beyondSeconds / scan.plan.hopSeconds);
  const isKnown = (first: number, last: number): boolean =>
    first >= 0 && last <= scan.power.length && !scan.power.subarray(first, last).some(Number.isNaN);
  const isActive = (hop: number): boolean => activity.active.some((run) => hop >= run.from && hop < run.to);
  return {
    onset: isKnown(from - beyond, from) && !isActive(from - 1),
    end: isKnown(to, to + beyond) && !isActive(to),
  };
}

function peakHop({ peak }: ChannelScan, { from, to }: Episode): number {
  let best = from;
  for (let hop = from + 1; hop < to; hop++) if (!(at(peak, hop) <= at(peak, best))) best = hop;
  return best;
}

/** Over the longest active stretch; the spread is taken between neighbouring hops, so that a slow course counts little. */
function noiseLikeness(
  { power, peak, plan }: ChannelScan,
  { active }: Episode,
): Pick<ChannelFeatures, 'unsteadiness' | 'crest'> {
  const { from, to } = longestOf(active);
  const steps: number[] = [];
  const crests: number[] = [];
  for (let hop = from; hop < to; hop++) {
    const own = at(power, hop);
    if (!(own > 0)) continue;
    crests.push(at(peak, hop) / Math.sqrt(own));
    const next = hop + 1 < to ? at(power, hop + 1) : NaN;
    if (next > 0) steps.push((Math.log(next / own) / 2) ** 2);
  }
  // ln RMS of Gaussian noise with n degrees of freedom has the variance 1 / (2 n), a difference of two twice that.
  const freedom = 2 * (plan.highHz - plan.lowHz) * plan.hopSeconds;
  const spread = Math.sqrt(steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length));
  return { unsteadiness: spread * Math.sqrt(freedom), crest: median(Float64Array.from(crests)) ?? 0 };
}

function decrement({ power }: ChannelScan, { active }: Episode): number {
  const longest = longestOf(active);
  const third = Math.max(1, Math.floor((longest.to - longest.from) / 3));
  const sum = (from: number): number => {
    let total = 0;
    for (let hop = from; hop < from + third; hop++) total += at(power, hop);
    return total;
  };
  return Math.sqrt(sum(longest.to - third) / sum(longest.from));
}

function movementAt(movements: readonly Movement[], onset: number, reach: number): number {
  const near = movements.filter(({ from, to }) => from <= onset + reach && to >= onset - reach);
  return near.reduce((most, { overNoise }) => Math.max(most, overNoise), 0);
}

/** Mean RMS in the second before a stretch against that of the end of the two seconds after it. */
function stretchDrop(
  { power, plan }: ChannelScan,
  { from, to }: Episode,
  stretches: readonly number[],
): number | undefined {
  const second = Math.round(1 / plan.hopSeconds);
  // Undefined where less than half of it was recorded: what is missing is no drop.
  const rms = (first: number, last: number): number | undefined => {
    const known = power
      .subarray(Math.max(0, first), Math.max(0, last))
      .filter((value) => !Number.isNaN(value));
    return 2 * known.length < last - first ? undefined : Math.sqrt(mean(known));
  };
  for (const seconds of stretches) {
    const hop = Math.round(seconds / plan.hopSeconds);
    if (hop < from + second / 2 || hop >= to) continue;
    const before = rms(hop - second, hop);
    const after = rms(hop + second, hop + stretchSeconds * second);
    if (before !== undefined && after !== undefined) return 1 - after / before;
  }
  return undefined;
}
