/**
 * Reads the signal around discharges in the band in which potentials are measured. The rate is higher than the engine works
 * at, where the recording's is: a sharp spike is cut short by the band in which potentials are separated.
 */
import { indexBehind } from '../../base/ascending';
import type { SampleRange } from '../../signal/columnGrid';
import { filterZeroPhase } from '../../signal/filters';
import { ScratchRoom } from '../../signal/scratchRoom';
import { fixedNumbers, hertz, ratio, seconds } from '../numbers/fixedNumbers';
import type { MeasuredBand } from '../result/unitMorphology';
import { measureFilter } from '../scan/conditioning/bands';
import { ChannelReader, type ChannelSource } from '../scan/conditioning/channelReader';
import type { ConditioningParameters } from '../scan/conditioning/parameters';
import type { FollowedMains } from '../scan/conditioning/removeMains';
import type { WorkingPlan } from '../scan/conditioning/workingPlan';
import { readingReach } from './sincReading';
import type { Sweep, SweepFrame } from './sweeps';

export const sweepReaderNumbers = fixedNumbers('morphologySweeps', {
  leastRate: hertz(
    20_000,
    [8000, 50_000],
    'Potentials are measured at this rate or above, where the recording’s is as high',
    '§N quality (preferred 20 kHz)',
  ),
  beforeSeconds: seconds(
    0.03,
    [0.01, 0.05],
    'A sweep begins so long before a discharge',
    '§C.1 (± 15 ms); own: times may be of its onset or its peak',
  ),
  afterSeconds: seconds(0.06, [0.02, 0.1], 'And ends so long after it', '§C.1; own: reinnervated potentials'),
  lagReserveSeconds: seconds(
    0.003,
    [0.001, 0.01],
    'A sweep may be moved by this',
    'own: more than alignment allows',
  ),
  decimatedBand: ratio(
    0.42,
    [0.3, 0.5],
    'A decimated signal is whole up to this part of its rate',
    'Oppenheim & Schafer 1989 (the decimator’s design)',
  ),
});
const { leastRate, beforeSeconds, afterSeconds, lagReserveSeconds, decimatedBand } =
  sweepReaderNumbers.values;
/** Structural: what the high-pass needs to settle. */
const marginSeconds = 0.3;
/** Structural: sweeps that are nearer than this are read together … */
const joinSeconds = 0.5;
/** Structural: … up to so many seconds. */
const mostSeconds = 8;

/** How sweeps are read. */
export interface SweepPlan {
  readonly plan: WorkingPlan;
  readonly frame: SweepFrame;
  readonly band: MeasuredBand;
}

/** The plan for measuring: a rate that the working rate is a whole part of, so that the hum that was followed fits it. */
export function sweepPlan(working: WorkingPlan, { measureBandLow }: ConditioningParameters): SweepPlan {
  let factor = 1;
  for (let divisor = working.factor; divisor > 1; divisor--) {
    if (working.factor % divisor === 0 && working.samplingRate / divisor >= leastRate) {
      factor = divisor;
      break;
    }
  }
  const rate = working.samplingRate / factor;
  const before = Math.round(beforeSeconds * rate);
  return {
    plan: { ...working, factor, rate },
    frame: { rate, before, length: before + Math.round(afterSeconds * rate) + 1 },
    band: { lowHertz: measureBandLow, highHertz: factor > 1 ? decimatedBand * rate : rate / 2 },
  };
}

/** Hum as it was followed at the working rate, at another that is a multiple. */
export function mainsAt(mains: FollowedMains | undefined, multiple: number): FollowedMains | undefined {
  return mains && { ...mains, track: { ...mains.track, step: mains.track.step * multiple } };
}

/** A discharge whose sweep is wanted. */
export interface WantedSweep {
  readonly unit: number;
  readonly discharge: number;
  readonly seconds: number;
}

/** Where sweeps come from. */
export interface SweepSource {
  readonly source: ChannelSource;
  readonly mains: FollowedMains | undefined;
  readonly microvoltsPerUnit: number;
  /** Of the channel's own samples: where the recorder was at its limit. */
  readonly clipped: readonly SampleRange[];
}

/** The sweeps that are wanted, by unit; each signal is read once. @param wanted in order of time */
export async function readSweeps(
  wanted: readonly WantedSweep[],
  { plan, frame }: SweepPlan,
  { source, mains, microvoltsPerUnit, clipped }: SweepSource,
  parameters: ConditioningParameters,
): Promise<ReadonlyMap<number, readonly Sweep[]>> {
  const reader = new ChannelReader(source, plan);
  const filter = measureFilter(plan, parameters);
  const margin = Math.ceil(marginSeconds * plan.rate);
  const reserve = Math.ceil(lagReserveSeconds * plan.rate) + readingReach;
  const room = new ScratchRoom();
  const result = new Map<number, Sweep[]>();
  for (const group of groupsOf(wanted)) {
    const firstOf = ({ seconds }: WantedSweep): number =>
      Math.floor(seconds * plan.rate) - frame.before - reserve;
    const length = frame.length + 2 * reserve;
    const from = Math.min(...group.map(firstOf)) - margin;
    const to = Math.max(...group.map(firstOf)) + length + margin;
    const { values, missing } = await reader.read(from, to, mains, undefined, room);
    filterZeroPhase(filter, values);
    for (const each of group) {
      const first = firstOf(each);
      const own = Float32Array.from(
        values.subarray(first - from, first - from + length),
        (value) => value * microvoltsPerUnit,
      );
      const sweeps = result.get(each.unit) ?? [];
      result.set(each.unit, sweeps);
      sweeps.push({
        discharge: each.discharge,
        at: each.seconds * plan.rate,
        first,
        values: own,
        isClipped: touches(clipped, first * plan.factor, (first + length) * plan.factor),
        isIncomplete:
          first < 0 ||
          first + length > reader.count ||
          (missing?.subarray(first - from, first - from + length).includes(1) ?? false),
      });
    }
    await reader.rest();
  }
  return result;
}

function groupsOf(wanted: readonly WantedSweep[]): readonly (readonly WantedSweep[])[] {
  const groups: WantedSweep[][] = [];
  for (const each of wanted) {
    const last = groups.at(-1);
    const begin = last?.[0]?.seconds ?? 0;
    const end = last?.at(-1)?.seconds ?? 0;
    if (last && each.seconds - end < joinSeconds && each.seconds - begin < mostSeconds) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** Whether any of some ranges in order has a part in [from, to). */
function touches(ranges: readonly SampleRange[], from: number, to: number): boolean {
  const next = ranges[indexBehind(ranges.length, (index) => (ranges[index] as SampleRange).to <= from)]; // in bounds
  return next !== undefined && next.from < to;
}
