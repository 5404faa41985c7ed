import type { Language } from './language';

/** `Skurcz` alone is a contraction or a cramp: it says neither. */
export const polish: Language = {
  name: 'Polish',
  phrases: {
    contract: [
      'nap{nij,nijcie,nie,iąć,iął,ięła,inaj,inajcie,inać,ina,ięcie mięśnia,ięcie mięśni}|napręż{,cie,yć,aj,ajcie,ać,enie}',
      'ściśnij{,cie}|ścisnąć|ściskaj{,cie}|ściskać|ściska|zaciśnij{,cie}|zacisnąć|zaciskaj{,cie}|zaciskać|zaciska',
      '{,przy,u,wy}trzym{aj,ajcie,ać,uj}|pchaj{,cie}|pchać|dociśnij{,cie}|docisnąć|z całej siły|z całych sił|najmocniej jak {pan,pani} może',
      'skurcz {dowolny,maksymalny,izometryczny}|{dowolny,maksymalny,izometryczny} skurcz|maksymalny wysiłek|aktywność dowolna|wysiłek dowolny',
    ],
    relax: [
      'rozluźni{j,jcie,ć,a,aj,ać,enie,ony,ona,one}|pu{ść,śćcie,ścić}|puszcza{j,jcie,ć}|odpu{ść,śćcie,ścić}|poluzuj{,cie}|poluzować|zluzuj|rozkurcz{,yć,aj}|zrelaksuj{,cie}|relaksuj',
    ],
    rest: [
      'spoczyn{ek,ku}|w spoczynku|odpoczyn{ek,ku}|odpoczn{ij,ijcie,ie}|odpocząć|odpoczywaj{,cie}|odpoczywać',
    ],
    'cramp-begins': [
      'kurcz{,e,u,em,y,ów}|{bolesny,silny,łapie,złapał,ma} skurcz|skurcz {bolesny,łydki,uda,stopy}|bolesne skurcze|skurcze łydek|spazm{,y}|przykurcz{,u}',
    ],
    'cramp-ends': [
      'brak {kurczu,skurczu,kurczów}|bez {kurczu,skurczu,kurczów}|puściło|skurcz {minął,ustąpił,puścił}|koniec skurczu łydki',
    ],
    stretch: ['rozciągn{ij,ijcie,ąć,ięcie}|rozciągaj{,cie}|rozciąganie|rozciąga|bierne rozciąganie'],
    'in-region': ['igła w mięśniu|wyczuwalny|wyczuwalne|palpacyjnie|palpacja'],
    'muscle-hard': [
      '{twardy,napięty i twardy} mięsień|mięsień {twardy,jest twardy,nadal twardy,wciąż twardy,pozostaje twardy}|nadal {twardy,twarda}|wciąż {twardy,twarda}|twarda łydka|łydka {twarda,jest twarda}',
    ],
    insertion: [
      'wkłu{cie,cie igły,wam,to,wanie}|{wprowadzenie,ruch,przesunięcie,zmiana położenia} igły|igła {przesunięta,wprowadzona,wkłuta}|przesuwam igłę|ukłucie',
    ],
    stimulus: ['stymul{acja,acji,uj,uję,ować}|elektrostymulacja|bodziec|bodźce'],
  },
  commands: {
    contract: [
      'zaczn{ij,ijcie,ie}|zaczynaj{,cie}|zaczynamy|początek|mocn{o,iej}|siln{y,ie,iej}|maksymalnie|maks|wysiłek|napięcie|opór',
      'ciągn{ij,ijcie}|podnie{ś,ście,ść}|unie{ś,ście,ść}|zegnij{,cie}|zgiąć|ugnij|wyprostuj{,cie}|zgięcie|wyprost|do góry|pięść|naciśnij|naciskaj',
    ],
    relax: ['dość|dosyć|wystarczy|koniec|przerwa|opuś{ć,ćcie}|opuścić|w dół|luźno'],
    'lean-contract': ['teraz|już|jeszcze|jeszcze raz|ponownie|powtórz|więcej|dalej'],
    'lean-relax': ['dziękuję'],
    beside: [
      'proszę|dobrze|gotow{y,a,i}|trochę|lekko|słabo|umiarkowanie|powoli|szybko|bardzo|sek|niech|pan|pani',
      'lew{a,ą,y,e}|praw{a,ą,y,e}|nog{a,ę,i}|ręk{a,ę,i}|stop{a,ę,y}|palec|palce|kolano|mięsień|mięśnie|łydk{a,ę}|dłoń|udo',
    ],
  },
  forbidding: {
    contract: [
      'nie {puszczaj,puszczajcie,puszczać,rozluźniaj,rozluźniajcie,rozluźniać,odpuszczaj,odpuszczać,przestawaj}',
    ],
    relax: [
      'nie {napinaj,napinajcie,napinać,naprężaj,naprężać,ściskaj,ściskajcie,ściskać,zaciskaj,zaciskać,pchaj,pchać,trzymaj,trzymać,ciągnij,naciskaj}',
      'bez {napinania,napięcia,wysiłku}',
    ],
  },
  idle: [
    'mimowoln{y,e} skurcz{,e}|przykurcz {stawu,stawowy,w stawie}|próg kurczu|{po,przed} {kurczu,kurczem,skurczu,skurczem}',
    'nie rusza{j,jcie,ć}|proszę się nie ruszać|nie porusza{j,ć}|nie może {napiąć,ścisnąć}|nie mogę {napiąć,ścisnąć}',
  ],
  things: [
    'igł{a,y,ę,ą}|elektrod{a,y,ę}|przycisk{,u}|guzik|kabel|kable|przew{ód,ody}|zapis{,u}|nagrani{e,a}|wzmacniacz{,a}|szum{,y}|zakłócenia',
    'czujnik|aparat|kozetk{a,ę}|leżank{a,ę}|impedancja|kalibracja|zasilania',
  ],
  seen: [
    'ból|boli|bolesn{y,e}|mimowoln{y,e,a,ie}|spontaniczn{y,a,e}|samoistn{y,a,e}|fascykulacj{a,e}|fibrylacj{a,e}|drżeni{e,a}|drgani{e,a}|drga',
    'artefakt{,y}|kasz{el,le}|kaszle|kichn{ął,ęła}|mówi|przełyka|dotkn{ął,ęła,ięcie}|poruszył{,a}|ruszył{,a}|drętwieje|piecze',
  ],
  negations: ['nie|bez|brak|nigdy|żadnych'],
  over: {
    surely: [
      'min{ął,ęła,ęło,ęły,ie}|mija|ustąpił{,a,o,y}|ustępuje|przeszedł|przeszł{a,o,y}|zakończon{y,a,e}|zakończył{,a,o}|skończył{,a,o}|zniknął',
    ],
    perhaps: ['koniec'],
    before: ['koniec|zakończ{,enie,yć}|przesta{ń,ńcie,ć}|przerwij|dość'],
  },
  fillers: ['jest|już|teraz|całkiem|powoli|był'],
};
