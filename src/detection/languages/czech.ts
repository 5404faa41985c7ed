import type { Language } from './language';

export const czech: Language = {
  name: 'Czech',
  phrases: {
    contract: [
      'zat{ni,něte,nout,nul,nula,nuto,nutí,ínej,ínejte,ínat,íná}|stah{,u,y}|svalov{ý,é} stah{,y}|kontrakc{e,i,í}|napn{i,ěte,out}|zatnout sval|stáhněte sval',
      'stiskn{i,ěte,out}|sevř{i,ete,ít}|drž{,te,et,í}|podrž{,te,et}|vydrž{,te,et}|tlač{,te,it}|zatlač{,te,it}|ze všech sil|vší silou|co nejvíc',
      'volní {kontrakce,aktivita,stah,úsilí}|maximální {kontrakce,stah,úsilí,síla}',
    ],
    relax: [
      'povol{,te,it,uji,uje}|uvoln{i,ěte,it,ění,ěný,ěno,ěn,ěna}|uvolňuj{,te}|pustit|pusť to|relaxuj{,te}|relaxace',
    ],
    rest: [
      'klid{,u}|v klidu|klidov{á,ý} {aktivita,stav,fáze}|odpočin{ek,ku,ě,eš}|odpočiň{,te}|odpočívej{,te}|odpočívat',
    ],
    'cramp-begins': ['křeč{,e,i,ím}|svalová křeč|bolestivá křeč|spa{s,z}mus|kontraktur{a,y,u}'],
    'cramp-ends': ['bez křečí|bez křeče|křeč {povolila,povoluje,je pryč,pryč}'],
    stretch: ['protáhn{i,ěte,out}|protahuj{,te}|protahov{ání,at}|protažení|pasivní protažení'],
    'in-region': ['jehla ve svalu|hmatn{ý,á,é}|palpace|palpačně'],
    'muscle-hard': [
      'tvrdý sval|sval {tvrdý,je tvrdý,zůstává tvrdý,stále tvrdý,pořád tvrdý}|stále {tvrdý,tvrdé}|pořád {tvrdý,tvrdé}|tvrdé lýtko|lýtko {tvrdé,je tvrdé}',
    ],
    insertion: [
      'vpich{,u,uji,nutí}|{zavedení,posun,pohyb,změna polohy} jehly|jehla {zavedena,posunuta}|posouvám jehlu',
    ],
    stimulus: ['stimul{ace,aci,us,uji,ovat}|elektrostimulace|podnět{,y}|dráždění'],
  },
  commands: {
    contract: [
      'začn{i,ěte}|začít|začínáme|začátek|siln{ě,ěji}|pořádně|maximálně|úsilí|síla|sílu|odpor|do toho|pěst',
      'tahej{,te}|táhn{i,ěte,out}|zvedn{i,ěte,out}|zdvihn{i,ěte,out}|pokrč{,te,it}|ohn{i,ěte,out}|propn{i,ěte,out}|nahoru|zmáčkn{i,ěte,out}',
    ],
    relax: ['dost|stačí|konec|hotovo|pauza|přestávka|dolů|polož{,te,it}|volně'],
    'lean-contract': ['teď|nyní|ještě|ještě jednou|znovu|víc|více|pokračuj{,te}'],
    'lean-relax': ['děkuji'],
    beside: [
      'prosím|tak|připraven{,a,i}|trochu|mírně|slabě|lehce|pomalu|rychle|velmi|sek',
      'lev{ý,á,é,ou}|prav{ý,á,é,ou}|noh{a,u,y}|ruk{a,u,y}|prst{,y}|koleno|sval{,y}|lýtko|dlaň|špičk{a,u,y}',
    ],
  },
  forbidding: {
    contract: ['nepovoluj{,te}|nepovolit|nepouštěj{,te}|neuvolňuj{,te}|nepřestávej{,te}'],
    relax: [
      'nezatínej{,te}|nezatínat|netlač{,te}|netahej{,te}|nestahuj{,te}|nemačkej{,te}|nedrž{,te}|nenapínej{,te}|bez {zatnutí,stahu,úsilí}',
    ],
  },
  idle: [
    'mimovolní {stah,stahy,kontrakce}|kloubní kontraktura|kontraktura kloubu|práh křeče|{po,před} {křeči,křečí}',
    'nehýbej{,te}|nehýbat|nehýbejte se|nehni se|nehněte se|nezatne|nemůže zatnout|nemohu zatnout',
  ],
  things: [
    'jehl{a,y,u,ou}|elektrod{a,y,u}|tlačítk{o,a,u}|kabel{,y}|záznam{,u}|nahrávk{a,u}|zesilovač{,e}|rušení|přístroj{,e}|snímač|lehátk{o,u}|impedance|kalibrace',
  ],
  seen: [
    'bolest{,i}|bolí|mimovoln{í,ě}|spontánn{í,ě}|fascikulac{e,í}|fibrilac{e,í}|třese|záškub{,y}|cuká|artefakt{,y}',
    'kaš{el,le}|kýchl{,a}|mluví|polyká|dotek|dotyk|dotkl{,a}|pohnul{,a}|brní|pálí',
  ],
  negations: ['bez|není|nejsou|žádná|žádný|žádné|nikdy|nemá'],
  over: {
    surely: [
      'přešl{a,o,y}|přešel|odezněl{,a,o,y}|odeznívá|pominul{,a,o,y}|skončil{,a,o,y}|ukončen{,a,o,í}|zmizel{,a,o}|ustoupil{,a,o}',
    ],
    perhaps: ['konec|pryč'],
    before: ['konec|ukonč{i,ete,it,ení}|přesta{ň,ňte,t}|skonči|dost'],
  },
  fillers: ['je|už|teď|již|úplně|pomalu|byl|byla'],
};
