import type { Language } from './language';

export const norwegian: Language = {
  name: 'Norwegian',
  phrases: {
    contract: [
      'stram{,mer,me,t,ming}|stram {til,muskelen,leggen}|spenn{,er,e}|spenn {til,muskelen,leggen}|{an,opp}spent|anspenning|muskelspenning|kontraher{,e,er}|kontraksjon{,er,en}',
      'klem{,mer,me}|klem til|knip{,e,er}|hold {fast,igjen,imot,stramt,hardt}|holde {igjen,imot}|trykk til|press {til,imot}|knytt{,e} neven|knyt neven|lag knyttneve',
      'ta i|ta i alt|alt du {kan,klarer}|så hardt du {kan,klarer}|viljestyrt{,  kontraksjon,  aktivitet}|voluntær {kontraksjon,aktivitet}|maksimal {kontraksjon,innsats,kraft}',
    ],
    relax: [
      'slapp av|slappe{,r,t} av|slappet av|avslapp{et,ing,a,ning}|slipp{,er,e}|slipp {opp,taket,løs}|slakk{,e} av|løsne',
    ],
    rest: ['hvil|hvile{,r}|i hvile|hvile{aktivitet,fase,periode,tilstand}'],
    'cramp-begins': [
      'krampe{,n,r,ne,t}|{muskel,legg}krampe{,n,r}|smertefull krampe|kramper|spasme{,r}|kontraktur{,er}',
    ],
    'cramp-ends': [
      'krampe{,n} {slipper,slapp,har sluppet,over,er over,borte,er borte,gikk over,slutt}|krampefri',
    ],
    stretch: ['tøy{,e,er,ning,ing}|tøyning|passiv {tøyning,strekk}|strekk ut'],
    'in-region': ['nål{,en,a} i muskelen|palper{es,bar,t}|palpasjon'],
    'muscle-hard': [
      'hard muskel|muskel{,en} {hard,er hard,fortsatt hard,er fortsatt hard,fremdeles hard,forblir hard}|{fortsatt,fremdeles} hard|steinhard|leggen {hard,er hard}',
    ],
    insertion: [
      '{nåle,}innstikk|nål{,en,a} inn|nålebevegelse|nål{,en,a} {flyttet,flyttes}|flytter nål{,en,a}',
    ],
    stimulus: ['stimuler{ing,e,er,t}|elektrisk stimulering|elektrostimulering'],
  },
  commands: {
    contract: [
      'begynn|kjør|kjør på|hardere|sterkere|maks|maksimalt|full kraft|innsats|spenning|trykk{,e,er}|press{,e,er}',
      'dra|løft{,e,er}|bøy{,e,er}|opp|stå imot|gjør motstand|knyttneve',
    ],
    relax: ['stopp|slutt|ferdig|det holder|nok nå|ned|pause|senk{,e,er}'],
    'lean-contract': ['igjen|en gang til|litt til|fortsett'],
    'lean-relax': ['takk'],
    beside: [
      'og|litt|svakt|moderat|sakte|hardt|godt|bra|det|din|ditt|den|sek',
      'venstre|høyre|bein{,et}|ben{,et}|fot{,en}|hånd{,en}|arm{,en}|tå{,en}|tær{,ne}|kne{,et}|legg{,en}|muskel{,en}|neve{,n}|finger|fingre',
    ],
  },
  forbidding: {
    contract: ['ikke {slipp,slippe,slapp av,slappe av,stopp,slutt}|slipp ikke|slapp ikke av'],
    relax: [
      'ikke {stram,stramme,spenn,spenne,klem,klemme,knip,trykk,trykke,press,hold,holde,dra,løft,løfte}|uten {kraft,innsats}',
    ],
  },
  idle: [
    'ufrivillig{,e} kontraksjon{,er}|leddkontraktur|krampeterskel|{før,etter} krampe{,n}|kan ikke {stramme,spenne,klemme}',
    'ikke {beveg,rør} deg|ikke beveg|{ligg,hold,sitt,vær} {stille,i ro,rolig}',
  ],
  things: [
    'nål{,en,a,er}|elektrode{,n,r,ne}|knapp{,en}|kabel{,en}|kabler|ledning{,en,er}|opptak{,et}|forsterker{,en}|støy|benk{,en}|impedans|kalibrering',
  ],
  seen: [
    'smert{e,er,efull}|vondt|gjør vondt|ufrivillig{,e}|fascikulasjon{,er}|fibrillasjon{,er}|rykning{,er}|rykker|skjelving{,er}|skjelver|spontanaktivitet',
    'artefakt{,er}|hoste{,r,t}|nyse{,r}|snakker|svelger|berørt|bevegde|beveget seg|nummen',
  ],
  negations: ['ikke|ingen|uten|aldri'],
  over: {
    surely: ['slutter|sluttet|opphør{,t,te}|forsv{ant,unnet}|slipper|borte|avtar'],
    perhaps: ['over|slutt|ferdig'],
    before: ['slutt|avslutt|stopp'],
  },
  fillers: ['er|gikk|nå|har|helt|sakte|på|av|å'],
};
