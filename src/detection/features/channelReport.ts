/**
 * Everything one EMG channel has to say by itself: artefacts, episodes with their features, silent parts with their
 * facts, units. Small whatever the length of the recording; the judgement comes when all channels have reported.
 */
import type { Channel } from '../../recording/recording';
import { microvoltsPerUnit } from '../../recording/units';
import { roundedSeconds } from '../../base/roundedSeconds';
import { fixedNumbers, microvolts, seconds } from '../numbers/fixedNumbers';
import { type Activity, type ActivityRules, findActivity } from '../scan/activity/activity';
import { type ChannelScan, scanChannel, type ScanParameters } from '../scan/activity/channelScan';
import type { HopRange } from '../scan/activity/hops';
import { ChannelReader, type ChannelSource } from '../scan/conditioning/channelReader';
import type { WorkingPlan } from '../scan/conditioning/workingPlan';
import type { RecordingContext } from '../context/recordingContext';
import { sharedSeconds, type TimeSpan } from '../context/timeSpan';
import { linkUnits } from '../units/channelUnits';
import { buildEpisodes } from '../episodes/episodes';
import type { EpisodeParameters } from '../episodes/parameters';
import {
  leastSortingRate,
  nothingSorted,
  type SecondPassParameters,
  sortEpisode,
} from '../units/episodeUnits';
import { envelopeOf } from './envelope';
import { episodeFeatures } from './episodeFeatures';
import type { EpisodeFeatures } from './features';
import { silentParts, type SilentPart, type SilentPartParameters } from '../silence/silentParts';
import { averageBeforeSeconds } from '../units/sorter/geometry';
import { apartFromHeart } from '../scan/validity/beatFlanks';
import { findHeartbeat, type Heartbeat } from '../scan/validity/heartbeat';
import type { ValidityParameters } from '../scan/validity/parameters';
import type { TrainParameters } from '../trains/parameters';
import { findMovements, type Movement } from '../scan/validity/movement';
import { apartFromMovements } from '../scan/validity/movementFlanks';
import { unassessableStretches, type Unassessable } from '../scan/validity/unassessable';

/** An episode and what was measured of it. */
export interface ReportedEpisode extends TimeSpan {
  readonly features: EpisodeFeatures;
  /** RMS at 50 points a second from its onset. */
  readonly envelope: Float32Array;
  /** Part of the episode's samples that is clipped. */
  readonly clippedPart: number;
}

/** One channel's report. */
export interface ChannelReport {
  readonly index: number;
  readonly channel: Channel;
  readonly scan: Pick<ChannelScan, 'plan' | 'noise' | 'mains' | 'clipped'>;
  readonly noiseRms: number;
  /** The heart that the channel picks up beside the muscle. */
  readonly heart: Heartbeat | undefined;
  readonly doubt: Activity['doubt'];
  readonly active: readonly TimeSpan[];
  readonly episodes: readonly ReportedEpisode[];
  readonly silent: readonly SilentPart[];
  readonly unassessable: readonly Unassessable[];
  /** Movements that no burst follows. */
  readonly movements: readonly Movement[];
  readonly units: readonly Float64Array[];
}

export const channelReportNumbers = fixedNumbers('channelReport', {
  leastPotentialMicrovolts: microvolts(
    10,
    [1, 100],
    'Potentials smaller than this are not separated',
    '§C.1 (20 µV); own: half of it',
  ),
  reportedBeforeSeconds: seconds(
    1,
    [0, 10],
    'An insertion that is reported this long before an episode belongs to it',
    'own: the time to say so',
  ),
});
const { leastPotentialMicrovolts, reportedBeforeSeconds } = channelReportNumbers.values;

/** What measuring reads. */
export type MeasuringParameters = ScanParameters &
  ActivityRules &
  ValidityParameters &
  EpisodeParameters &
  SecondPassParameters &
  TrainParameters &
  SilentPartParameters;

