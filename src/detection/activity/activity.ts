/**
 * Active and quiet stretches of one channel, from its power hop by hop: hysteresis against the noise power, short
 * gaps closed, short activity dropped. What is neither (missing, flat, clipped, too short) stays undecided.
 */
import type { Channel } from '../recording/recording';
import { at } from '../recording/typedArrays';
import { microvoltsPerUnit } from '../recording/units';
import type { SampleRange } from '../signal/columnGrid';
import type { ChannelScan } from './channelScan';
import type { ActivityParameters } from './parameters';

/** A stretch of hops [from, to), with the moment where the power stands highest over the noise. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Greatest power in a window over the noise power. */
  readonly highestRatio: number;
  readonly highestHop: number;
}

/** What became of a channel's hops, each list in order. */
export interface Activity {
  readonly active: readonly Stretch[];
  readonly quiet: readonly Stretch[];
}

/** Hops [from, to). */
export interface HopRange {
  readonly from: number;
  readonly to: number;
}

/** Decides for every hop of a scan. Without a noise level nothing is active or quiet. */
export function findActivity(
  scan: ChannelScan,
  channel: Pick<Channel, 'samplingRate' | 'unit'>,
  parameters: ActivityParameters,
): Activity {
  const { samplingRate } = channel;
  if (!scan.noise) return { active: [], quiet: [] };
  const hopsOf = (seconds: number): number => Math.ceil(seconds / parameters.hop - 1e-9);
  const ratios = ratiosToNoise(scan, scan.noise.rms ** 2);
  const guard = hopsOf(parameters.artifactGuard);
  for (const range of scan.flat) blank(ratios, hopRange(range, samplingRate, parameters.hop), guard);
  const raised = closeGaps(hysteresis(ratios, parameters), ratios, hopsOf(parameters.minimumGap));
  const active = raised.filter(({ from, to }) => to - from >= hopsOf(parameters.minimumActive));
  const quietRatios = Float32Array.from(ratios);
  for (const range of scan.clipped) blank(quietRatios, hopRange(range, samplingRate, parameters.hop), guard);
  for (const { from, to } of active) quietRatios.fill(NaN, from, to);
  // One potential in a hop raises its power little, and is no silence all the same.
  const floor = parameters.spikeFloor / (microvoltsPerUnit(channel.unit) ?? Infinity);
  const spike = Math.max(parameters.spikeOverNoise * scan.noise.rms, floor);
  for (let hop = 0; hop < quietRatios.length; hop++) if (at(scan.peak, hop) > spike) quietRatios[hop] = NaN;
  const quiet = runsWhere(quietRatios, (ratio) => ratio < parameters.on);
  const leastQuiet = hopsOf(parameters.minimumQuiet);
  const described = (ranges: readonly HopRange[]): Stretch[] =>
    ranges.map((range) => describe(range, ratios));
  return {
    active: described(active),
    quiet: described(quiet.filter(({ from, to }) => to - from >= leastQuiet)),
  };
}

/** The hops that touch some samples. */
export function hopRange(range: SampleRange, samplingRate: number, hop: number): HopRange {
  return {
    from: Math.floor(range.from / samplingRate / hop),
    to: Math.floor((range.to - 1) / samplingRate / hop) + 1,
  };
}

/** Mean power of the window centred on each hop, over the noise power; NaN where the hop itself is missing. */
function ratiosToNoise(scan: ChannelScan, noisePower: number): Float32Array {
  const reach = (scan.plan.hopsPerWindow - 1) / 2;
  return scan.power.map((own, hop) => {
    if (Number.isNaN(own)) return NaN;
    let sum = 0;
    let count = 0;
    for (let i = Math.max(0, hop - reach); i <= Math.min(scan.power.length - 1, hop + reach); i++) {
      const power = at(scan.power, i);
      if (Number.isNaN(power)) continue;
      sum += power;
      count++;
    }
    return sum / count / noisePower;
  });
}

function blank(ratios: Float32Array, range: HopRange, guard: number): void {
  ratios.fill(NaN, Math.max(0, range.from - guard), range.to + guard);
}

/** Runs of hops above `off` that reach `on` somewhere. */
function hysteresis(ratios: Float32Array, { on, off }: ActivityParameters): HopRange[] {
  return runsWhere(ratios, (ratio) => ratio >= off).filter(({ from, to }) =>
    ratios.subarray(from, to).some((ratio) => ratio >= on),
  );
}

/** Joins runs parted by fewer than `gap` hops, unless something undecided lies between them. */
function closeGaps(runs: readonly HopRange[], ratios: Float32Array, gap: number): HopRange[] {
  const joined: HopRange[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isNear = last !== undefined && run.from - last.to < gap;
    if (isNear && !ratios.subarray(last.to, run.from).some(Number.isNaN)) {
      joined[joined.length - 1] = { from: last.from, to: run.to };
    } else joined.push(run);
  }
  return joined;
}

/** The longest runs in which every hop satisfies a condition. */
export function runsWhere(values: Float32Array, condition: (value: number) => boolean): HopRange[] {
  const runs: HopRange[] = [];
  let from = -1;
  for (let i = 0; i <= values.length; i++) {
    const holds = i < values.length && condition(at(values, i));
    if (holds && from < 0) from = i;
    if (!holds && from >= 0) {
      runs.push({ from, to: i });
      from = -1;
    }
  }
  return runs;
}

function describe({ from, to }: HopRange, ratios: Float32Array): Stretch {
  let highestHop = from;
  for (let i = from + 1; i < to; i++) if (!(at(ratios, i) <= at(ratios, highestHop))) highestHop = i;
  return { from, to, highestRatio: at(ratios, highestHop), highestHop };
}
