/** What is said of a channel sampled so slowly that the EMG's band is not in it: nothing can be known of any of it. */
import type { Channel } from '../../recording/recording';
import type { DetectedEvent } from '../result/detectedEvent';
import type { ConditioningParameters } from '../scan/conditioning/parameters';
import { slowestRate } from '../scan/conditioning/workingPlan';

/** One event over the whole channel. */
export function tooSlow(
  channel: Channel,
  index: number,
  durationSeconds: number,
  parameters: ConditioningParameters,
): DetectedEvent {
  return {
    onsetSeconds: 0,
    endSeconds: Math.min(durationSeconds, channel.samples / channel.samplingRate),
    channels: [index],
    label: 'indeterminate',
    probability: 1,
    alternatives: [],
    reason: 'unassessable',
    evidence: [
      {
        criterion: 'sampled-too-slowly',
        value: channel.samplingRate,
        unit: 'Hz',
        threshold: slowestRate(parameters),
        contribution: 0,
        met: true,
      },
    ],
  };
}
