/**
 * Stretches in which a channel is no live electrode (DETECTION.md §B.5, §A.5 S4): a flat line, a line far below any
 * electrode's noise, or steady noise far above that of rest. Nothing is claimed there, least of all silence.
 */
import type { Channel } from '../../recording/recording';
import { at } from '../../recording/typedArrays';
import { microvoltsPerUnit } from '../../recording/units';
import { median } from '../../signal/statistics';
import type { ChannelScan } from '../activity/channelScan';
import { type HopRange, runsWhere } from '../activity/hops';
import type { ValidityParameters } from './parameters';

/** Why a stretch can't be assessed. */
export type UnassessableCause = 'flat-line' | 'dead-line' | 'open-electrode';

/** A stretch that can't be assessed. */
export interface Unassessable extends HopRange {
  readonly cause: UnassessableCause;
  /** The number that shows it: seconds without change, or RMS in the channel's unit. */
  readonly value: number;
}

/** Blocks whose steadiness is judged, and how long a dead or open line must last. */
const blockSeconds = 1;

/** Every such stretch, in order of onset. @param noiseRms what noise is held against */
export function unassessableStretches(
  scan: ChannelScan,
  channel: Pick<Channel, 'samplingRate' | 'unit'>,
  noiseRms: number,
  parameters: ValidityParameters,
): readonly Unassessable[] {
  const { hopSeconds } = scan.plan;
  const flat = scan.flat.map(({ from, to }): Unassessable => ({
    from: Math.floor(from / channel.samplingRate / hopSeconds),
    to: Math.floor((to - 1) / channel.samplingRate / hopSeconds) + 1,
    cause: 'flat-line',
    value: (to - from) / channel.samplingRate,
  }));
  const all = [...flat, ...dead(scan, channel, parameters), ...open(scan, noiseRms, parameters)];
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
    .filter(({ from, to }) => (to - from) * plan.hopSeconds >= blockSeconds / 2)
    .map((run) => ({ ...run, cause: 'dead-line', value: rms(power, run) }));
}

/**
 * An interference pattern at full effort is near to noise too, but of a narrower band: only where the watched band is
 * wider than any EMG's does a steady level tell them apart.
 */
const leastBandHz = 2000;
/** Peak over RMS within a hop, at most: Gaussian noise gives about 2.7, a train of potentials far more. */
const mostCrest = 3.2;

function open(scan: ChannelScan, noiseRms: number, parameters: ValidityParameters): Unassessable[] {
  const { power, peak, plan } = scan;
  if (plan.highHz < leastBandHz) return [];
  const block = Math.max(8, Math.round(blockSeconds / plan.hopSeconds));
  const least = (parameters.openNoise * noiseRms) ** 2;
  // The logarithm of the RMS of Gaussian noise with n degrees of freedom spreads by 1 / √(2 n).
  const freedom = 2 * (plan.highHz - plan.lowHz) * plan.hopSeconds;
  const most = parameters.openSteadiness / Math.sqrt(2 * freedom);
  const isOpen = new Float32Array(power.length);
  for (let from = 0; from + block <= power.length; from += block >> 1) {
    const { level, spread } = logLevel(power, from, from + block);
    if (level >= least && spread <= most && crest(power, peak, from, from + block) <= mostCrest) {
      isOpen.fill(1, from, from + block);
    }
  }
  return runsWhere(isOpen, (value) => value === 1).map((run) => ({
    ...run,
    cause: 'open-electrode',
    value: rms(power, run),
  }));
}

/** Geometric mean of the power, and the standard deviation of the logarithm of the RMS; infinite with a gap. */
function logLevel(power: Float32Array, from: number, to: number): { level: number; spread: number } {
  let sum = 0;
  let squares = 0;
  for (let hop = from; hop < to; hop++) {
    const value = at(power, hop);
    if (!(value > 0)) return { level: 0, spread: Infinity };
    const log = Math.log(value) / 2;
    sum += log;
    squares += log * log;
  }
  const count = to - from;
  const mean = sum / count;
  return { level: Math.exp(2 * mean), spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

function crest(power: Float32Array, peak: Float32Array, from: number, to: number): number {
  const ratios = Float64Array.from({ length: to - from }, (_, i) => at(peak, from + i) / Math.sqrt(at(power, from + i)));
  return median(ratios) ?? Infinity;
}

function rms(power: Float32Array, { from, to }: HopRange): number {
  let sum = 0;
  for (let hop = from; hop < to; hop++) sum += at(power, hop);
  return Math.sqrt(sum / (to - from));
}
