/**
 * What is said of a channel's units by themselves: the same trains that features are measured on and that detection gives,
 * by episode, each with what is held of it.
 */
import type { Pace } from '../../products/pace';
import type { Channel } from '../../recording/recording';
import { displayUnit } from '../../recording/units';
import type { SampleRange } from '../../signal/columnGrid';
import type { EpisodeUnit, SortedUnits, UnitEpisode, UnitSpan } from '../result/channelUnits';
import type { WorkingPlan } from '../scan/conditioning/workingPlan';
import type { TrainParameters } from '../trains/parameters';
import { numberUnits } from '../units/channelUnits';
import type { SortedEpisode } from '../units/sortedChannel';
import { samplesBefore } from '../units/sorter/geometry';
import type { SortedUnit } from '../units/sorter/sortedSegment';
import { secondsOf } from './hopSeconds';
import { isOneUnit, trainDoubts } from './trainDoubts';
import { unitFiring } from './unitFeatures';

/** What a report of units is made from. */
export interface SortedChannel {
  readonly channel: Channel;
  readonly plan: WorkingPlan;
  readonly sorted: readonly SortedEpisode[];
  readonly pace: Pace;
}

/** The units of a channel that was sorted. */
export async function reportUnits(
  { channel, plan, sorted, pace }: SortedChannel,
  parameters: TrainParameters,
): Promise<SortedUnits> {
  const { unit, factor } = displayUnit(channel);
  const numbers = numberUnits(sorted.map(({ sorted: { units } }) => units));
  const episodes: UnitEpisode[] = [];
  for (const [k, each] of sorted.entries()) {
    const { spikes, assignedFraction } = each.sorted;
    const units: EpisodeUnit[] = [];
    for (const [i, one] of each.sorted.units.entries()) {
      const number = (numbers[k]?.[i] ?? 0) + 1; // one for each
      units.push(episodeUnit(one, { number, factor, samplingRate: plan.rate }, parameters));
      await pace.advance(1);
    }
    episodes.push({
      ...secondsOf(each.episode, plan.hopSeconds, channel),
      searched: joined(each.searched).map((range) => inSeconds(range, plan.rate)),
      searchedFraction: each.sortedPart,
      potentials: spikes.times.length,
      assignedFraction,
      units,
    });
  }
  return { kind: 'sorted', unit, unitCount: 1 + Math.max(-1, ...numbers.flat()), episodes };
}

/** @param context.factor brings the channel's unit to that of the answer */
function episodeUnit(
  unit: SortedUnit,
  {
    number,
    factor,
    samplingRate,
  }: { readonly number: number; readonly factor: number; readonly samplingRate: number },
  parameters: TrainParameters,
): EpisodeUnit {
  const inUnit = (values: Float32Array): Float32Array => values.map((value) => value * factor);
  const doubts = trainDoubts(unit);
  const before = samplesBefore(samplingRate);
  const firing = unitFiring(unit, isOneUnit(unit), parameters);
  return {
    number,
    times: Float64Array.from(unit.times),
    amplitudes: inUnit(unit.amplitudes),
    isValid: doubts.length === 0,
    quality: {
      doubts,
      missedFraction: unit.missRate,
      contaminatedFraction: unit.contamination,
      signalToNoise: unit.snr,
      ratePerSecond: firing.ratePerSecond,
      irregularity: firing.irregularity,
      rawVariation: firing.rawVariation,
      doubletFraction: firing.doubletPart,
    },
    template: { values: inUnit(unit.template), samplingRate, beforeSeconds: before.template / samplingRate },
    meanPotential: {
      values: inUnit(unit.averaged),
      samplingRate,
      beforeSeconds: before.average / samplingRate,
    },
  };
}

/** Ranges in order, those that touch or overlap as one: what a potential at an edge needs may reach into the next one. */
function joined(ranges: readonly SampleRange[]): readonly SampleRange[] {
  const result: SampleRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && range.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else result.push(range);
  }
  return result;
}

function inSeconds({ from, to }: SampleRange, rate: number): UnitSpan {
  return { onsetSeconds: from / rate, endSeconds: to / rate };
}
