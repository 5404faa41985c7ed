/**
 * Cuts a channel's silent stretches where the muscle begins or ceases to pull and where effort is asked for or ends,
 * and gathers the facts of each part (DETECTION.md §A.5).
 */
import type { Channel } from '../../recording/recording';
import { at, countAt } from '../../base/typedArrays';
import { microvoltsPerUnit } from '../../recording/units';
import { roundedSeconds } from '../../base/roundedSeconds';
import type { Activity } from '../scan/activity/activity';
import type { ChannelScan } from '../scan/activity/channelScan';
import { smoothed, type HopRange } from '../scan/activity/hops';
import type { Neighbours, RecordingContext } from '../context/recordingContext';
import type { TimeSpan } from '../context/timeSpan';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { SilenceParameters } from './parameters';
import type { SilenceFacts } from './silenceFacts';

/** A silent part by itself; contraction and what other channels do are added when all have reported. */
export interface SilentPart extends Omit<SilenceFacts, 'contraction' | 'course' | 'otherActive'> {
  readonly neighbours: Neighbours;
  /** The activity of this site before it. */
  readonly activityBefore: TimeSpan | undefined;
}

/** What the parts of one channel are made from. */
export interface SilentChannel {
  readonly scan: ChannelScan;
  readonly activity: Activity;
  /** Active stretches, movements taken out. */
  readonly active: readonly HopRange[];
  /** A pause within an episode belongs to it. */
  readonly episodes: readonly HopRange[];
  readonly channel: Channel;
  readonly context: RecordingContext;
}

export type SilentPartParameters = SilenceParameters & { readonly minimumQuiet: number };

/** The silent parts of a channel, in order. */
export function silentParts(silent: SilentChannel, parameters: SilentPartParameters): readonly SilentPart[] {
  const { activity, scan, context } = silent;
  const { hopSeconds } = scan.plan;
  const quietOf = quietBefore(silent);
  const activeSeconds = silent.active.map(({ from, to }) => ({
    onsetSeconds: from * hopSeconds,
    endSeconds: to * hopSeconds,
  }));
  const own = activity.silent.filter(
    (run) => !silent.episodes.some((episode) => run.from >= episode.from && run.to <= episode.to),
  );
  return own.flatMap(({ from, to }) => {
    const begin = from * hopSeconds;
    const end = Math.min(to * hopSeconds, silent.channel.samples / silent.channel.samplingRate);
    const edges = [begin, ...context.boundariesWithin(begin, end), end];
    return edges.slice(1).flatMap((next, i) => {
      const start = edges[i] ?? begin;
      if (next - start < parameters.minimumQuiet) return [];
      return [factsOf(silent, { quietOf, activeSeconds }, start, next, { begin, end }, parameters)];
    });
  });
}

function factsOf(
  { scan, activity, active, channel, context }: SilentChannel,
  { quietOf, activeSeconds }: { readonly quietOf: QuietOf; readonly activeSeconds: readonly TimeSpan[] },
  onset: number,
  end: number,
  whole: { readonly begin: number; readonly end: number },
  parameters: SilentPartParameters,
): SilentPart {
  const { hopSeconds } = scan.plan;
  const microvolts = microvoltsPerUnit(channel.unit);
  const { greatest, mean } = rmsOver(scan.power, onset, end, hopSeconds);
  const before = lastBefore(active, onset / hopSeconds);
  return {
    onsetSeconds: roundedSeconds(onset),
    endSeconds: roundedSeconds(end),
    noiseDisagreement: scan.noise?.disagreement ?? Infinity,
    noiseIsKnown: activity.doubt === 'none',
    greatestRmsOverNoise: greatest / activity.noiseRms,
    rmsMicrovolts: microvolts === undefined ? undefined : mean * microvolts,
    sameQuietSeconds: sameQuiet(quietOf(mean ** 2), active, [onset, end], hopSeconds),
    nearestActivitySeconds: nearestActivity(active, onset / hopSeconds, end / hopSeconds, hopSeconds),
    inRegion: context.isInRegionAsserted(onset, end)
      ? 'asserted'
      : activeInContraction(active, onset, hopSeconds, context, parameters.regionReach)
        ? 'active-before'
        : 'not-shown',
    intent: context.intentDuring({ onsetSeconds: onset, endSeconds: end }, activeSeconds).intent,
    crampReportedAt: context.crampReportedIn(onset, end),
    isCrampOpen: context.isCrampOpen(onset, end),
    isStimulated: context.isStimulatedAt(onset),
    neighbours: { afterActivity: onset === whole.begin, beforeActivity: end === whole.end },
    activityBefore: before && { onsetSeconds: before.from * hopSeconds, endSeconds: before.to * hopSeconds },
  };
}

