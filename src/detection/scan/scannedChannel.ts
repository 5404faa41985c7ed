/**
 * The first pass over one EMG channel: its noise, where it is active and silent, and what in it is no muscle's (flat
 * lines, clipping, movements, the heart). Reads every sample once, and a few more where a heart may be.
 */
import type { Channel } from '../../recording/recording';
import { type Activity, type ActivityRules, findActivity } from './activity/activity';
import { type ChannelScan, scanChannel, type ScanParameters } from './activity/channelScan';
import type { HopRange } from './activity/hops';
import { ChannelReader, type ChannelSource } from './conditioning/channelReader';
import type { WorkingPlan } from './conditioning/workingPlan';
import { apartFromHeart } from './validity/beatFlanks';
import { findHeartbeat, type Heartbeat } from './validity/heartbeat';
import { findMovements, type Movement } from './validity/movement';
import { apartFromMovements } from './validity/movementFlanks';
import type { ValidityParameters } from './validity/parameters';
import { unassessableStretches, type Unassessable } from './validity/unassessable';

/** What the first pass reads. */
export type ScanningParameters = ScanParameters & ActivityRules & ValidityParameters;

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

/** A channel after its first pass. */
export interface ScannedChannel {
  readonly index: number;
  readonly channel: Channel;
  readonly scan: ChannelScan;
  readonly unassessable: readonly Unassessable[];
  /** Undefined without a noise level: nothing in the channel ever moves. */
  readonly muscle: MuscleActivity | undefined;
}

/** Scans an EMG channel. @throws the abort signal's reason, or what reading throws. */
export async function scanEmg(
  source: ChannelSource,
  channel: Channel,
  plan: WorkingPlan,
  parameters: ScanningParameters,
): Promise<ScannedChannel> {
  const { index } = source;
  const scan = await scanChannel(source, channel, plan, parameters);
  const unassessable = unassessableStretches(scan, channel, parameters);
  const assessable = withoutStretches(scan, unassessable);
  const activity = findActivity(assessable, channel, parameters);
  if (!activity) return { index, channel, scan, unassessable, muscle: undefined };
  const { ratio, noiseRms } = activity;
  const { hopSeconds } = plan;
  const heart = await findHeartbeat(new ChannelReader(source, plan), assessable, parameters);
  const found = findMovements(assessable, noiseRms, parameters);
  const { active: muscular, movements } = apartFromHeart(activity, found, heart, hopSeconds, parameters);
  const { active, free } = apartFromMovements({ active: muscular, ratio }, movements, hopSeconds, parameters);
  const muscle = { activity, heart, active, movements, freeMovements: free };
  return { index, channel, scan, unassessable, muscle };
}

/** The scan with nothing known where nothing can be assessed. */
function withoutStretches(scan: ChannelScan, stretches: readonly HopRange[]): ChannelScan {
  if (stretches.length === 0) return scan;
  const power = Float32Array.from(scan.power);
  const slow = Float32Array.from(scan.slow);
  for (const { from, to } of stretches) {
    power.fill(NaN, from, to);
    slow.fill(NaN, from, to);
  }
  return { ...scan, power, slow };
}
