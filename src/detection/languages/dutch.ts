import type { Language } from './language';

export const dutch: Language = {
  name: 'Dutch',
  phrases: {
    contract: [
      'aanspannen|aan{gespannen,spanning,spant}|span{, maar, eens, de spier, de kuit} aan|spant{, de spier} aan|spier{contractie,aanspanning}|contractie{,s}|contraheren|contraheert|samentrekken|maximaalkracht',
      'knijp{,en,t}|knijp {hard,maar,in mijn hand}|duw{,en,t}|duw maar|harder duwen|vasthouden|{hou,houd} {vast,vol,dat vast}|volhouden|blijf {houden,knijpen,duwen,drukken,aanspannen}',
      'kracht {zetten,geven}|zet kracht|geef kracht|druk maar|weerstand geven|geef weerstand|zo hard {mogelijk,als je kunt,als u kunt}|willekeurig{e}|willekeurige {contractie,activiteit}|maximale {contractie,inspanning,kracht}|alles geven|vuist maken',
      'willekeurig',
    ],
    relax: [
      'ontspan{,nen,d,t,ning}|ontspan maar|loslaten|los laten|laat{, maar,  het} los|verslap{,pen,ping}|slap{, laten, houden}|stop maar|{helemaal,lekker} {los,slap}|relaxeren|geen spanning',
    ],
    rest: [
      'rust|in rust|rust{ig,fase,meting,activiteit,periode,toestand}|rust uit|uitrusten|geen kracht|basislijn',
    ],
    'cramp-begins': [
      'kramp{,en,t,aanval}|{kuit,spier,been,voet}kramp{,en}|verkrampt|verkramping|kramp begint|pijnlijke kramp|schiet in de kramp|spasme{,n}|contractuur|charlie horse',
    ],
    'cramp-ends': [
      'krampvrij|kramp {weg,voorbij,over,is weg,is over,is voorbij,verdwenen,zakt,trekt weg}|geen kramp{,en}|zonder kramp',
    ],
    stretch: ['rek|rekken{, van}|gerekt|oprekken|{passief,passieve} {rekken,rek}|rek de {kuit,spier}'],
    'in-region': ['naald in {de ,}spier|palpabel|gepalpeerd|palpatie|voelbaar'],
    'muscle-hard': [
      'harde spier|spier {hard,is hard,blijft hard,nog hard,nog steeds hard,voelt hard}|nog {steeds ,}hard|keihard|kuit {hard,is hard}|harde kuit',
    ],
    insertion: [
      'naald {insteken,ingebracht,verplaatst,erin,in,bewogen,verschoven}|naald{beweging,insteek}|insteek|prik',
    ],
    stimulus: ['stimul{atie,eren,us}|elektrische stimulatie|prikkel{,s,ing}'],
  },
  commands: {
    contract: [
      'gaan|ga|begin maar|toe maar|kracht|harder|sterker|maximaal|volle kracht|omhoog|op|druk|drukken|trek{,ken}|trek maar|til op|optillen|buig{,en}|strek{,ken}|inspanning|vuist|aan|start maar',
      'hard|vol',
    ],
    relax: [
      'genoeg|klaar|einde|rustig|laat maar|pauze|omlaag|laat zakken|zakken|stoppen|hou op|houd op|ophouden|naar beneden',
      'stop maar',
    ],
    'lean-contract': ['nu|meer|nog een keer|nogmaals|opnieuw|doorgaan|ga door|nog meer'],
    'lean-relax': ['dank u|dank je|bedankt'],
    beside: [
      'als u kunt|als je kunt|goed|maar|graag|alstublieft|alsjeblieft|en|nog|een|beetje|het|de|uw|je|even|zwak|zwakke|hard|matig|matige|langzaam|snel|linker|rechter|been|voet|hand|arm|teen|tenen|knie|kuit|spier|vingers',
      'moderata|lichte',
      'poging',
    ],
  },
  forbidding: {
    contract: [
      'niet {loslaten,ontspannen,stoppen,verslappen,ophouden,los laten}|laat niet los|niet meer loslaten',
    ],
    relax: [
      'niet {aanspannen,spannen,knijpen,duwen,drukken,trekken,meer aanspannen,meer duwen,meer knijpen,meer drukken,persen,meedoen}|zonder {kracht,aanspannen,inspanning}',
    ],
  },
  movement: {
    movement: [
      '{vuist,hand}knijpen|vuistsluiting|{voet,been,arm,hiel}heffing',
      'buig{en,t}|buig|strek{ken,t}|strek|til{len,t}|til|hef{fen,t}|hef|trek{ken,t}|trek|spreid{en,t}|spreid',
      'knijp{en,t}|knijp|duw{en,t}|duw|druk{ken,t}|bijt|vuist maken|maak een vuist|op {je,de,uw} tenen|plantairflexie|flexie|extensie',
    ],
    past: ['gebogen', 'gestrekt|opgetild|getrokken|geknepen|geduwd'],
    stretching: ['dorsiflexie'],
    asking: ['gevraagd|patiënt|proefpersoon|prob{eer,eert,eren}|actief|maximaal'],
    limb: [
      'been|benen|voet{,en}|vuist|pols|elleboog|teen|tenen|hiel{,en}|vinger{,s}|duim|schouder{,s}|enkel|heup|hoofd|kuit',
    ],
    posture: ['positie'],
    passive: ['passief'],
  },
  idle: [
    'onwillekeurige {contractie,contracties,samentrekking}|{kan,kon} niet {aanspannen,knijpen,duwen}|krampdrempel|{voor,na} {de ,}kramp|gewrichtscontractuur',
    'niet bewegen|{lig,blijf,zit} stil|stil {liggen,houden,blijven}|beweeg niet|stilhouden|stilliggen',
  ],
  things: [
    'naald{,en}|elektrode{,n,s}|knop{,je}|kabel{,s}|opname{,s}|versterker|ruis|brom|storing|sensor{,en}|apparaat|impedantie|kalibratie|meting|draad|draden',
  ],
  seen: [
    'pijn{,lijk}|doet pijn|onwillekeurig|spontaan|spontane activiteit|trilling{,en}|trilt|fasciculatie{,s}|fibrillatie{,s}|ontlading{,en}|schok{je,jes,ken}|trekking{,en}',
    'artefact{,en}|hoest{,en}|niest|praat|slikt|aangeraakt|bewoog|verschoven|gevoelloos|tintel{t,ingen}|brandt',
  ],
  negations: ['geen|niet|zonder|nooit'],
  over: {
    surely: ['voorbij|weg|verdwenen|gestopt|afgelopen|beëindigd|opgehouden|geëindigd'],
    perhaps: ['over|einde|klaar'],
    before: ['einde|stoppe|stop|eind'],
  },
  fillers: ['is|nu|de|het|een|van|langzaam|helemaal'],
};
