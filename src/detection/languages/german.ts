import type { Language } from './language';

export const german: Language = {
  name: 'German',
  phrases: {
    contract: [
      'anspannen|anspannung|spannen|spann an|spannen sie an|drücken|kontraktion|gegen widerstand|willkürkontraktion|kontrahieren',
      'faust|pressen|halten|festhalten|weiter halten|so fest es geht|fester',
      'spannt|spannt an|anzuspannen|zu drücken|zu halten|angespannt halten|ballen|faust machen|gegenhalten|gegendrücken|dagegenhalten|dagegen drücken|drück|drücken sie|kontrahiert|maximalkraft',
      'willkür|willkürlich|willkürliche|willküraktivität|willkürinnervation|willküranspannung|maximalinnervation|vollinnervation|muskelkontraktion|muskelanspannung',
      'dauerkontraktion|haltekontraktion|maximalkontraktion|probekontraktion',
    ],
    relax: [
      'entspannen|entspann|entspannung|entspannt|loslassen|lass los|lassen sie los|locker lassen|lass locker|lockerlassen|locker',
      'nachlassen|aufhören|nicht mehr drücken|nicht mehr anspannen|muskelentspannung|muskelrelaxation',
      'lockern|lockert|gelockert|entspannt sich|lässt los|spannung raus',
      'loszulassen',
    ],
    rest: ['ruhe|in ruhe|ruhig|ruhephase|ruheaktivität|ruheableitung|ruhemessung', 'ausruhen|pause machen'],
    'cramp-begins': [
      'krampf|krämpfe|krampft|muskelkrampf|wadenkrampf|verkrampfung|kontraktur|schmerzhafter knoten',
    ],
    'cramp-ends': ['krampffrei|krampflösung|krampfende'],
    stretch: ['dehnen|dehnung|gedehnt|dehnt|passive dehnung'],
    'in-region': ['nadel im muskel|nadel im krampf|nadel im knoten|tastbar|getastet|palpiert'],
    'muscle-hard': [
      'muskel bleibt hart|bleibt hart|noch hart|muskel hart und verkürzt',
      'muskel hart|muskel ist hart|muskelbauch hart|knoten tastbar|tastbarer knoten|steinhart',
    ],
    insertion: ['einstich|insertion|nadel einstechen|nadelbewegung|nadel bewegt|nadel neu'],
    stimulus: [
      'reiz|reizung|reizserie|stimulation|stimulieren|elektrische reizung|tetanische reizung',
      'serienreizung|nervenreizung|f welle{,n}|m welle{,n}',
    ],
  },
  commands: {
    contract: [
      'kontr|ansp|anstrengung',
      'los|los gehts|auf gehts|start|beginn|beginnen|ziehen|zieh|beugen|beug|strecken|heben|anheben|hochheben|hoch|voll|volle kraft|voller kraft',
      'maximal|maximalkraft|stärker|kräftig|zudrücken|drück|angespannt|weiterhalten|an',
    ],
    relax: [
      'entsp',
      'stopp|halt|aus|genug|gut so|fertig|ende|schluss|ausruhen|weich lassen|ablegen|absetzen|runter|senken|absenken|senke|grundlinie',
    ],
    'lean-contract': ['wiederholung|prozent|jetzt|mehr|nochmal|noch einmal|weiter'],
    'lean-relax': ['danke'],
    beside: [
      'isometrisch|isometrische',
      'leicht|leichte|leichter|mäßig|mäßige|mittel|mittlere|schwach|schwache|minimale|submaximale|maximale|kurze',
      'links|rechts|li|re|beide',
      'versuch|durchgang',
      'bitte|und|so|gut|noch|etwas|ein|eine|einen|das|den|bisschen|sie|mit|fest|langsam|kraft|bein|arm|hand|fuss|faust',
    ],
  },
  forbidding: {
    contract: ['nicht {loslassen,nachlassen,aufhören,entspannen,lockerlassen,locker lassen}'],
    relax: [
      'nicht {anspannen,drücken,pressen,spannen,ziehen,kontrahieren,halten,festhalten,mehr drücken,mehr anspannen,mehr ziehen,mitmachen,gegenhalten}',
    ],
  },
  movement: {
    movement: [
      'hebung|spreizung|{hand,faust,finger,lid,mund}schluss|{hand,spitz,haken}griff|händedruck|handdruck|{fuß,vorfuß,bein,arm,fersen,zehen,schulter,knie}hebung',
      '{fuß,knie,bein,arm,finger,zehen,ellenbogen,hüft,hand}{streckung,beugung}|{finger,zehen}spreizung',
      'strecken|streck{e,t}|streckung|beug{en,e,t,ung}|heben|heb{e,t}|anheben|hochheben|zieh{en,e,t}|spreiz{en,e,t}',
      'ballen|balle|ballt|zugreifen|greif{en,e,t}|zubeißen|dr{ü}ckt|drück{e}|hochziehen|zehenstand|fersenstand|abduktion|adduktion',
      'anzuziehen|zu {heben,strecken,beugen,ziehen,greifen,ballen}|anzuheben|plantarflexion|dorsalextension|flexion|extension|pronation|supination|plantarflektier{en,t}|abduzier{en,t}|adduzier{en,t}|pressen|presst',
    ],
    past: ['gestreckt|gebeugt|gehoben|hochgezogen'],
    stretching: ['dorsalflexion|dorsiflektieren'],
    asking: [
      'gebeten|angewiesen|aufgefordert|soll|sollte|bitte|patient{in,en}|proband{,in,en}|versucht|versuchen|aktiv|maximal{e,er,es}|isometrisch',
    ],
    limb: [
      'bein{,e}|arm{,e}|hand|hände|fuß|füße|faust|knie|ellenbogen|handgelenk|zehe{,n}|ferse{,n}|finger|daumen|schulter{,n}|hüfte|wade|fußspitze{,n}|kopf',
    ],
    posture: ['gelagert|position'],
    passive: ['passiv{,e,er,es}'],
  },
  idle: [
    'kann nicht anspannen|konnte nicht anspannen|kann nicht kontrahieren',
    'reizstärke|nicht bewegen|still{ ,}{halten,liegen}',
    'unwillkürliche kontraktion|unwillkürliche kontraktionen',
  ],
  things: [
    'nadel|elektrode|elektroden|knopf|taste|gurt|schraube|kabel|aufnahme|verstärker|rauschen|brummen|gerät|messung|liege',
  ],
  seen: [
    'schmerz{,en,haft}|tut weh|aua|brennt|kribbelt|unwillkürlich{,e,er,es}|spontan{,e,aktivität}|faszikulation{,en}|fibrillation{,en}|zuckung{,en}|zuckt|zucken|entladung{,en}|tremor|husten|hustet',
  ],
  negations: ['kein|keine|keinen|keiner|keinerlei|nicht|ohne|nie'],
  over: {
    surely: [
      'beendet|vorbei|weg|gelost|geloest|lost|loest|verschwunden|aufgehort|aufgehoert|voruber|vorueber',
    ],
    perhaps: ['aus|ende'],
    before: ['ende|stoppe|hor'],
  },
  fillers: ['ist|hat|war|der|die|das|des|dem|den|jetzt|nun|langsam|sich'],
};
