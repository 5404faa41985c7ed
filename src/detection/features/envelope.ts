/** The course of an episode's RMS: coarse enough to be kept, fine enough for the beats of a tremor. */
import { at } from '../../base/typedArrays';
import type { ChannelScan } from '../scan/activity/channelScan';
import type { HopRange } from '../scan/activity/hops';
import { fixedNumbers, hertz } from '../numbers/fixedNumbers';

export const envelopeNumbers = fixedNumbers('envelope', {
  envelopeRateHz: hertz(
    50,
    [25, 200],
    'Points of an envelope in a second',
    'own: twice the fastest tremor, and more',
  ),
});
export const { envelopeRateHz } = envelopeNumbers.values;

/** RMS at 50 points a second from the episode's onset, in the channel's unit; NaN where nothing is known. */
export function envelopeOf(
  { power, plan }: Pick<ChannelScan, 'power' | 'plan'>,
  { from, to }: HopRange,
): Float32Array {
  const step = 1 / envelopeRateHz / plan.hopSeconds;
  const count = Math.floor((to - from) / step);
  return Float32Array.from({ length: count }, (_, k) => {
    const first = Math.floor(from + k * step);
    const last = Math.max(first + 1, Math.floor(from + (k + 1) * step));
    let sum = 0;
    for (let hop = first; hop < last; hop++) sum += at(power, hop);
    return Math.sqrt(sum / (last - first));
  });
}
