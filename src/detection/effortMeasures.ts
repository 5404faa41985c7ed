/** What is measured of some spans of a channel, whoever says which: their interference pattern, and how units are recruited. */
import { at } from '../base/typedArrays';
import type { Channel } from '../recording/recording';
import { microvoltsPerUnit } from '../recording/units';
import type { RecordingContext } from './context/recordingContext';
import type { TimeSpan } from './context/timeSpan';
import type { InterferenceEpoch } from './interference/epochs';
import { interferencePattern } from './interference/pattern';
import type { EffortCourse } from './recruitment/effort';
import { type RecruitedTrain, recruitmentOf } from './recruitment/recruitment';
import type { Recruitment } from './result/background';
import type { ShownUnit, ShownUnits } from './result/givenTrains';
import type { ChannelScan } from './scan/activity/channelScan';
import type { ChannelSource } from './scan/conditioning/channelReader';

/** A channel that was scanned, and where its samples are read. */
interface ScannedSource {
  readonly channel: Channel;
  readonly source: ChannelSource;
  readonly scan: ChannelScan;
}

/** The pattern second by second; none where the channel is in no unit of electric potential. */
export async function epochsIn(
  { channel, source, scan }: ScannedSource,
  spans: readonly TimeSpan[],
): Promise<readonly InterferenceEpoch[]> {
  const microvolts = microvoltsPerUnit(channel.unit);
  if (microvolts === undefined) return [];
  const samples = spans.map(({ onsetSeconds, endSeconds }) => ({
    from: Math.max(0, Math.round(onsetSeconds * channel.samplingRate)),
    to: Math.min(channel.samples, Math.round(endSeconds * channel.samplingRate)),
  }));
  return interferencePattern({ source, scan, microvolts }, samples);
}

/** The recruitment of each span, from the units that are shown there. */
export function recruitmentIn(
  spans: readonly TimeSpan[],
  units: ShownUnits,
  course: EffortCourse,
): readonly Recruitment[] {
  if (units.kind !== 'sorted') return [];
  return spans.map((span) => {
    const trains = units.episodes
      .filter((each) => each.onsetSeconds < span.endSeconds && each.endSeconds > span.onsetSeconds)
      .flatMap((each) => each.units.map(asRecruited));
    return recruitmentOf({ ...span, trains, course });
  });
}

function asRecruited({ times, isValid, quality }: ShownUnit): RecruitedTrain {
  return { times, isValid, missedFraction: quality.missedFraction };
}

/** The effort by the force channel that moves most, or by the EMG's own amplitude. */
export function effortCourse({ force }: RecordingContext, { power, plan }: ChannelScan): EffortCourse {
  if (force) return { by: 'force', hopSeconds: force.hopSeconds, values: force.deviation };
  const values = Float32Array.from({ length: power.length }, (_, hop) => Math.sqrt(at(power, hop)));
  return { by: 'amplitude', hopSeconds: plan.hopSeconds, values };
}
