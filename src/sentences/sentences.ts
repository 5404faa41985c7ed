/** Says each criterion in a clinician's words, with its number. What a criterion is called in the sidecar stands in `phrases`. */
import type { Evidence } from '../detection/result/detectedEvent';
import { contractions } from './contractions';
import { discharges } from './discharges';
import { findingPhrases } from './findings';
import { noMuscle } from './noMuscle';
import { numberTemplates, written } from './numbers';
import { otherPhrase, type Phrase } from './phrase';
import { potentials } from './potentials';
import { reasonsIn, reasonTemplates, remarksIn } from './reasons';
import { signalPhrases } from './signalState';
import { silencePhrases } from './silence';
import { capitalised, fill, type Templates } from './templates';

const phrases = new Map<string, Phrase>(
  [signalPhrases, silencePhrases, contractions, discharges, potentials, noMuscle, findingPhrases].flatMap(
    (room) => Object.entries(room),
  ),
);

/** Every criterion that has a sentence of its own. */
export const knownCriteria: readonly string[] = [...phrases.keys()];

/** Every template of a criterion's sentence, of a number in it, and of a reason, in English: what there is to translate. */
export const englishTemplates: Templates = Object.fromEntries([
  ...Object.entries(numberTemplates),
  ...Object.entries(reasonTemplates),
  ...templatesOf('other', otherPhrase),
  ...[...phrases].flatMap(([criterion, phrase]) => templatesOf(criterion, phrase)),
]);

function templatesOf(name: string, { templates }: Phrase): readonly (readonly [string, string])[] {
  return Object.entries(templates).map(([variant, template]) => [`${name}.${variant}`, template]);
}

/** Says criteria by these templates; a criterion of another engine is said by its name. */
function evidenceIn(templates: Templates): (evidence: Evidence) => string {
  return (evidence) => {
    const { criterion } = evidence;
    const known = phrases.get(criterion);
    const phrase = known ?? otherPhrase;
    const variant = phrase.variant(evidence);
    const template =
      templates[`${known ? criterion : 'other'}.${variant}`] ?? phrase.templates[variant] ?? '';
    return fill(template, (place) => {
      if (place === 'name') return capitalised(criterion.replaceAll('-', ' '));
      const numberOf = phrase.numbers[place];
      return numberOf && written(numberOf(evidence), templates);
    });
  };
}

/** Everything that is said, by these templates, with keys as in `englishTemplates`; what is not among them stays English. */
export function sentencesIn(templates: Templates) {
  return {
    /** One sentence for one criterion. */
    evidenceSentence: evidenceIn(templates),
    reasonSentence: reasonsIn(templates),
    evidenceRemark: remarksIn(templates),
  };
}

export const { evidenceSentence, reasonSentence, evidenceRemark } = sentencesIn(englishTemplates);
