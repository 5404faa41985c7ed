/** Sentences about silence and contraction: the items of DETECTION.md §A.5, S1 to S9. */
import type { Evidence } from '../detection/result/detectedEvent';
import { either, percent, type Phrase } from './phrase';

export const silencePhrases: Readonly<Record<string, Phrase>> = {
  'no-mechanical-channel': () =>
    'No mechanical channel covers this silence; add a force channel or a marker to decide.',
  'cramp-reported': () => 'A cramp was reported here.',
  'contracture-silence': ({ value, threshold, evidence }) =>
    either(
      `The EMG was silent throughout: at most ${value} times the noise level (limit ${threshold}).`,
      `The EMG was not silent: ${value} times the noise level (limit ${threshold}).`,
    )(evidence),
  'contracture-power': ({ value, threshold, evidence }) =>
    either(
      `The longest silent run lasted ${value} (needed ${threshold}); a single unit at 6 per second, seen half of the time, would have been missed with a chance of ${chanceOfMissing(evidence.value)}.`,
      `The longest silent run lasted only ${value} (needed ${threshold}).`,
    )(evidence),
  'contracture-same-noise': ({ value, threshold, evidence }) =>
    either(
      `The electrode stayed in its place: ${value} of quiet with the same noise lie beyond the activity (needed ${threshold}).`,
      `Only ${value} of quiet with the same noise lie beyond the activity (needed ${threshold}): the electrode may have come off.`,
    )(evidence),
  'contracture-live': ({ value, threshold, evidence }) =>
    either(
      `The electrode was live in the muscle: potentials were recorded ${value} from here (limit ${threshold}).`,
      `No potential was recorded at this site within ${threshold}, so the electrode is not shown to be live in the muscle.`,
    )(evidence),
  'contracture-noise': ({ value, threshold, evidence }) =>
    either(
      reaches(evidence)
        ? `The silence has the noise of a live electrode (${value}, at least ${threshold}).`
        : `The silence has little noise (${value}, usual from ${threshold}), but the site was active before or after it.`,
      `The silence has less noise than a live electrode (${value}, at least ${threshold}).`,
    )(evidence),
  'contracture-force': ({ value, threshold, evidence }) =>
    either(
      `The muscle pulled all the while: ${value} off its baseline (threshold ${threshold}).`,
      `Contraction is not shown: the mechanical channel was ${value} off its baseline (threshold ${threshold}).`,
    )(evidence),
  'contracture-active-start': ({ evidence }) =>
    either(
      'The contraction began with EMG activity.',
      'No recorded muscle was active when the force began: it may be passive movement or a shifted baseline.',
    )(evidence),
  'contracture-intent': ({ evidence }) =>
    either(
      'No effort was asked for, or a cramp was reported: a contraction here is involuntary.',
      evidence.value < 0
        ? 'Effort was asked for at the time.'
        : 'Nothing recorded says that the contraction was involuntary.',
    )(evidence),
  'contracture-region': ({ evidence }) =>
    either(
      'The electrode was in the contracting region: potentials were seen here during the contraction before, or the examiner says so.',
      'It is not shown that the electrode was in the contracting region.',
    )(evidence),
  'contracture-continuous': ({ evidence }) =>
    either(
      reaches(evidence)
        ? 'The force held on from a contraction in which this very site was active.'
        : 'The force did not hold on from a contraction of this site, but the examiner says that the electrode is in the contracting region.',
      'The force did not hold on from a contraction in which this site was active, so another part of the muscle may make it.',
    )(evidence),
  'contracture-rise': ({ evidence, threshold }) =>
    either(
      `The force did not rise during the silence (by ${percent(evidence.value)}, limit ${percent(Number.parseFloat(threshold))}).`,
      `The force rose by ${percent(evidence.value)} while this site was silent (limit ${percent(Number.parseFloat(threshold))}): something else contracts.`,
    )(evidence),
  'contracture-smooth': ({ evidence, threshold }) =>
    either(
      `The force was smooth (ripple ${percent(evidence.value)}, limit ${percent(Number.parseFloat(threshold))}), as without motor unit discharges.`,
      `The force rippled by ${percent(evidence.value)} (limit ${percent(Number.parseFloat(threshold))}), as motor units make it: a cramp elsewhere is not excluded.`,
    )(evidence),
  'contracture-relaxation': ({ value, threshold, evidence }) =>
    either(
      `The muscle went on pulling for ${value} after the last potential (a normal one relaxes well within ${threshold}).`,
      `The muscle let go within ${value} (a contracture holds on for ${threshold} and more): no more than the lag of a normal relaxation.`,
    )(evidence),
  'contracture-attribution': ({ evidence, threshold }) =>
    either(
      'No other recorded muscle was active.',
      `Another channel was active ${percent(evidence.value)} of the time (limit ${percent(Number.parseFloat(threshold))}): the force may be its own.`,
    )(evidence),
  'contracture-noise-level': ({ value, threshold, evidence }) =>
    either(
      `The noise level is known well (estimates within a factor of ${value}).`,
      reaches(evidence)
        ? `The noise level is uncertain (estimates differ by a factor of ${value}, allowed ${threshold}), so silence cannot be claimed.`
        : 'The noise level is too high for rest, so silence cannot be claimed.',
    )(evidence),
};

/** The value is at its threshold or above: what the number by itself says, where an item may be met in another way. */
function reaches({ value, threshold = -Infinity }: Evidence): boolean {
  return value >= threshold;
}

/** §A.5 S3: one unit at 6 per second with half of its discharges seen is a Poisson process of 3 per second. */
function chanceOfMissing(seconds: number): string {
  const chance = Math.exp(-3 * seconds);
  return chance < 1e-4 ? 'less than 1 in 10,000' : `${(100 * chance).toPrecision(2)} %`;
}
