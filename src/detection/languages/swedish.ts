import type { Language } from './language';

export const swedish: Language = {
  name: 'Swedish',
  phrases: {
    contract: [
      'spänn{,er,a}|spänn {åt,muskeln,musklerna,vaden,låret}|{,an,upp}spänd|anspänning|muskelspänning|kontrahera{,r,d}|kontraktion{,er,en}',
      'knip{,er,a}|kläm{,mer,ma}|kläm åt|krama{,r}|håll {i,kvar,fast,emot,hårt}|hålla {emot,kvar}|håller emot|tryck till|knyt{,er,a} {näven,handen}',
      'ta i|ta i allt|så hårt du kan|så hårt det går|allt du kan|viljemässig{,  kontraktion,  aktivitet}|volontär kontraktion|maximal {kontraktion,ansträngning,kraft}',
    ],
    relax: [
      'slappn{a,ar,ade} av|slappa av|avslapp{ad,ning,nad,nat,nande}|släpp{,er,a}|släpp {efter,taget,loss}|slappna',
    ],
    rest: ['vila|vilar|i vila|vilo{läge,aktivitet,fas,period}'],
    'cramp-begins': [
      'kramp{,er,en,ar,ade}|{muskel,vad}kramp{,er,en}|smärtsam kramp|sendrag|spasm{,er}|kontraktur{,er}',
    ],
    'cramp-ends': [
      'krampen {släpper,släppt,har släppt,släppte,är över,över,borta,är borta,slut,gick över}|kramp {borta,slut}|krampfri|kramplösning',
    ],
    stretch: ['stretcha{,r}|töj{,a,er,ning}|töjning|tänj{,a,er,ning}|passiv {töjning,stretch}'],
    'in-region': ['nål{,en} i muskeln|palper{as,bar,at}|palperar|palpation'],
    'muscle-hard': [
      'hård muskel|muskel{,n} {hård,är hård,fortfarande hård,är fortfarande hård,förblir hård}|fortfarande hård|stenhård|vaden {hård,är hård}|hård vad',
    ],
    insertion: [
      'nålinstick|instick|nål{,en} in|nålrörelse|nålen {flyttad,flyttas,flyttades}|flytta{,r} nålen|nål flyttad',
    ],
    stimulus: ['stimuler{ing,a,ar,ad}|elstimulering|elektrisk stimulering'],
  },
  commands: {
    contract: [
      'börja|starta|kör|nu kör vi|hårdare|starkare|maximalt|full kraft|ansträngning|spänning',
      'dra|drar|pressa{,r}|lyft{,a,er}|böj{,a,er}|upp|håll|tryck{,a,er}|stå emot|gör motstånd|tå upp',
    ],
    relax: ['sluta|slut|stanna|färdig|räcker|det räcker|tillräckligt|paus|ner|sänk{,a,er}'],
    'lean-contract': ['mera|igen|en gång till|en till|lite till|fortsätt'],
    'lean-relax': ['tack'],
    beside: [
      'och|lite|svagt|lätt|måttligt|långsamt|snabbt|hårt|redo|bra|det|din|ditt|den|sek',
      'vänster|höger|ben{,et}|fot{,en}|hand{,en}|arm{,en}|knä{,t}|vad{,en}|muskel{,n}|näve{,n}|finger|fingrar',
    ],
  },
  forbidding: {
    contract: ['{släpp,sluta,slappna} inte|slappna inte av|inte {släppa,sluta,slappna av}'],
    relax: [
      '{spänn,tryck,kläm,knip,håll,dra,lyft,pressa,krama} inte|inte {spänna,trycka,klämma,knipa,hålla,dra,lyfta,pressa,krama}|spänn dig inte',
      'utan {kraft,ansträngning,spänning}',
    ],
  },
  idle: [
    'ofrivillig{,a} kontraktion{,er}|ledkontraktur|kramptröskel|{före,efter} kramp{,en}|vila {nova,real,velha,franca}|kan inte {spänna,knipa,trycka}',
    'rör {dig,er} inte|{ligg,var,håll,sitt} still|{ligg,var,håll,sitt} stilla',
  ],
  things: [
    'nål{,en,ar,arna}|elektrod{,en,er,erna}|knapp{,en}|kabel{,n}|kablar|sladd{,en,ar}|inspelning{,en}|förstärkare{,n}|brus|störning{,ar}|givare{,n}|brits{,en}|impedans|kalibrering',
  ],
  seen: [
    'smärt{a,or,sam}|gör ont|ofrivillig{,a,t}|fascikulation{,er}|fibrillation{,er}|ryckning{,ar}|rycker|skakning{,ar}|skakar|spontanaktivitet',
    'artefakt{,er}|hosta{,r,de}|nys{er,te}|pratar|sväljer|stötte|rörde|vidrörd|berörd|domning{,ar}|darrar|darrning{,ar}',
  ],
  negations: ['inte|ingen|inga|inget|utan|ej|aldrig'],
  over: {
    surely: ['slutar|slutat|slutade|släpper|släppte|släppt|försv{ann,unnit}|upphör{,de,t}|borta|avtar'],
    perhaps: ['över|slut'],
    before: ['sluta|slut|avsluta|stopp'],
  },
  fillers: ['är|nu|har|helt|långsamt|på|av|att'],
};
