/**
 * What an examiner sees or a patient feels: who notes one of these asks for nothing (`pain`, `fibs`, `twitches`). In a sentence
 * beside a command it changes nothing.
 */
import { formsWhenAsked } from './wordForms';

/** English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese. */
export const seen = formsWhenAsked(
  'pain{,s,ful}|hurt{s,ing}|sore|ache{,s}|ouch|ow|burn{s,ing}|numb|tingl{es,ing}|involuntar{y,ily}|spontaneous{,ly}|uncontrolled|unintended|not voluntary',
  'fasc|fasci{,c}|fascics|fasciculat{ion,ions,es,ing}|fib|fibs|fibrillation{,s}|psw|psws|sharp wave{,s}|crd|crds|myoton{ic,ia}|myokym{ic,ia}|neuromyoton{ic,ia}',
  'tremor|twitch{,es,ing}|doublet{,s}|discharge{,s}|endplate|end plate|eps|clonus|artifact{,s}|artefact{,s}|movement artifact|cough{,s,ing}|sneez{e,es,ing}|swallow{,s,ing}|talk{s,ing}',
  'schmerz{,en,haft}|tut weh|aua|brennt|kribbelt|unwillkürlich{,e,er,es}|spontan{,e,aktivität}|faszikulation{,en}|fibrillation{,en}|zuckung{,en}|zuckt|zucken|entladung{,en}|tremor|husten|hustet',
  'douleur{,s}|fait mal|involontaire{,s}|spontané{,e,es,s}|secousse{,s}|tremblement{,s}|décharge{,s}|tousse|toux',
  'dolor|duele|involuntari{o,a}|espontáne{o,a}|temblor|sacudida{,s}|fasciculacion{,es}|fasciculación|descarga{,s}|tos|dor|dói|espontâne{o,a}|involuntári{o,a}|tosse|fasciculaç{ão,ões}',
  'dolore|fa male|involontari{o,a}|spontane{o,a}|scossa|scosse|fascicolazion{e,i}|scarica|scariche|pijn|doet pijn|onwillekeurig|spontaan|trilling{,en}|fasciculatie{s}|ontlading{,en}',
  '痛い|痛|疼|不随意|自発|自发|自發|震え|震颤|震顫|束攣縮|线束|咳',
);
