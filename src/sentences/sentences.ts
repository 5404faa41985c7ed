/** Says each criterion in a clinician's words, with its number. What a criterion is called in the sidecar stands in `phrases`. */
import type { Evidence } from '../detection/result/detectedEvent';
import type { EventReason } from '../detection/result/eventReasons';
import { contractions } from './contractions';
import { discharges } from './discharges';
import { noMuscle } from './noMuscle';
import { numberTemplates, written } from './numbers';
import { otherPhrase, type Phrase } from './phrase';
import { signalPhrases } from './signalState';
import { silencePhrases } from './silence';
import { fill, type Templates } from './templates';

const phrases = new Map<string, Phrase>(
  [signalPhrases, silencePhrases, contractions, discharges, noMuscle].flatMap((room) => Object.entries(room)),
);

/** Every criterion that has a sentence of its own. */
export const knownCriteria: readonly string[] = [...phrases.keys()];

/** Every template of a criterion's sentence and of a number in it, in English: what there is to translate. */
export const englishTemplates: Templates = Object.fromEntries([
  ...Object.entries(numberTemplates),
  ...templatesOf('other', otherPhrase),
  ...[...phrases].flatMap(([criterion, phrase]) => templatesOf(criterion, phrase)),
]);

function templatesOf(name: string, { templates }: Phrase): readonly (readonly [string, string])[] {
  return Object.entries(templates).map(([variant, template]) => [`${name}.${variant}`, template]);
}

/**
 * Says criteria by these templates, by their keys as in `englishTemplates`; what is not among them is said in English.
 * A criterion of another engine is said by its name.
 */
export function sentencesIn(templates: Templates): (evidence: Evidence) => string {
  return (evidence) => {
    const { criterion } = evidence;
    const known = phrases.get(criterion);
    const phrase = known ?? otherPhrase;
    const variant = phrase.variant(evidence);
    const template =
      templates[`${known ? criterion : 'other'}.${variant}`] ?? phrase.templates[variant] ?? '';
    const numbers = Object.entries(phrase.numbers).map(([place, numberOf]): [string, string] => [
      place,
      written(numberOf(evidence), templates),
    ]);
    return fill(template, {
      ...Object.fromEntries(numbers),
      name: capitalised(criterion.replaceAll('-', ' ')),
    });
  };
}

/** One sentence for one criterion. */
export const evidenceSentence = sentencesIn(englishTemplates);

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

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A reason of another engine, as its words. */
function spaced(reason: string): string {
  return reason.replaceAll(/[_-]/gu, ' ');
}

function isReason(reason: string): reason is EventReason {
  return Object.hasOwn(reasonSentences, reason);
}

/** Why an event is undecided, in a sentence; a reason of another engine is said by its words. */
export function reasonSentence(reason: string): string {
  return isReason(reason) ? reasonSentences[reason] : `${capitalised(spaced(reason))}.`;
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
  const found = remarks.find(([criterion]) =>
    evidence.some((item) => item.criterion === criterion && item.met),
  )?.[1];
  if (found !== undefined || reason === undefined) return found;
  return isReason(reason) ? reasonRemarks[reason] : spaced(reason);
}
