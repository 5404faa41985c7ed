/** Sentences about silence and contraction: the items of DETECTION.md §A.5, S1 to S9. */
import type { Evidence } from '../detection/result/detectedEvent';
import {
  compared,
  comparison,
  metOrNot,
  phrase,
  share,
  shares,
  stated,
  told,
  value,
  type Phrase,
} from './phrase';

export const silencePhrases: Readonly<Record<string, Phrase>> = {
  'no-mechanical-channel': stated(
    'No mechanical channel covers this silence; add a force channel or a marker to decide.',
  ),
  'cramp-reported': stated('A cramp was reported here.'),
  'contracture-silence': compared(
    'The EMG was silent throughout: at most {value} times the noise level (limit {limit}).',
    'The EMG was not silent: {value} times the noise level (limit {limit}).',
  ),
  'contracture-power': phrase(
    {
      ...comparison,
      chance: (evidence) => ({ ...value('chance')(evidence), value: chanceOfMissing(evidence.value) }),
    },
    {
      met: 'The longest silent run lasted {value} (needed {limit}); a single unit at 6 per second, seen half of the time, would have been missed with a chance of {chance}.',
      unmet: 'The longest silent run lasted only {value} (needed {limit}).',
    },
    metOrNot,
  ),
  'contracture-same-noise': compared(
    'The electrode stayed in its place: {value} of quiet with the same noise lie beyond the activity (needed {limit}).',
    'Only {value} of quiet with the same noise lie beyond the activity (needed {limit}): the electrode may have come off.',
  ),
  'contracture-live': compared(
    'The electrode was live in the muscle: potentials were recorded {value} from here (limit {limit}).',
    'No potential was recorded at this site within {limit}, so the electrode is not shown to be live in the muscle.',
  ),
  'contracture-noise': phrase(
    comparison,
    {
      met: 'The silence has the noise of a live electrode ({value}, at least {limit}).',
      otherwise:
        'The silence has little noise ({value}, usual from {limit}), but the site was active before or after it.',
      unmet: 'The silence has less noise than a live electrode ({value}, at least {limit}).',
    },
    metByItselfOrOtherwise,
  ),
  'contracture-force': compared(
    'The muscle pulled all the while: {value} off its baseline (threshold {limit}).',
    'Contraction is not shown: the mechanical channel was {value} off its baseline (threshold {limit}).',
  ),
  'contracture-active-start': phrase(
    {},
    {
      met: 'The contraction began with EMG activity.',
      otherwise:
        'No recorded muscle was active when the force began, but the examiner feels the muscle contract where the electrode is.',
      unmet:
        'No recorded muscle was active when the force began: it may be passive movement or a shifted baseline.',
    },
    metByItselfOrOtherwise,
  ),
  'contracture-intent': phrase(
    {},
    {
      met: 'No effort was asked for, or a cramp was reported: a contraction here is involuntary.',
      effort: 'Effort was asked for at the time.',
      unknown: 'Nothing recorded says that the contraction was involuntary.',
    },
    (evidence) => (evidence.met ? 'met' : evidence.value < 0 ? 'effort' : 'unknown'),
  ),
  'contracture-region': told(
    'The electrode was in the contracting region: potentials were seen here during the contraction before, or the examiner says so.',
    'It is not shown that the electrode was in the contracting region.',
  ),
  'contracture-continuous': phrase(
    {},
    {
      met: 'The force held on from a contraction in which this very site was active.',
      otherwise:
        'The force did not hold on from a contraction of this site, but the examiner says that the electrode is in the contracting region.',
      unmet:
        'The force did not hold on from a contraction in which this site was active, so another part of the muscle may make it.',
    },
    metByItselfOrOtherwise,
  ),
  'crossed-insertion': stated('The needle was moved here while the muscle went on pulling.'),
  'crossed-artifact': stated('An artifact crossed the silence here while the muscle went on pulling.'),
  'crossed-activity': stated('A short burst crossed the silence here while the muscle went on pulling.'),
  'contracture-rise': share(
    'The force did not rise during the silence (by {share}, limit {limit}).',
    'The force rose by {share} while this site was silent (limit {limit}): something else contracts.',
  ),
  'contracture-gain': share(
    'The force was not taken up anew in the silence (at most {share} of it within two seconds, limit {limit}).',
    'The force gained {share} of its level within two seconds of silence (limit {limit}): a hand or another muscle pulls.',
  ),
  'contracture-smooth': share(
    'The force was smooth (ripple {share}, limit {limit}), as without motor unit discharges.',
    'The force rippled by {share} (limit {limit}), as motor units make it: a cramp elsewhere is not excluded.',
  ),
  'contracture-relaxation': compared(
    'The muscle went on pulling for {value} after the last potential (a normal one relaxes well within {limit}).',
    'The muscle let go within {value} (a contracture holds on for {limit} and more): no more than the lag of a normal relaxation.',
  ),
  'contracture-unstimulated': told(
    'No stimulation is reported where the silence begins.',
    'A stimulation is reported where the silence begins: it makes another muscle pull, which may not be recorded.',
  ),
  'contracture-direction': told(
    'The force pulls the same way as while this site was active.',
    'The force pulls the other way than while this site was active: another muscle, or a shifted sensor, makes it.',
  ),
  'contracture-half-relaxation': phrase(
    comparison,
    {
      met: 'The force kept more than half of its level for {value} of silence (needed {limit}).',
      otherwise:
        'The silence was seen for {value} only ({limit} show by themselves that the muscle does not relax), but the muscle is felt or reported to cramp.',
      unmet:
        'More than half of the force was kept for {value} only (a contracture keeps it for {limit} and more): slow relaxation or recoil looks the same.',
    },
    metByItselfOrOtherwise,
  ),
  'contracture-decline': phrase(
    comparison,
    {
      met: 'The force declined slowly in silence, as a contracture relaxes.',
      otherwise: 'The force did not decline, but the examiner feels the muscle contract.',
      unmet:
        'The force did not decline in silence, and nobody feels the muscle contract: the sensor or the limb may have moved.',
    },
    metByItselfOrOtherwise,
  ),
  'contracture-decay': phrase(
    shares,
    {
      met: 'The force lost {share} of its level in silence, as a contracture decays (needed {limit}).',
      otherwise: 'The force kept its level, but the examiner feels the muscle contract.',
      unmet:
        'The force lost {share} of its level in silence (needed {limit}): so little may be a new level of the sensor or the limb.',
    },
    metByItselfOrOtherwise,
  ),
  'contracture-late-decay': phrase(
    shares,
    {
      met: 'The force still declined late in the silence (by {share} from its third quarter to its last, needed {limit}).',
      otherwise:
        'The force no longer declined late in the silence, but the examiner feels the muscle contract.',
      unmet:
        'The force hardly declined late in the silence (by {share} from its third quarter to its last, needed {limit}): what was stretched or displaced comes to a new level so, a contracture goes on relaxing.',
    },
    metByItselfOrOtherwise,
  ),
  'contracture-release': phrase(
    shares,
    {
      met: 'The force was not let go at once (at most {share} of it within two seconds, limit {limit}).',
      otherwise:
        'The force was gone at once ({share} of it within two seconds), but faster than any muscle lets go, or the examiner feels this one contract.',
      unmet:
        'The force was let go at once ({share} of it within two seconds, limit {limit}), as another muscle, a stimulator or a hand does it: a contracture relaxes slowly.',
    },
    (evidence) => (evidence.met ? (reaches(evidence) ? 'otherwise' : 'met') : 'unmet'),
  ),
  'contracture-attribution': share(
    'No other recorded muscle was active.',
    'Another channel was active {share} of the time (limit {limit}): the force may be its own.',
  ),
  'contracture-noise-level': phrase(
    comparison,
    {
      met: 'The noise level is known well (estimates within a factor of {value}).',
      uncertain:
        'The noise level is uncertain (estimates differ by a factor of {value}, allowed {limit}), so silence cannot be claimed.',
      high: 'The noise level is too high for rest, so silence cannot be claimed.',
    },
    (evidence) => (evidence.met ? 'met' : reaches(evidence) ? 'uncertain' : 'high'),
  ),
};

/** The value is at its threshold or above: what the number by itself says, where an item may be met in another way. */
function reaches({ value, threshold = -Infinity }: Evidence): boolean {
  return value >= threshold;
}

function metByItselfOrOtherwise(evidence: Evidence): 'met' | 'otherwise' | 'unmet' {
  if (!evidence.met) return 'unmet';
  return reaches(evidence) ? 'met' : 'otherwise';
}

/** §A.5 S3: one unit at 6 per second with half of its discharges seen is a Poisson process of 3 per second. */
function chanceOfMissing(seconds: number): number {
  return Math.exp(-3 * seconds);
}
