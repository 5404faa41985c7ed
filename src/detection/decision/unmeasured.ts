/** Events of a channel without any noise level: nothing in it ever moves, or nothing of it is there. */
import type { Channel } from '../../recording/recording';
import type { ChannelScan } from '../activity/channelScan';
import type { DetectedEvent } from '../detectedEvent';
import type { ValidityParameters } from '../validity/parameters';
import { artifactEvents } from './artifactEvents';

/** Its flat stretches; none where every sample is missing. */
export function silentChannelEvents(
  scan: ChannelScan,
  channel: Channel,
  index: number,
  parameters: ValidityParameters,
): readonly DetectedEvent[] {
  const { hopSeconds } = scan.plan;
  const unassessable = scan.flat.map(({ from, to }) => ({
    from: Math.floor(from / channel.samplingRate / hopSeconds),
    to: Math.ceil(to / channel.samplingRate / hopSeconds),
    cause: 'flat-line' as const,
    value: (to - from) / channel.samplingRate,
  }));
  return artifactEvents(
    {
      index,
      channel,
      scan,
      noiseRms: 0,
      doubt: 'none',
      active: [],
      episodes: [],
      silent: [],
      unassessable,
      movements: [],
      units: [],
    },
    parameters,
  );
}
