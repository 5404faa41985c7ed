/** Says each criterion in a clinician's words, with its number. What a criterion is called in the sidecar stands in `phrases`. */
import type { Evidence } from '../detection/result/detectedEvent';
import type { EventReason } from '../detection/result/eventReasons';
import { contractions } from './contractions';
import { discharges } from './discharges';
import { noMuscle } from './noMuscle';
import { quantity, type Phrase } from './phrase';
import { signalPhrases } from './signalState';
import { silencePhrases } from './silence';

const phrases: Readonly<Record<string, Phrase>> = {
  ...signalPhrases,
  ...silencePhrases,
  ...contractions,
  ...discharges,
  ...noMuscle,
};

/** Every criterion that has a sentence of its own. */
export const knownCriteria: readonly string[] = Object.keys(phrases);

/** One sentence for one criterion; a criterion of another engine is said by its name. */
export function evidenceSentence(evidence: Evidence): string {
  const phrase = phrases[evidence.criterion] ?? otherPhrase;
  return phrase({
    value: quantity(evidence.value, evidence.unit),
    threshold: evidence.threshold === undefined ? '?' : quantity(evidence.threshold, evidence.unit),
    evidence,
  });
}

const reasonSentences: Readonly<Record<EventReason, string>> = {
  silent_with_force:
    'A contracture is suspected: the muscle pulls while the EMG is silent, but not all that a contracture needs is shown.',
  silence_during_reported_cramp:
    'A cramp is reported while the EMG is silent; without a force channel a contracture can be neither shown nor excluded.',
  rest_or_contracture_indeterminate:
    'The EMG is silent; without a force channel or a marker, rest and contracture cannot be told apart.',
  cramp_like_discharge:
    'The discharge looks like a cramp, but nothing recorded says whether it was involuntary.',
  unclassified_activity: 'There is activity, but it fits no class well enough.',
  electrode_not_in_active_region:
    'The person contracts on request while this site is silent: the electrode is outside the active region, or recruitment is severely reduced.',
  unassessable: 'The signal cannot be assessed here.',
};

/** Why an event is undecided, in a sentence; a reason of another engine is said by its words. */
export function reasonSentence(reason: string): string {
  const known: Readonly<Record<string, string>> = reasonSentences;
  const words = reason.replaceAll(/[_-]/gu, ' ');
  return known[reason] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const reasonRemarks: Readonly<Record<EventReason, string>> = {
  silent_with_force: 'silent with force',
  silence_during_reported_cramp: 'silent, cramp reported',
  rest_or_contracture_indeterminate: 'quiet',
  cramp_like_discharge: 'cramp-like',
  unclassified_activity: 'active',
  electrode_not_in_active_region: 'silent on request',
  unassessable: 'unassessable',
};

/** In two or three words, what a stretch is by its evidence: the criteria that say so, the most telling first. */
const remarks: readonly (readonly [criterion: string, words: string])[] = [
  ['sampled-too-slowly', 'sampled too slowly'],
  ['clipped-samples', 'clipped'],
  ['flat-line', 'flat line'],
  ['dead-line', 'dead line'],
  ['movement', 'movement'],
  ['stimulus-periodic', 'stimulus'],
  ['heartbeat-likeness', 'heart'],
];

/** A reminder of what the evidence says, for a list: `cramp-like`, `flat line`; undefined where the label says it all. */
export function evidenceRemark(evidence: readonly Evidence[], reason?: string): string | undefined {
  const known: Readonly<Record<string, string>> = reasonRemarks;
  const found = remarks.find(([criterion]) =>
    evidence.some((item) => item.criterion === criterion && item.met),
  )?.[1];
  return found ?? (reason === undefined ? undefined : (known[reason] ?? reason.replaceAll(/[_-]/gu, ' ')));
}

const otherPhrase: Phrase = ({ value, threshold, evidence }) => {
  const limit = evidence.threshold === undefined ? '' : ` (threshold ${threshold})`;
  const name = evidence.criterion.replaceAll('-', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}${limit}, ${evidence.met ? 'met' : 'not met'}.`;
};
