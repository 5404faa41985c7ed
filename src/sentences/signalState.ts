/** Sentences about the signal itself: noise, activity, artifacts, and what every event reports. */
import { compared, phrase, stated, value, type Phrase } from './phrase';

const perSecond = { rate: value({ kind: 'unit-said', unit: '1/s' }) };
const perMinute = { rate: value({ kind: 'unit-said', unit: '1/min' }) };
const only = (): 'stated' => 'stated';

export const signalPhrases: Readonly<Record<string, Phrase>> = {
  'emg-active': stated(
    'The EMG is active: its largest deflection is {value} times the noise level (threshold {limit}).',
  ),
  'peak-amplitude': stated('The largest deflection was {value} in the watched band.'),
  'pooled-rate': phrase(
    perSecond,
    {
      stated:
        'All units together fired up to {rate} potentials per second (textbooks give up to about 150 for a cramp).',
    },
    only,
  ),
  'unit-rate': phrase(
    perSecond,
    { stated: 'Each unit by itself fired at {rate} per second (median of the separated units).' },
    only,
  ),
  'assigned-potentials': phrase(
    { count: value('rounded') },
    { stated: '{count} of 100 potentials could be assigned to a unit.' },
    only,
  ),
  'mechanical-yes': stated(
    'The muscle pulled: the mechanical channel was {value} off its baseline (threshold {limit}).',
  ),
  'mechanical-no': stated(
    'No contraction: the mechanical channel stayed within {value} of its baseline (threshold {limit}).',
  ),
  'noise-level': stated('The noise level of this channel is {value} (RMS in the watched band).'),
  'noise-ambiguous': stated(
    'The estimates of the noise level differ by a factor of {value} (allowed {limit}), so silence cannot be claimed.',
  ),
  'noise-implausible': stated(
    'A noise level of {value} is too high for rest (limit {limit}): the muscle may never have been relaxed.',
  ),
  mains: stated('Mains hum of {value} was subtracted (reported from {limit}).'),
  'mains-or-train': stated(
    'Of what was subtracted at the mains’ harmonics the lowest three have {value} only (a grid’s hum has {limit} or more): a discharge at exactly the mains’ rate would look the same.',
  ),
  'hum-left': stated(
    'At the mains’ harmonics {value} could not be subtracted (reported from {limit}): hum that changed abruptly, or a train at the mains’ own rate.',
  ),
  'flat-line': stated(
    'The signal stood still for {value} (limit {limit}): electrode off or recorder paused.',
  ),
  'dead-line': stated('The noise fell to {value}, below what any electrode in tissue gives ({limit}).'),
  'shorted-input': stated(
    'The input had {value} of noise and no hum, far less than at rest elsewhere in this channel (limit {limit}): shorted.',
  ),
  'at-rail': stated(
    'The signal stood {value} off its baseline (limit {limit}) with next to no noise: the amplifier was at its limit.',
  ),
  'open-input': stated(
    'The mains made up most of the signal, with {value} (limit {limit}), far more than elsewhere in this channel: the input was open.',
  ),
  'noise-for-signal': stated(
    'From one moment to the next the signal gave way to even noise of {value}, while the channel has {limit} of noise at rest: the electrode was off.',
  ),
  'clipped-samples': stated(
    'The signal stayed at its extreme for {value} samples in a row (limit {limit}): it was clipped.',
  ),
  'clipped-part': stated(
    '{value} of the samples are clipped: amplitudes and shapes here are not to be trusted, times are.',
  ),
  movement: stated(
    'The baseline moved by {value} times the noise (limit {limit}), slower than any potential: the electrode moved.',
  ),
  heartbeat: phrase(
    perMinute,
    { stated: 'A heart is in this channel: deflections of an electrocardiogram come at {rate} per minute.' },
    only,
  ),
  'heartbeat-likeness': stated(
    'They have one shape: a beat correlates with their mean by {value} (from {limit}).',
  ),
  'heartbeat-duration': stated(
    'They last {value} (from {limit}), with a peak wider than that of any potential of a muscle.',
  ),
  'stimulus-periodic': compared(
    'The tallest deflections keep time as an electrical stimulus does: one interval differs from the next by {value} (limit {limit}).',
    'The intervals of the tallest deflections change by {value}, too much for an electrical stimulus (limit {limit}).',
  ),
  'sampled-too-slowly': stated("Sampled at {value}; the EMG's band needs at least {limit}."),
};