/** Reads and measures one channel. Without a noise level (nothing in it ever moves) only its flat lines are reported. */
export async function reportChannel(
  source: ChannelSource,
  channel: Channel,
  plan: WorkingPlan,
  context: RecordingContext,
  parameters: MeasuringParameters,
): Promise<ChannelReport> {
  const scan = await scanChannel(source, channel, plan, parameters);
  const unassessable = unassessableStretches(scan, channel, parameters);
  const assessable = withoutStretches(scan, unassessable);
  const activity = findActivity(assessable, channel, parameters);
  const own = { index: source.index, channel, scan: kept(scan), unassessable };
  if (!activity) {
    await source.pace.advance(channel.samples);
    return { ...own, ...nothingMeasured };
  }
  const reader = new ChannelReader(source, plan);
  const heart = await findHeartbeat(reader, assessable, parameters);
  const { active: muscular, movements: allMovements } = apartFromHeart(
    activity,
    findMovements(assessable, activity.noiseRms, parameters),
    heart,
    plan.hopSeconds,
    parameters,
  );
  const { active, free } = apartFromMovements(
    { active: muscular, ratio: activity.ratio },
    allMovements,
    plan.hopSeconds,
    parameters,
  );
  const episodes = buildEpisodes(
    { active, ratio: activity.ratio, hopSeconds: plan.hopSeconds, timeline: context.timeline },
    parameters,
  );
  const { force } = context;
  const reported: ReportedEpisode[] = [];
  const trains = [];
  const floor = leastPotentialMicrovolts / (microvoltsPerUnit(channel.unit) ?? Infinity);
  for (const episode of episodes) {
    const { sorted, sortedPart, period, fast } =
      plan.rate < leastSortingRate
        ? nothingSorted
        : await sortEpisode(
            reader,
            scan,
            episode,
            { noiseRms: activity.noiseRms, spikeFloor: floor },
            parameters,
          );
    const span = secondsOf(episode, plan.hopSeconds, channel);
    const envelope = envelopeOf(scan, episode);
    const features = episodeFeatures(
      {
        episode,
        scan,
        envelope,
        activity,
        sorted,
        sortedPart,
        place: { rate: plan.rate, beforeSeconds: averageBeforeSeconds },
        period,
        fast,
        movements: allMovements,
        intent: context.intentDuring(span.onsetSeconds, span.endSeconds),
        force: force && { values: force.deviation, stepSeconds: force.hopSeconds },
        // Known only when every channel has reported.
        otherChannelsActive: undefined,
        stretches: context.stretches,
        insertionReported: context.isReported(
          'insertion',
          span.onsetSeconds - reportedBeforeSeconds,
          span.endSeconds,
        ),
      },
      parameters,
    );
    reported.push({ ...span, features, envelope, clippedPart: clippedPart(scan, span, channel) });
    trains.push(sorted.units);
    await source.pace.advance(channel.samples / episodes.length);
  }
  if (episodes.length === 0) await source.pace.advance(channel.samples);
  return {
    ...own,
    noiseRms: activity.noiseRms,
    heart,
    doubt: activity.doubt,
    active: active.map((run) => secondsOf(run, plan.hopSeconds, channel)),
    episodes: reported,
    silent: silentParts({ scan, activity, active, episodes, channel, context }, parameters),
    movements: free,
    units: linkUnits(trains),
  };
}

/** What is left to say of a channel without a noise level. */
const nothingMeasured = {
  noiseRms: 0,
  heart: undefined,
  doubt: 'none',
  active: [],
  episodes: [],
  silent: [],
  movements: [],
  units: [],
} as const satisfies Partial<ChannelReport>;

/** The part of a scan that a report keeps: the courses are as long as the recording. */
function kept({ plan, noise, mains, clipped }: ChannelScan): ChannelReport['scan'] {
  return { plan, noise, mains, clipped };
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

/** Never past the channel's end. */
function secondsOf({ from, to }: HopRange, hopSeconds: number, channel: Channel): TimeSpan {
  const seconds = (hop: number): number => roundedSeconds(hop * hopSeconds);
  return {
    onsetSeconds: seconds(from),
    endSeconds: Math.min(seconds(to), channel.samples / channel.samplingRate),
  };
}

function clippedPart({ clipped }: ChannelScan, span: TimeSpan, { samplingRate }: Channel): number {
  const clippedSeconds = clipped.reduce(
    (sum, { from, to }) =>
      sum + sharedSeconds({ onsetSeconds: from / samplingRate, endSeconds: to / samplingRate }, span),
    0,
  );
  return clippedSeconds / Math.max(1 / samplingRate, span.endSeconds - span.onsetSeconds);
}