export const silentPartNumbers = fixedNumbers('silentParts', {
  rmsSeconds: seconds(0.25, [0.05, 2], 'RMS is judged over this', chosen),
  samePowerLeast: ratio(
    0.44,
    [0.1, 1],
    'Power of the same noise: from this many times',
    '§A.5 S2 (RMS up to 1.5 times the noise), the other way round',
  ),
  samePowerMost: ratio(2.25, [1, 10], 'Up to this many times', '§A.5 S2 (RMS up to 1.5 times the noise)'),
  sameSeconds: seconds(
    0.05,
    [0.01, 0.5],
    'Half a window of the power that is compared',
    'own: in 0.1 s noise of 400 Hz and more scatters by 16 %, so that chance takes no other level for it',
  ),
  levelsPerOctave: count(
    8,
    [2, 64],
    'A silence’s power is compared as one of so many levels per octave',
    'own: 4 % to either side, less than 0.1 s of noise scatters',
  ),
});
const { rmsSeconds, samePowerLeast, samePowerMost, sameSeconds, levelsPerOctave } = silentPartNumbers.values;

function rmsOver(
  power: Float32Array,
  onset: number,
  end: number,
  hopSeconds: number,
): { readonly greatest: number; readonly mean: number } {
  const [from, to] = [Math.round(onset / hopSeconds), Math.min(power.length, Math.round(end / hopSeconds))];
  const window = Math.max(1, Math.round(rmsSeconds / hopSeconds));
  let greatest = 0;
  let total = 0;
  let known = 0;
  for (let first = from; first < to; first += window) {
    let sum = 0;
    let count = 0;
    for (let hop = first; hop < Math.min(to, first + window); hop++) {
      const value = power[hop] as number; // in bounds
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    if (count === 0) continue;
    greatest = Math.max(greatest, sum / count);
    total += sum;
    known += count;
  }
  return { greatest: Math.sqrt(greatest), mean: known > 0 ? Math.sqrt(total / known) : 0 };
}

/** How many hops of the same noise as a silence of some power has there are before each hop. */
type QuietOf = (power: number) => Uint32Array;

/**
 * The level of a silence is its own: the channel's noise may lie between that of an electrode in its place and that of one
 * which has left it, near enough to either.
 */
function quietBefore({ active, scan }: SilentChannel): QuietOf {
  const idle = scan.power.slice();
  for (const { from, to } of active) idle.fill(NaN, from, to);
  const steady = smoothed(idle, Math.round(sameSeconds / scan.plan.hopSeconds));
  const counts = new Map<number, Uint32Array>();
  return (power) => {
    const level = Math.round(levelsPerOctave * Math.log2(power));
    const known = counts.get(level);
    if (known) return known;
    const before = hopsWithin(steady, 2 ** (level / levelsPerOctave));
    counts.set(level, before);
    return before;
  };
}

/** How many hops of about this power there are before each. */
function hopsWithin(powers: Float32Array, power: number): Uint32Array {
  const [least, most] = [samePowerLeast * power, samePowerMost * power];
  const before = new Uint32Array(powers.length + 1);
  for (let hop = 0; hop < powers.length; hop++) {
    const value = at(powers, hop);
    before[hop + 1] = countAt(before, hop) + (value >= least && value <= most ? 1 : 0);
  }
  return before;
}

/** Seconds of the same noise before the activity that precedes a part, and after the activity that follows it. */
function sameQuiet(
  quiet: Uint32Array,
  active: readonly HopRange[],
  [onset, end]: readonly [number, number],
  hopSeconds: number,
): number {
  const last = quiet.length - 1;
  const before = lastBefore(active, onset / hopSeconds)?.to ?? 0;
  const after = active.find(({ from }) => from >= end / hopSeconds - 1)?.from ?? last;
  return (countAt(quiet, before) + countAt(quiet, last) - countAt(quiet, after)) * hopSeconds;
}

function lastBefore(active: readonly HopRange[], hop: number): HopRange | undefined {
  return active.filter(({ to }) => to <= hop + 1).at(-1);
}

function nearestActivity(
  active: readonly HopRange[],
  from: number,
  to: number,
  hopSeconds: number,
): number | undefined {
  const distances = active.map((run) => Math.max(0, from - run.to, run.from - to) * hopSeconds);
  return distances.length === 0 ? undefined : Math.min(...distances);
}

/** Whether this site was active while the muscle pulled, within `reach` seconds before. */
function activeInContraction(
  active: readonly HopRange[],
  onset: number,
  hopSeconds: number,
  context: RecordingContext,
  reach: number,
): boolean {
  return active.some((run) => {
    const [begin, end] = [run.from * hopSeconds, run.to * hopSeconds];
    return end <= onset + hopSeconds && onset - end <= reach && context.isContracting(begin, end);
  });
}
