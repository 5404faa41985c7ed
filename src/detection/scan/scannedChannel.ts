/**
 * The first pass over one EMG channel: its courses hop by hop with the noise, and from them where it is active and silent,
 * and what in it is no muscle's (flat lines, clipping, movements, the heart). Only the courses need every sample; the heart
 * needs some where it may be; the rest is said of the courses alone.
 */
import { at } from '../../base/typedArrays';
import type { Channel } from '../../recording/recording';
import { microvoltsPerUnit } from '../../recording/units';
import { type Activity, type ActivityRules, findActivity } from './activity/activity';
import type { ChannelScan } from './activity/channelScan';
import type { HopRange } from './activity/hops';
import { ChannelReader, type ChannelSource } from './conditioning/channelReader';
import type { ConditioningParameters } from './conditioning/parameters';
import { apartFromHeart } from './validity/beatFlanks';
import { findHeartbeat, type Heartbeat } from './validity/heartbeat';
import { findMovements, type Movement } from './validity/movement';
import { apartFromMovements } from './validity/movementFlanks';
import type { ValidityParameters } from './validity/parameters';
import { unassessableStretches, type Unassessable } from './validity/unassessable';

/** What the assessment reads. */
type AssessingParameters = ActivityRules & ValidityParameters;

/** What was found of the muscle in a channel that has a noise level. */
export interface MuscleActivity {
  readonly activity: Activity;
  /** The heart that the channel picks up beside the muscle. */
  readonly heart: Heartbeat | undefined;
  /** Active stretches, without what the heart and movements of the electrode make. */
  readonly active: readonly HopRange[];
  readonly movements: readonly Movement[];
  /** Movements that no burst follows. */
  readonly freeMovements: readonly Movement[];
}

/** What is said of a channel by its courses. */
export interface Assessment {
  readonly unassessable: readonly Unassessable[];
  /** Undefined without a noise level: nothing in the channel ever moves. */
  readonly muscle: MuscleActivity | undefined;
}

/** A channel after its first pass. */
export interface ScannedChannel extends Assessment {
  readonly index: number;
  readonly channel: Channel;
  readonly scan: ChannelScan;
}

/** The heart in an EMG channel, or undefined where none is seen. @throws the abort signal's reason, or what reading throws. */
export async function heartIn(
  source: ChannelSource,
  channel: Channel,
  scan: ChannelScan,
  parameters: ConditioningParameters & ValidityParameters,
): Promise<Heartbeat | undefined> {
  // Without noise there is nothing that moves.
  if (!scan.noise) return undefined;
  const assessable = withoutStretches(scan, unassessableStretches(scan, channel, parameters), parameters);
  return findHeartbeat(new ChannelReader(source, scan.plan), assessable, parameters);
}

/** Says what a channel's courses show. */
export function assess(
  scan: ChannelScan,
  channel: Channel,
  heart: Heartbeat | undefined,
  parameters: AssessingParameters,
): Assessment {
  const unassessable = unassessableStretches(scan, channel, parameters);
  const assessable = withoutStretches(scan, unassessable, parameters);
  const activity = findActivity(assessable, channel, parameters);
  if (!activity) return { unassessable, muscle: undefined };
  const { ratio, noiseRms } = activity;
  const { hopSeconds } = scan.plan;
  const found = findMovements(assessable, noiseRms, microvoltsPerUnit(channel.unit), parameters);
  const { active: muscular, movements } = apartFromHeart(activity, found, heart, hopSeconds, parameters);
  const peakOverNoise = (hop: number): number => at(scan.peak, hop) / noiseRms;
  const moving = { active: muscular, ratio, peakOverNoise };
  const { active, free } = apartFromMovements(moving, movements, hopSeconds, parameters);
  return { unassessable, muscle: { activity, heart, active, movements, freeMovements: free } };
}

/** The scan with nothing known where nothing can be assessed, nor where an input's fault begins and ends. */
function withoutStretches(
  scan: ChannelScan,
  stretches: readonly HopRange[],
  { artifactGuard }: Pick<ActivityRules, 'artifactGuard'>,
): ChannelScan {
  if (stretches.length === 0) return scan;
  const power = Float32Array.from(scan.power);
  const slow = Float32Array.from(scan.slow);
  const guard = Math.round(artifactGuard / scan.plan.hopSeconds);
  const beside = scan.faults.map(({ from, to }) => ({ from: Math.max(0, from - guard), to: to + guard }));
  for (const { from, to } of [...stretches, ...beside]) {
    power.fill(NaN, from, to);
    slow.fill(NaN, from, to);
  }
  return { ...scan, power, slow };
}
