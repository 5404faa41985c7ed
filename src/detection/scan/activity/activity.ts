/**
 * Active and silent stretches of one channel. Active: power by hysteresis, or a deflection that noise does not make;
 * short gaps closed. Silent: all of DETECTION.md §A.5 S2 holds. What is neither stays undecided.
 */
import type { Channel } from '../../../recording/recording';
import { at } from '../../../base/typedArrays';
import { microvoltsPerUnit } from '../../../recording/units';
import type { SampleRange } from '../../../signal/columnGrid';
import { chosen, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import type { ChannelScan } from './channelScan';
import { type HopRange, hopsTouched, runsWhere, smoothed } from './hops';
import type { ActivityParameters } from './parameters';

/** What became of a channel's hops, each list in order. */
export interface Activity {
  /** RMS of the noise that everything is held against, in the channel's unit. */
  readonly noiseRms: number;
  /** Smoothed power over the noise power; NaN where nothing is known. */
  readonly ratio: Float32Array;
  readonly active: readonly HopRange[];
  readonly silent: readonly HopRange[];
  /** Why silence can't be claimed on this channel. */
  readonly doubt: 'none' | 'noise-ambiguous' | 'noise-implausible';
}

export type ActivityRules = ActivityParameters & {
  readonly artifactGuard: number;
};

export const activityNumbers = fixedNumbers('activity', {
  activeWindowSeconds: seconds(
    0.015,
    [0.001, 0.1],
    'Half a window of the power that hysteresis looks at',
    '§B.4 (smoothed at 50 Hz)',
  ),
  silentWindowSeconds: seconds(0.1, [0.01, 1], 'Half a window of the RMS of silence', chosen),
  settlingSeconds: seconds(
    0.03,
    [0, 0.5],
    "What ends within this of the recording's ends is not reported",
    "own: it can't be told from the filters' settling",
  ),
  ownPeakPart: ratio(
    0.7,
    [0.1, 1],
    'A hop at the edge belongs to the activity by a deflection of this part of one that is activity by itself',
    'own: what only the smoothing has raised does not',
  ),
});
const { activeWindowSeconds, silentWindowSeconds, settlingSeconds, ownPeakPart } = activityNumbers.values;

/** Decides for every hop of a scan; undefined without a noise level (nothing is active or silent then). */
export function findActivity(
  scan: ChannelScan,
  channel: Pick<Channel, 'samplingRate' | 'unit'>,
  parameters: ActivityRules,
): Activity | undefined {
  if (!scan.noise) return undefined;
  const { hopSeconds } = scan.plan;
  const microvolts = microvoltsPerUnit(channel.unit);
  const greatest = parameters.plausibleNoise / (microvolts ?? 0);
  const isPlausible = !(scan.noise.rms > greatest);
  const noiseRms = isPlausible ? scan.noise.rms : greatest;
  const hopsOf = (seconds: number): number => Math.ceil(seconds / hopSeconds - 1e-9);
  const blanked = (ranges: readonly SampleRange[], values: Float32Array): Float32Array => {
    const result = Float32Array.from(values);
    for (const range of ranges) {
      const { from, to } = hopsTouched(range, channel.samplingRate, hopSeconds);
      result.fill(
        NaN,
        Math.max(0, from - hopsOf(parameters.artifactGuard)),
        to + hopsOf(parameters.artifactGuard),
      );
    }
    return result;
  };
  const floor = parameters.spikeFloor / (microvolts ?? Infinity);
  const live = blanked(scan.flat, scan.power);
  const reach = Math.max((scan.plan.hopsPerWindow - 1) / 2, Math.floor(activeWindowSeconds / hopSeconds));
  const ratio = smoothed(live, reach).map((power) => power / noiseRms ** 2);
  const activePeak = Math.max(parameters.onPeak * noiseRms, floor);
  const active = activeRuns(ratio, scan.peak, activePeak, parameters)
    .map((run) => trimmed(run, live, noiseRms ** 2 * parameters.off, scan.peak, ownPeakPart * activePeak))
    .filter(({ from, to }) => to - from >= hopsOf(parameters.minimumActive))
    // What ends within the filters' settling at the recording's ends can't be told from it.
    .filter(({ from, to }) => to > hopsOf(settlingSeconds) && from < ratio.length - hopsOf(settlingSeconds));
  const joined = closeGaps(active, live, hopsOf(parameters.minimumGap));
  const spike = Math.max(parameters.spikeOverNoise * noiseRms, floor);
  const valid = blanked(scan.clipped, live);
  const level = smoothed(valid, Math.max(reach, hopsOf(silentWindowSeconds)));
  for (let hop = 0; hop < level.length; hop++) if ((scan.peak[hop] as number) > spike) level[hop] = NaN; // in bounds
  for (const { from, to } of joined) level.fill(NaN, from, to);
  const limit = (parameters.silentRms * noiseRms) ** 2;
  const silent = runsWhere(level, (power) => power <= limit).filter(
    ({ from, to }) => to - from >= hopsOf(parameters.minimumQuiet),
  );
  const doubt = !isPlausible ? 'noise-implausible' : scan.noise.ambiguous ? 'noise-ambiguous' : 'none';
  return { noiseRms, ratio, active: joined, silent, doubt };
}

/** Runs of hops above `off` that reach `on` somewhere, and hops with a deflection that noise does not make. */
function activeRuns(
  ratio: Float32Array,
  peak: Float32Array,
  activePeak: number,
  { on, off }: ActivityParameters,
): HopRange[] {
  const isRaised = new Float32Array(ratio.length);
  for (const run of runsWhere(ratio, (value) => value >= off)) {
    if (ratio.subarray(run.from, run.to).some((value) => value >= on)) isRaised.fill(1, run.from, run.to);
  }
  for (let hop = 0; hop < ratio.length; hop++) {
    if (at(peak, hop) > activePeak && !Number.isNaN(at(ratio, hop))) isRaised[hop] = 1;
  }
  return runsWhere(isRaised, (value) => value === 1);
}

/** Without the hops at either end that only the smoothing has raised. */
function trimmed(
  { from, to }: HopRange,
  power: Float32Array,
  leastPower: number,
  peak: Float32Array,
  leastPeak: number,
): HopRange {
  const isOwn = (hop: number): boolean => at(power, hop) >= leastPower || at(peak, hop) >= leastPeak;
  let first = from;
  let end = to;
  while (first < to && !isOwn(first)) first++;
  while (end > first && !isOwn(end - 1)) end--;
  return first < end ? { from: first, to: end } : { from, to };
}

/** Joins runs parted by fewer than `gap` hops, unless something undecided lies between them. */
function closeGaps(runs: readonly HopRange[], power: Float32Array, gap: number): HopRange[] {
  const joined: HopRange[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isNear = last !== undefined && run.from - last.to < gap;
    if (isNear && !power.subarray(last.to, run.from).some(Number.isNaN)) {
      joined[joined.length - 1] = { from: last.from, to: run.to };
    } else joined.push(run);
  }
  return joined;
}
