/** Sentences about the signal itself: noise, activity, artefacts, and what every event reports. */
import type { Phrase } from './phrase';

export const signalPhrases: Readonly<Record<string, Phrase>> = {
  'emg-active': ({ value, threshold }) =>
    `The EMG is active: its largest deflection is ${value} times the noise level (threshold ${threshold}).`,
  'peak-amplitude': ({ value }) => `The largest deflection was ${value} in the watched band.`,
  'pooled-rate': ({ value }) =>
    `All units together fired up to ${value.replace(' 1/s', '')} potentials per second (textbooks give up to about 150 for a cramp).`,
  'unit-rate': ({ value }) =>
    `Each unit by itself fired at ${value.replace(' 1/s', '')} per second (median of the units told apart).`,
  'assigned-potentials': ({ value }) =>
    `${Math.round(Number.parseFloat(value))} of 100 potentials could be assigned to a unit.`,
  'mechanical-yes': ({ value, threshold }) =>
    `The muscle pulled: the mechanical channel was ${value} off its baseline (threshold ${threshold}).`,
  'mechanical-no': ({ value, threshold }) =>
    `No contraction: the mechanical channel stayed within ${value} of its baseline (threshold ${threshold}).`,
  'noise-level': ({ value }) => `The noise level of this channel is ${value} (RMS in the watched band).`,
  'noise-ambiguous': ({ value, threshold }) =>
    `The estimates of the noise level differ by a factor of ${value} (allowed ${threshold}), so silence cannot be claimed.`,
  'noise-implausible': ({ value, threshold }) =>
    `A noise level of ${value} is too high for rest (limit ${threshold}): the muscle may never have been relaxed.`,
  mains: ({ value, threshold }) => `Mains hum of ${value} was subtracted (reported from ${threshold}).`,
  'flat-line': ({ value, threshold }) =>
    `The signal stood still for ${value} (limit ${threshold}): electrode off or recorder paused.`,
  'dead-line': ({ value, threshold }) =>
    `The noise fell to ${value}, below what any electrode in tissue gives (${threshold}).`,
  'clipped-samples': ({ value, threshold }) =>
    `The signal stayed at its extreme for ${value} samples in a row (limit ${threshold}): it was clipped.`,
  'clipped-part': ({ value }) =>
    `${value} of the samples are clipped: amplitudes and shapes here are not to be trusted, times are.`,
  movement: ({ value, threshold }) =>
    `The baseline moved by ${value} times the noise (limit ${threshold}), slower than any potential: the electrode moved.`,
  heartbeat: ({ value }) =>
    `A heart is in this channel: deflections of an electrocardiogram come at ${value.replace(' 1/min', '')} per minute.`,
  'heartbeat-likeness': ({ value, threshold }) =>
    `They have one shape: a beat correlates with their mean by ${value} (from ${threshold}).`,
  'heartbeat-duration': ({ value, threshold }) =>
    `They last ${value} (from ${threshold}), with a peak wider than that of any potential of a muscle.`,
  'stimulus-periodic': ({ value, threshold, evidence }) =>
    evidence.met
      ? `The tallest deflections keep time as an electrical stimulus does: one interval differs from the next by ${value} (limit ${threshold}).`
      : `The intervals of the tallest deflections change by ${value}, too much for an electrical stimulus (limit ${threshold}).`,
  'sampled-too-slowly': ({ value, threshold }) =>
    `Sampled at ${value}; the EMG's band needs at least ${threshold}.`,
};
