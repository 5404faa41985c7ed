/**
 * What could not be taken out of the mains within an event: it is measured, and said. A hum that was lost is in it, and a
 * train of discharges at the grid's own rate, which is left to the muscle.
 */
import type { TimeSpan } from '../context/timeSpan';
import type { ChannelReport } from '../features/channelReport';
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { Evidence } from '../result/detectedEvent';
import { amplitude, report } from './reported';

export const humLeftNumbers = fixedNumbers('humLeft', {
  leastOverNoise: ratio(
    1,
    [0.1, 10],
    'What is left of the mains is said from this many times the noise level',
    chosen,
  ),
});
const { leastOverNoise } = humLeftNumbers.values;

/** What is left of the mains within a span, where it is more than the noise; nothing where no mains were found. */
export function humLeftDuring(
  { scan: { mains }, noiseRms, channel }: ChannelReport,
  { onsetSeconds, endSeconds }: TimeSpan,
): readonly Evidence[] {
  if (!mains) return [];
  const { rms, stretchSeconds } = mains.left;
  const from = Math.floor(onsetSeconds / stretchSeconds);
  const within = rms.subarray(from, Math.max(from + 1, Math.ceil(endSeconds / stretchSeconds)));
  const greatest = within.reduce((most, value) => (value > most ? value : most), 0);
  const least = leastOverNoise * noiseRms;
  if (!(greatest > least)) return [];
  const said = amplitude(channel.unit, greatest);
  return [report({ criterion: 'hum-left', ...said, threshold: amplitude(channel.unit, least).value })];
}
