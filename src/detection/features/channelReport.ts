/**
 * Everything one EMG channel has to say by itself: artifacts, episodes with their features, silent parts with their
 * facts, units. Small whatever the length of the recording; the judgement comes when all channels have reported.
 */
import type { Channel } from '../../recording/recording';
import { microvoltsPerUnit } from '../../recording/units';
import type { Pace } from '../../products/pace';
import { fixedNumbers, seconds } from '../numbers/fixedNumbers';
import type { Activity } from '../scan/activity/activity';
import type { ChannelScan } from '../scan/activity/channelScan';
import type { FollowedMains } from '../scan/conditioning/removeMains';
import type { MuscleActivity, ScannedChannel } from '../scan/scannedChannel';
import type { Heartbeat } from '../scan/validity/heartbeat';
import type { Movement } from '../scan/validity/movement';
import type { Unassessable } from '../scan/validity/unassessable';
import type { RecordingContext } from '../context/recordingContext';
import { sharedSeconds, type TimeSpan } from '../context/timeSpan';
import { type CrossedSilence, crossedSilences } from '../silence/crossedSilence';
import { silentParts, type SilentPart, type SilentPartParameters } from '../silence/silentParts';
import type { TrainParameters } from '../trains/parameters';
import { linkUnits } from '../units/channelUnits';
import type { SortedEpisode } from '../units/sortedChannel';
import { averageBeforeSeconds } from '../units/sorter/geometry';
import { envelopeOf } from './envelope';
import { episodeFeatures } from './episodeFeatures';
import type { ChannelFeatures } from './features';
import { secondsOf } from './hopSeconds';
import { type Twitches, twitchesOf } from './twitches';

/** An episode and what was measured of it. */
export interface ReportedEpisode extends TimeSpan {
  readonly features: ChannelFeatures;
  /** Large potentials that come now and then beside fibres that keep time. */
  readonly twitches: Twitches | undefined;
  /** RMS at 50 points a second from its onset. */
  readonly envelope: Float32Array;
  /** Part of the episode's samples that is clipped. */
  readonly clippedPart: number;
}

/** One channel's report. */
export interface ChannelReport {
  readonly index: number;
  readonly channel: Channel;
  readonly scan: Pick<ChannelScan, 'plan' | 'noise' | 'clipped'> & {
    readonly mains: Omit<FollowedMains, 'track'> | undefined;
  };
  readonly noiseRms: number;
  /** The heart that the channel picks up beside the muscle. */
  readonly heart: Heartbeat | undefined;
  readonly doubt: Activity['doubt'];
  readonly active: readonly TimeSpan[];
  readonly episodes: readonly ReportedEpisode[];
  readonly silent: readonly SilentPart[];
  /** The same where something crosses them while the muscle goes on pulling. */
  readonly crossed: readonly CrossedSilence[];
  readonly unassessable: readonly Unassessable[];
  /** Movements that no burst follows. */
  readonly movements: readonly Movement[];
  readonly units: readonly Float64Array[];
}

// The place is part of the engine's hash, which is to change with its answers alone.
export const channelReportNumbers = fixedNumbers('channelReport', {
  reportedBeforeSeconds: seconds(
    1,
    [0, 10],
    'An insertion, a stimulus or a cramp that is reported this long before an episode belongs to it',
    'own: the time to say so',
  ),
});
const { reportedBeforeSeconds } = channelReportNumbers.values;

/** What measuring reads. */
export type MeasuringParameters = TrainParameters & SilentPartParameters;

/** What a report is made from. */
export interface MeasuredChannel {
  readonly scanned: ScannedChannel;
  readonly sorted: readonly SortedEpisode[];
  readonly context: RecordingContext;
  readonly pace: Pace;
}

