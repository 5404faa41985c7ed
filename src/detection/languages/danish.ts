import type { Language } from './language';

export const danish: Language = {
  name: 'Danish',
  phrases: {
    contract: [
      'spænd{,er,e,t}|spænd {op,an,musklen,læggen}|anspænd{t,e,ing,else}|anspændt|muskelspænding|kontraher{,e,er}|kontraktion{,er,en}|stram{,  op,  til,mer,me}',
      'knib{,e,er}|knib sammen|klem{,mer,me}|klem {til,sammen}|hold {fast,imod,igen,hårdt}|holde {imod,fast}|tryk til|pres {til,imod}|knyt{,te} {næven,hånden}|lav en knytnæve',
      'tag fat|alt hvad du kan|så hårdt du kan|alt hvad du har|viljestyret{,  kontraktion,  aktivitet}|voluntær {kontraktion,aktivitet}|maksimal {kontraktion,kraft,anstrengelse}',
    ],
    relax: [
      'slap {af,helt af}|slappe{,r,de,t} af|afslap{pet,ning,pes}|afspænd{t,ing}|giv{,er} slip|slip {nu,helt,igen}|slippe{,r}|løsn{e,er}',
    ],
    rest: ['hvil|hvile{,r}|i hvile|hvile{aktivitet,fase,periode,tilstand}|i ro'],
    'cramp-begins': [
      'krampe{,n,r,rne,t}|{muskel,læg}krampe{,n,r}|smertefuld krampe|spasme{,r}|kontraktur{,er}',
    ],
    'cramp-ends': [
      'krampe{,n} {slipper,slap,har sluppet,over,er over,væk,er væk,forbi,er forbi,gik over,slut}|krampefri',
    ],
    stretch: ['udspænd{ing,e,er}|stræk ud|passiv {udspænding,stræk}|udstrækning'],
    'in-region': ['nål{,en} i musklen|palper{es,bar,et}|palpation'],
    'muscle-hard': [
      'hård muskel|muskel{,en} hård|musklen {hård,er hård,stadig hård,er stadig hård,forbliver hård}|stadig hård|stenhård|læggen {hård,er hård}',
    ],
    insertion: [
      '{nåle,}indstik|nål{,en} ind|nålebevægelse|nålen {flyttet,flyttes}|nål flyttet|flytter nålen',
    ],
    stimulus: ['stimuler{ing,e,er,et}|elektrisk stimulering|elektrostimulering'],
  },
  commands: {
    contract: [
      'begynd|kør|hårdere|stærkere|maks|maksimalt|fuld kraft|anstrengelse|spænding|tryk{,ke,ker}|presse{,r}',
      'træk{,ke,ker}|løft{,e,er}|bøj{,e,er}|op|gør modstand|knytnæve',
    ],
    relax: ['stop|slut|færdig|det er nok|ned|pause|sænk{,e,er}'],
    'lean-contract': ['igen|en gang til|lidt til|lidt mere|endnu mere|fortsæt|endnu en'],
    'lean-relax': ['tak'],
    beside: [
      'og|lidt|svagt|moderat|langsomt|hurtigt|hårdt|godt|det|din|dit|den|sek',
      'venstre|højre|ben{,et}|fod{,en}|hånd{,en}|arm{,en}|tå{,en}|tæer{,ne}|knæ{,et}|læg{,gen}|muskel|musklen|næve{,n}|finger|fingre',
    ],
  },
  forbidding: {
    contract: [
      '{ikke,du må ikke} {slip,slippe,slap af,slappe af,give slip,stoppe}|slip ikke|slap ikke af|giv ikke slip',
    ],
    relax: [
      'ikke {spænd,spænde,stram,stramme,klem,klemme,knib,knibe,tryk,trykke,pres,presse,hold,holde,træk,trække,løft,løfte}|{spænd,tryk,klem} ikke|uden {kraft,anstrengelse}',
    ],
  },
  idle: [
    'ufrivillig{,e} kontraktion{,er}|ledkontraktur|krampetærskel|{før,efter} krampe{,n}|kan ikke {spænde,klemme,knibe}',
    '{bevæg,rør} dig ikke|ikke bevæge|{lig,hold,sid} {stille,helt stille}|vær stille',
  ],
  things: [
    'nål{,en,e,ene}|elektrode{,n,r,rne}|knap{,pen}|kabel|kablet|kabler|ledning{,en,er}|optagelse{,n}|forstærker{,en}|støj|sensor|briks{,en}|impedans|kalibrering',
  ],
  seen: [
    'smert{e,er,efuld}|gør ondt|ondt|ufrivillig{,e}|fascikulation{,er}|fibrillation{,er}|trækning{,er}|rykker|rystelse{,r}|ryster|spontanaktivitet',
    'artefakt{,er}|hoste{,r,de}|nyse{,r}|taler|synker|berørt|bevægede|følelsesløs',
  ],
  negations: ['ikke|ingen|uden|aldrig'],
  over: {
    surely: ['slutter|sluttede|ophør{,t,te}|forsv{andt,undet}|slipper|væk|aftager|stoppet'],
    perhaps: ['over|slut|færdig|forbi'],
    before: ['slut|afslut|stop'],
  },
  fillers: ['er|gik|nu|har|helt|langsomt|på|af|at'],
};
