/** Hops as seconds of the recording, as they are reported. */
import { roundedSeconds } from '../../base/roundedSeconds';
import type { Channel } from '../../recording/recording';
import type { TimeSpan } from '../context/timeSpan';
import type { HopRange } from '../scan/activity/hops';

/** Never past the channel's end. */
export function secondsOf({ from, to }: HopRange, hopSeconds: number, channel: Channel): TimeSpan {
  const seconds = (hop: number): number => roundedSeconds(hop * hopSeconds);
  return {
    onsetSeconds: seconds(from),
    endSeconds: Math.min(seconds(to), channel.samples / channel.samplingRate),
  };
}