/** Measures one channel. Without a noise level (nothing in it ever moves) only its flat lines are reported. */
export async function reportChannel(
  { scanned, sorted, context, pace }: MeasuredChannel,
  parameters: MeasuringParameters,
): Promise<ChannelReport> {
  const { index, channel, scan, unassessable, muscle } = scanned;
  const own = { index, channel, scan: kept(scan), unassessable };
  if (!muscle) return { ...own, ...nothingMeasured };
  const { hopSeconds } = scan.plan;
  const { activity, active } = muscle;
  const activeSeconds = active.map((run) => secondsOf(run, hopSeconds, channel));
  const episodes: ReportedEpisode[] = [];
  for (const episode of sorted) {
    episodes.push(reportEpisode(episode, scanned, muscle, { context, activeSeconds }, parameters));
    await pace.advance(1);
  }
  const silent = { scan, activity, active, episodes: sorted.map(({ episode }) => episode), channel, context };
  // Probes soon after each other are one episode, with the silence between them: it is silence nevertheless.
  const everySilent = silentParts({ ...silent, episodes: [] }, parameters);
  return {
    ...own,
    noiseRms: activity.noiseRms,
    heart: muscle.heart,
    doubt: activity.doubt,
    active: activeSeconds,
    episodes,
    silent: silentParts(silent, parameters),
    crossed: crossedSilences(everySilent, activeSeconds, context, parameters),
    movements: muscle.freeMovements,
    units: linkUnits(sorted.map(({ sorted: { units } }) => units)),
  };
}

/** What else is known where an episode is measured. */
interface EpisodeContext {
  readonly context: RecordingContext;
  readonly activeSeconds: readonly TimeSpan[];
}

function reportEpisode(
  { episode, sorted, sortedPart, period, fast, gridPart, pops }: SortedEpisode,
  { channel, scan }: ScannedChannel,
  { activity, movements }: MuscleActivity,
  { context, activeSeconds }: EpisodeContext,
  parameters: MeasuringParameters,
): ReportedEpisode {
  const span = secondsOf(episode, scan.plan.hopSeconds, channel);
  const { onsetSeconds, endSeconds } = span;
  const envelope = envelopeOf(scan, episode);
  const { force } = context;
  const perUnit = microvoltsPerUnit(channel.unit);
  const features = episodeFeatures(
    {
      episode,
      scan,
      envelope,
      activity,
      sorted,
      sortedPart,
      place: { rate: scan.plan.rate, beforeSeconds: averageBeforeSeconds },
      period,
      fast,
      gridPart,
      pops,
      movements,
      intent: context.intentDuring(span, activeSeconds),
      force: force && { values: force.deviation, stepSeconds: force.hopSeconds },
      stretches: context.stretches,
      insertionReported: context.isReported('insertion', onsetSeconds - reportedBeforeSeconds, endSeconds),
      stimulusReported: context.isReported('stimulus', onsetSeconds - reportedBeforeSeconds, endSeconds),
      crampReported: context.isReported('cramp', onsetSeconds - reportedBeforeSeconds, endSeconds),
      microvoltsPerUnit: perUnit,
    },
    parameters,
  );
  const twitches =
    features.fibres && perUnit !== undefined
      ? twitchesOf({ ...scan.plan, ...episode, peak: scan.peak }, perUnit, features.fibres.togetherAmplitude)
      : undefined;
  return { ...span, features, twitches, envelope, clippedPart: clippedPart(scan, span, channel) };
}

/** What is left to say of a channel without a noise level. */
const nothingMeasured = {
  noiseRms: 0,
  heart: undefined,
  doubt: 'none',
  active: [],
  episodes: [],
  silent: [],
  crossed: [],
  movements: [],
  units: [],
} as const satisfies Partial<ChannelReport>;

/** The part of a scan that a report keeps: the courses are as long as the recording. */
function kept({ plan, noise, mains, clipped }: ChannelScan): ChannelReport['scan'] {
  if (!mains) return { plan, noise, mains, clipped };
  const { frequencyHz, harmonics, sizes, amplitude, left } = mains;
  return { plan, noise, mains: { frequencyHz, harmonics, sizes, amplitude, left }, clipped };
}

function clippedPart({ clipped }: ChannelScan, span: TimeSpan, { samplingRate }: Channel): number {
  const clippedSeconds = clipped.reduce(
    (sum, { from, to }) =>
      sum + sharedSeconds({ onsetSeconds: from / samplingRate, endSeconds: to / samplingRate }, span),
    0,
  );
  return clippedSeconds / Math.max(1 / samplingRate, span.endSeconds - span.onsetSeconds);
}
