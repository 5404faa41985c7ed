/**
 * What could not be taken out of the mains within an event: it is measured, said, and weighs against what is claimed. A hum
 * that was lost is in it, and a train of discharges at the grid's own rate, which is left to the muscle.
 */
import type { TimeSpan } from '../context/timeSpan';
import { quantileOfSorted, sorted } from '../../signal/statistics';
import type { ChannelReport, ReportedEpisode } from '../features/channelReport';
import type { HumPart } from '../features/features';
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
  residualPart: ratio(
    0.005,
    [0, 0.05],
    'Of a strong hum this part of its amplitude may be left, though nobody measured it',
    'own: its size and phase are known to half a per cent at best beside noise',
  ),
  quietestPart: ratio(
    0.1,
    [0.01, 0.5],
    'But beneath discharges that nothing of the grid can be, no more than the envelope holds at this quantile',
    'own: hum that is left lies in the pauses between them too',
  ),
  strongestPart: ratio(
    0.9,
    [0.5, 1],
    'An episode’s activity is as strong as its envelope at this quantile of the time in which it is active',
    'own: hum that is left lies beneath all of it, potentials stand out of it now and then; pauses are no activity',
  ),
});
const { leastOverNoise, residualPart, quietestPart, strongestPart } = humLeftNumbers.values;

/** The greatest RMS of what is left of the mains within a span, in the channel's unit; 0 where none is known. */
function greatestLeft({ mains }: ChannelReport['scan'], { onsetSeconds, endSeconds }: TimeSpan): number {
  if (!mains) return 0;
  const { rms, stretchSeconds } = mains.left;
  const from = Math.floor(onsetSeconds / stretchSeconds);
  const within = rms.subarray(from, Math.max(from + 1, Math.ceil(endSeconds / stretchSeconds)));
  return within.reduce((most, value) => (value > most ? value : most), 0);
}

/** What of an episode tells how strong it is. */
interface HumEpisode extends Pick<ReportedEpisode, 'envelope' | 'onsetSeconds' | 'endSeconds'> {
  readonly features: Pick<ReportedEpisode['features'], 'activeSeconds' | 'durationSeconds'>;
}

/** Part of an episode's power, where it is strongest, that hum may be: 0 to 1. Less than the noise is none. */
export function humPartOf({ scan, noiseRms }: ChannelReport, episode: HumEpisode): HumPart {
  const known = sorted(episode.envelope.filter((value) => !Number.isNaN(value)));
  const quietest = quantileOfSorted(known, quietestPart) ?? 0;
  const { activeSeconds, durationSeconds } = episode.features;
  // The pauses, however long, hold no point that is stronger.
  const strongest =
    quantileOfSorted(known, 1 - (1 - strongestPart) * Math.min(1, activeSeconds / durationSeconds)) ?? 0;
  const measured = greatestLeft(scan, episode);
  const unmeasured = residualPart * (scan.mains?.amplitude ?? 0);
  const part = (left: number): number =>
    left > leastOverNoise * noiseRms && strongest > 0 ? Math.min(1, (left / strongest) ** 2) : 0;
  return {
    ofAny: part(Math.max(measured, unmeasured)),
    ofFibres: part(Math.max(measured, Math.min(quietest, unmeasured))),
  };
}

/** What is left of the mains within a span, where it is more than the noise; nothing where no mains were found. */
export function humLeftDuring(
  { scan, noiseRms, channel }: ChannelReport,
  span: TimeSpan,
): readonly Evidence[] {
  const greatest = greatestLeft(scan, span);
  const least = leastOverNoise * noiseRms;
  if (!(greatest > least)) return [];
  const said = amplitude(channel.unit, greatest);
  return [report({ criterion: 'hum-left', ...said, threshold: amplitude(channel.unit, least).value })];
}
