import type { Language } from './language';

export const italian: Language = {
  name: 'Italian',
  phrases: {
    contract: [
      'contrarre|contrai|contragga|contrarre il muscolo|contrazione|stringi|stringa|stringere|spingi|spinga|spingere|tieni|tenga',
      'tenere|mantieni|mantenga la contrazione|più forte',
      'fare forza|faccia forza|contrae|contratto volontariamente|contrazione volontaria|sforzo volontario|stretto il pugno|resista|resisti|mantenga|regga|teneva',
    ],
    relax: [
      'rilassa|rilassare|rilassi|rilassati|rilasciare|rilascia|rilassamento|molla|lascia andare|smetti',
      'mollare|molli|molla tutto|rilasciato|rilassato|rilasci|decontrarre|decontragga|allenti|allentare',
      'distensione',
    ],
    rest: ['riposo|a riposo|linea di base', 'riposare|si riposi'],
    'cramp-begins': ['crampo|crampi|spasmo|contrattura'],
    'cramp-ends': ['fine del crampo|senza crampi|crampo passato'],
    stretch: ['allungare|allungamento|allunga|stiramento passivo|stretching passivo'],
    'muscle-hard': ['muscolo duro|muscolo è duro|muscolo resta duro|resta duro|nodo palpabile'],
    insertion: ['inserzione|ago inserito|movimento dell ago'],
    stimulus: ['stimolo|stimolazione|stimolare|tetanizzazione'],
  },
  commands: {
    contract: [
      'contraz|contracc|sforzo',
      'via|inizia|forza|tira|tiri|piega|alzi|alza|sollevi|solleva|sforzo massimo|massimo sforzo|forza massima|su',
    ],
    relax: [
      'rilass',
      'abbassi|abbassa|abbassare|giù|fine|fermo|ferma|finito|molli|lasci|lasci andare|rilasci|riposi|smetta',
    ],
    'lean-contract': ['adesso|ora|ancora|ancora di più|un po di più|un po più'],
    'lean-relax': ['grazie'],
    beside: [
      'leggero|leggera|lieve|debole|minimo|minima|moderato|moderata',
      'sinistra|destra',
      'prova',
      'per|favore|sì|sim|di|piu|più|po|gamba|braccio|piede|pugno|il',
    ],
  },
  forbidding: {
    contract: ['non {mollare,molli,rilassi,rilassare,lasciare,smetta}'],
    relax: ['non {contrarre,contragga,stringa,stringere,spinga,spingere,tiri,forzi,fare forza,faccia forza}'],
  },
  movement: {
    movement: [
      'flett{ere,a,i}|flession{e}|estend{ere,a,i}|estensione|alz{are,i,a}|sollev{are,i,a}|pieg{are,hi,a}|tir{are,i,a}|allarg{are,hi,a}',
      'chiud{ere,a,i} il pugno|mord{ere,a,i}|abduzione|adduzione|prem{ere,a,i}|afferr{are,i,a}',
    ],
    stretching: ['dorsiflessione'],
    asking: ['chiest{o,a}|richiest{o,a}|paziente|soggetto|prov{i,a,are}|attivamente|massim{o,a,ale}'],
    limb: [
      'gamba|braccio|piede|piedi|pugno|ginocchio|gomito|polso|dita|dito|pollice|spalla|caviglia|testa|tallone|talloni|polpaccio',
    ],
    posture: ['posizione'],
  },
  idle: ['contrazione involontaria|contrazioni involontarie|non si muova|non muoverti'],
  things: ['ago|elettrodo|elettrodi|pulsante|registrazione|rumore|lettino|apparecchio'],
  seen: ['dolore|fa male|involontari{o,a}|spontane{o,a}|scossa|scosse|fascicolazion{e,i}|scarica|scariche'],
  negations: ['senza|nessun|nessuno|nessuna|mai'],
  over: { before: ['fine|smetta|smetti'] },
  fillers: ['della|delle'],
};
