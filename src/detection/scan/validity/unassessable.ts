/**
 * Stretches in which a channel is no live electrode (DETECTION.md §B.5, §A.5 S4): a flat line, a line far below any
 * electrode's noise, an input that is shorted, at a rail or open. Nothing is claimed there, least of all silence.
 */
import type { Channel } from '../../../recording/recording';
import { at } from '../../../base/typedArrays';
import { microvoltsPerUnit } from '../../../recording/units';
import type { ChannelScan } from '../activity/channelScan';
import { type HopRange, hopsTouched, runsWhere } from '../activity/hops';
import type { InputFaultCause } from '../activity/inputFaults';
import { chosen, fixedNumbers, seconds } from '../../numbers/fixedNumbers';
import type { ValidityParameters } from './parameters';

/** Why a stretch can't be assessed. */
export type UnassessableCause = 'flat-line' | 'dead-line' | InputFaultCause;

/** A stretch that can't be assessed. */
export interface Unassessable extends HopRange {
  readonly cause: UnassessableCause;
  /** The number that shows it: seconds without change, or what it is in the channel's unit. */
  readonly value: number;
  /** What it is held against, in the same unit. */
  readonly threshold: number;
}

export const unassessableNumbers = fixedNumbers('unassessable', {
  leastSeconds: seconds(0.5, [0.05, 10], 'A dead line lasts at least this long', chosen),
});
const { leastSeconds } = unassessableNumbers.values;

/** Every such stretch, in order of onset. */
export function unassessableStretches(
  scan: ChannelScan,
  channel: Pick<Channel, 'samplingRate' | 'unit'>,
  parameters: ValidityParameters,
): readonly Unassessable[] {
  const { hopSeconds } = scan.plan;
  const flat = scan.flat.map((range): Unassessable => ({
    ...hopsTouched(range, channel.samplingRate, hopSeconds),
    cause: 'flat-line',
    value: (range.to - range.from) / channel.samplingRate,
    threshold: Math.max(parameters.flat, parameters.flatSamples / channel.samplingRate),
  }));
  const all = [...flat, ...dead(scan, channel, parameters), ...scan.faults];
  return all.sort((a, b) => a.from - b.from);
}

function dead(
  { power, plan }: ChannelScan,
  channel: Pick<Channel, 'unit'>,
  parameters: ValidityParameters,
): Unassessable[] {
  const microvolts = microvoltsPerUnit(channel.unit);
  if (microvolts === undefined) return [];
  const least = (parameters.deadNoise / microvolts) ** 2;
  return runsWhere(power, (value) => value < least)
    .filter(({ from, to }) => (to - from) * plan.hopSeconds >= leastSeconds)
    .map((run) => ({
      ...run,
      cause: 'dead-line',
      value: rms(power, run),
      threshold: parameters.deadNoise / microvolts,
    }));
}

function rms(power: Float32Array, { from, to }: HopRange): number {
  let sum = 0;
  for (let hop = from; hop < to; hop++) sum += at(power, hop);
  return Math.sqrt(sum / (to - from));
}
