import type { Language } from './language';

export const hungarian: Language = {
  name: 'Hungarian',
  phrases: {
    contract: [
      'feszít{s,se,sen,sd,sük,és,eni,i}|feszít{se,sd,sen} meg|megfeszít{,i,eni,ve,és}|szorít{s,sa,son,sd,ás,ani,ja}|szorít{sa,sd,son} {meg,ökölbe}|húzza össze|húzd össze',
      'össze{húzódás,húzni,húzás}|izom{összehúzódás,feszítés}|kontrakció|tarts{,a,d,on}|tarts{a,d} {meg,így}|tartani|megtartani|nyomj{a,d,on,ál}|nyomni|ellenáll{jon,j,ni}|tolja',
      '{akaratlagos,maximális,izometriás} {feszítés,összehúzódás,kontrakció,aktivitás,erő,erőkifejtés}|teljes erő{vel,ből}|minden erejével|ahogy {bírja,bírod,csak bírja,csak tudja}',
    ],
    relax: [
      'lazíts{,a,d,on,on el,a el,d el}|lazít{ás,ani,}|ellazul{,ás,ni,t}|ellazít{,ani,ás}|lazuljon{, el}|engedj{e,en} el|engedd el|elenged{,i,ni,te}|hagyja abba|hagyd abba',
    ],
    rest: [
      'nyugalom{,ban}|nyugalmi {állapot,aktivitás,helyzet,szakasz}|pihen{és,jen,j,ni,tes,ő}|pihenés közben',
    ],
    'cramp-begins': [
      'görcs{,ök,öl,öt,ös,e,ben}|{izom,vádli,lábikra,láb}görcs{,ök,e}|begörcsöl{,t,ni}|fájdalmas görcs|spazmus|kontraktúra',
    ],
    'cramp-ends': [
      '{nincs,nem} görcs|görcs {nincs,nélkül,elmúlt,oldódott,oldódik,kiállt,megszűnt,vége}|görcsmentes',
    ],
    stretch: ['{passzív,izom} {nyújtás,megnyújtás}|nyújtás|megnyújt{ás,ani}|izomnyújtás'],
    'in-region': ['tű az izomban|tapintható|kitapintható|palpáció'],
    'muscle-hard': [
      'kemény izom|az izom {kemény,még kemény}|izom {kemény,még kemény,még mindig kemény,továbbra is kemény}|{még,még mindig,továbbra is} kemény|kőkemény|kemény vádli|vádli kemény',
    ],
    insertion: [
      'tű{szúrás,mozgatás,beszúrás}|beszúrás|tű {bevezetése,mozgatása,elmozdult,behelyezve,beszúrva,áthelyezve}|inzerció',
    ],
    stimulus: ['inger{,lés,lése}|elektromos ingerlés|stimulá{ció,lás}|stimulus'],
  },
  commands: {
    contract: [
      'kezd{je,d,és,jen,jük}|kezdjük|kezdd|indul{ás,jon}|rajt|erős{en,ebben,}|erősebben|maximálisan|maximum|ököl|gyerünk|ökölbe',
      'húzz{a,ál}|húzd|emelj{e,ed}|emeld|hajlíts{a,d}|feszesen',
    ],
    relax: ['állj|elég|vége|szünet|pihenő|laza|lazán|lazára|engedje le|engedd le|stop'],
    'lean-contract': ['újra|tovább|még egyszer|ismét|folytassa|folytasd|jobban|még jobban'],
    'lean-relax': ['köszönöm'],
    beside: [
      'kérem|jó|rendben|kész|kicsit|kissé|enyhén|közepesen|gyengén|lassan|gyorsan|nagyon|mp|így',
      'bal|jobb|láb{,át,ad,adat}|kéz|kez{ét,ed,edet}|kar{,ját,od}|térd{,ét}|lábfej{,ét,ed}|ujj{,ait,át}|izm{ot,át,a}|izom|vádli',
    ],
  },
  forbidding: {
    contract: [
      'ne {engedje,engedd,engedje el,engedd el,lazítson,lazítsa,lazíts,lazítsd,hagyja abba,hagyd abba}',
    ],
    relax: [
      'ne {feszítse,feszítsen,feszíts,feszítsd,szorítsa,szorítson,szorítsd,szoríts,nyomja,nyomd,nyomjon,tartsa,tartsd,húzza,húzd}|erő nélkül|erőkifejtés nélkül',
    ],
  },
  idle: [
    'akaratlan {összehúzódás,összehúzódások,kontrakció}|ízületi kontraktúra|görcsküszöb|görcs {előtt,után}|nem tudja {megfeszíteni,szorítani}',
    'ne moz{ogjon,duljon,ogj,dulj}|maradjon {nyugton,mozdulatlan}|mozdulatlanul',
  ],
  things: [
    'tűvel|tűelektróda|elektród{,a,ák,át}|gomb{,ot}|kábel{,ek,t}|felvétel|rögzítés|erősítő|zaj|zavar|szenzor|érzékelő|készülék|impedancia|kalibráció|kalibrálás|vizsgálóágy',
  ],
  seen: [
    'fáj{,dalom,dalmas}|akaratlan{,ul}|spontán{, aktivitás}|fasciculatio{,k}|fascikuláció{,k}|fibrilláció{,k}|fibrillatio{,k}|remegés|remeg|rángás|rándulás',
    'műtermék{,ek}|köhög{,és,ött}|tüsszent{,ett,és}|beszél|nyel|hozzáért|megérintve|megmozdult|zsibbad{,ás}',
  ],
  negations: ['ne|nem|nincs|sem|nélkül'],
  over: {
    surely: ['elmúlt|elmúlik|megszűnt|befejeződött|abbamaradt|oldódott|eltűnt'],
    perhaps: ['vége'],
    before: ['fejezze'],
  },
  fillers: ['a|az|már|teljesen|lassan'],
};
