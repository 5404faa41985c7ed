/** Remarks as examiners type them, in many languages: commands, cramps, needles, and what is none of these. */
import assert from 'node:assert/strict';
import { buildWordings, isUnread, readingsOf } from '../../../../src/detection/context/wordings';

const wordings = buildWordings();

type Said = 'contract' | 'relax' | 'cramp' | 'over' | 'hard' | 'needle' | 'stretch' | 'stimulus' | 'nothing';

const words: Readonly<Record<string, Said>> = {
  rest: 'relax',
  'cramp-begins': 'cramp',
  'cramp-ends': 'over',
  'muscle-hard': 'hard',
  insertion: 'needle',
};

function first(text: string): string {
  const [reading] = readingsOf(text, wordings);
  if (reading) return words[reading.meaning] ?? reading.meaning;
  return isUnread(text, wordings) ? 'unread' : 'nothing';
}

type Remarks = Readonly<Partial<Record<Said, string>>>;

const remarks: Readonly<Record<string, Remarks>> = {
  English: {
    relax: 'pt not contracting|patient is not pushing',
    cramp:
      'charley horse|hand stuck closed|calf locked up|fingers won’t open|stuck closed, pt not contracting',
    hard: 'still hard on palpation',
    nothing: 'don’t move|do not move please|touched|cable bumped|lie still',
  },
  German: { nothing: 'nicht bewegen|Stillhalten|still liegen bitte' },
  French: { nothing: 'ne bougez plus|ne bougez pas' },
  Russian: {
    contract:
      'напрячь 2|Напрягите!|сожмите кулак|держите|дави сильнее|СИЛЬНЕЕ|начали|максимальное усилие|не отпускайте|подними ногу|напряжение 50 %',
    relax:
      'расслабить|РАССЛАБЬТЕ|Расслабьтесь, пожалуйста|отпусти|стоп|хватит|в покое|отдых 30 с|не напрягайте|конец сокращения|без усилия',
    cramp: 'судорога|судороги в икре|СВЕЛО ногу|мышечный спазм|болезненная судорога',
    over: 'нет судорог|судорога прошла|отпустило|без судорог',
    hard: 'мышца твёрдая|мышца тверда|все еще твердая',
    needle: 'введение иглы|передвинул иглу|движение иглы 3',
    stimulus: 'стимуляция 20 Гц',
    nothing:
      'не двигайтесь|задели электрод|боль|фасцикуляции|запись|не может расслабить|непроизвольное сокращение',
  },
  Ukrainian: {
    contract: 'напружити|Напружте!|стисніть кулак|тримайте|сильніше|максимальне зусилля|не відпускайте',
    relax: 'розслабити|Розслабтеся|відпустіть|стоп|досить|у спокої|не напружуйте|кінець скорочення',
    cramp: "судома|СУДОМА!|зводить ногу|м’язовий спазм|м'язовий спазм",
    over: 'судома минула|судоми немає|відпустило',
    hard: 'м’яз твердий|мʼяз досі твердий',
    needle: 'введення голки|рух голки',
    nothing: 'не рухайтеся|торкнувся електрода|біль|фасцикуляції',
  },
  Polish: {
    contract:
      'napnij|NAPNIJ!!|napiąć 3|napiac|proszę napiąć|ścisnij|sciśnij|zacisnij piesc|trzymaj|mocniej|maksymalny skurcz|skurcz dowolny|nie puszczaj|zegnij kolano',
    relax:
      'rozluźnij|rozluznij|Rozluznic|puść|pusc|odpuść|stop|dość|w spoczynku|spoczynek 10 s|nie napinaj|koniec napinania mięśnia, stop',
    cramp: 'kurcz|KURCZ|bolesny skurcz|skurcz łydki|skurcz lydki|łapie skurcz',
    over: 'brak kurczu|kurcz minął|kurcz ustapil|puściło',
    hard: 'mięsień twardy|miesien nadal twardy|wciąż twardy',
    needle: 'wkłucie|wklucie igly|ruch igły',
    stimulus: 'stymulacja 5 Hz',
    nothing: 'nie ruszaj się|dotknął elektrody|ból|drżenie|mimowolny skurcz',
  },
  Czech: {
    contract:
      'zatněte|zatni|zatnete sval|ZATNOUT 2|stiskni|držte|drz|silněji|volní kontrakce|maximální úsilí|nepovolujte|tlačte|stah',
    relax: 'povolte|POVOL|uvolnit|uvolněte se|stop|stačí|v klidu|klid|nezatínejte|konec stahu',
    cramp: 'křeč|krec|bolestivá křeč|Křeče v lýtku',
    over: 'křeč přešla|krec povolila|bez křečí|není křeč',
    hard: 'sval tvrdý|sval je tvrdy|stále tvrdý',
    needle: 'vpich|posun jehly|zavedeni jehly',
    nothing: 'nehýbejte se|dotek elektrody|bolest|fascikulace',
  },
  Dutch: {
    contract:
      'aanspannen|span de spier aan|knijp hard|hou vol|zet kracht|zo hard mogelijk|duw maar|til op|maximale contractie|niet loslaten',
    relax:
      'ontspan|ontspannen maar|laat los|loslaten!|slap houden|stop maar|rust|in rust|niet aanspannen|einde contractie',
    cramp: 'kramp|KRAMP in kuit|pijnlijke kramp|schiet in de kramp|spierkrampen',
    over: 'kramp weg|kramp is voorbij|geen kramp|kramp trekt weg',
    hard: 'spier hard|spier is nog hard, spier blijft hard|nog steeds hard',
    needle: 'naald verplaatst|naaldbeweging|naald erin',
    nothing: 'niet bewegen|lig stil|elektrode aangeraakt|pijn|fasciculaties',
  },
  Swedish: {
    contract:
      'spänn|spann|Spaenn!|spänn muskeln|håll emot|knip|kläm åt|hårdare|ta i allt|maximal ansträngning|släpp inte|lyft foten',
    relax: 'slappna av|SLAPPNA AV|släpp|slapp|släpp efter|vila|i vila|sluta|stopp|spänn inte|det räcker',
    cramp: 'kramp|vadkramp|muskelkramp!|sendrag',
    over: 'krampen släpper|ingen kramp|krampen borta|krampen är över',
    hard: 'muskeln hård|muskeln är fortfarande hård|stenhård',
    needle: 'nål in|nålen flyttad|nålinstick',
    nothing: 'ligg stilla|rör dig inte|stötte elektroden|smärta|ryckningar',
  },
  Norwegian: {
    contract:
      'stram|stram til|spenn|SPENN leggen|klem til|hold igjen|hardere|ta i|maksimal innsats|ikke slipp|løft foten',
    relax: 'slapp av|slappe av|slipp|slipp opp|hvile|hvil|i hvile|stopp|ikke stram|det holder',
    cramp: 'krampe|leggkrampe|KRAMPE!|det kramper',
    over: 'krampen slipper|ingen krampe|krampen over',
    hard: 'muskelen er hard|fortsatt hard|steinhard',
    needle: 'nål inn|nålen flyttet|innstikk',
    nothing: 'ligg stille|ikke beveg deg|berørt elektrode|smerte|rykninger',
  },
  Danish: {
    contract:
      'spænd|SPAEND|spænd op|knib sammen|hold imod|hårdere|alt hvad du kan|maksimal kraft|ikke slippe|løft foden',
    relax: 'slap af|Slap helt af|giv slip|hvil|hvile|i hvile|stop|ikke spænde|det er nok',
    cramp: 'krampe|lægkrampe|muskelkramper|KRAMPE',
    over: 'krampen slipper|ingen krampe|krampen er væk|krampe forbi',
    hard: 'musklen er hård|stadig hård|stenhård',
    needle: 'nål ind|nålen flyttet|indstik',
    nothing: 'lig stille|rør dig ikke|berørt elektrode|smerte|trækninger',
  },
  Finnish: {
    contract:
      'jännitä|JANNITA|jännittäkää 2|purista|pidä jännitys|työnnä|kovempaa|maksimaalinen supistus|älä päästä|nosta jalka|täysillä',
    relax:
      'rentouta|rentoudu|rennoksi|päästä irti|hellitä|lepo|levossa|lopeta|riittää|älä jännitä|älkää puristako',
    cramp: 'kramppi|lihaskramppi|suonenveto|kouristus',
    over: 'ei kramppia|kramppi ohi|kramppi laukesi',
    hard: 'lihas kova|lihas on edelleen kova',
    needle: 'neulan siirto|neula sisään|neulanpisto',
    nothing: 'älä liiku|elektrodi liikahti|kipu|faskikulaatioita|tahaton supistus',
  },
  Turkish: {
    contract:
      'kasın|KASIN|kasınız 2|yumruğunu sık|sıkın|bastırın|itin|daha güçlü|istemli kasılma|maksimal efor|bırakmayın|ayağını kaldır',
    relax: 'gevşe|gevse|GEVŞEYİN|bırak|birakin|rahat bırak|dinlenme|istirahat|durun|yeter|kasmayın',
    cramp: 'kramp|kramp girdi|kas spazmı|baldir krampi',
    over: 'kramp geçti|kramp yok|kramp bitti',
    hard: 'kas sert|kas hala sert',
    needle: 'iğne girişi|igne hareketi',
    nothing: 'kıpırdamayın|elektrota dokunuldu, elektrot|ağrı|fasikülasyon|istemsiz kasılma',
  },
  Korean: {
    contract:
      '힘 주세요|힘주세요!|힘을 주세요|꽉 쥐세요|버티세요|최대 수축|더 세게|힘 빼지 마세요|다리 올리세요|수축 2',
    relax: '힘 빼세요|힘빼세요|힘을 빼세요|이완|편하게|휴식|안정시|그만|멈추세요|힘 주지 마세요|수축 종료',
    cramp: '쥐가 났어요|쥐남|경련|근육 경련|다리에 쥐',
    over: '경련 없음|쥐 풀림|경련 소실',
    hard: '근육이 단단함|아직 딱딱함',
    needle: '바늘 삽입|침 이동',
    nothing: '움직이지 마세요|전극 건드림|통증|속상수축',
  },
  Greek: {
    contract:
      'σφίξε|ΣΦΙΞΤΕ|σφίξτε τη γροθιά|κράτα|σπρώξτε|πιο δυνατά|μέγιστη προσπάθεια|μην αφήνεις|σηκώστε το πόδι|sfikse',
    relax:
      'χαλάρωσε|ΧΑΛΑΡΩΣΤΕ|χαλαρά|άφησε|ηρεμία|σε ανάπαυση|στοπ|σταματήστε|μη σφίγγεις|xalarose|τέλος σύσπασης',
    cramp: 'κράμπα|ΚΡΑΜΠΑ|επώδυνη κράμπα|μυϊκός σπασμός',
    over: 'πέρασε η κράμπα|χωρίς κράμπα|κράμπα τέλος',
    hard: 'μυς σκληρός|ακόμα σκληρός',
    needle: 'εισαγωγή βελόνας|κίνηση της βελόνας',
    nothing: 'μην κουνιέστε|άγγιξε το ηλεκτρόδιο|πόνος|δεσμιδώσεις',
  },
  Hungarian: {
    contract:
      'feszítse meg|FESZITSD|szorítsa|szoritsa okolbe|tartsa|nyomja|erősebben|maximális erő|ne engedje el|emelje a lábát|akaratlagos összehúzódás',
    relax:
      'lazítson|lazits|LAZÍTSA EL|engedje el|nyugalom|nyugalomban|pihenés|állj|elég|ne feszítse|hagyja abba',
    cramp: 'görcs|GORCS|izomgörcs|vádligörcs|fájdalmas görcs',
    over: 'görcs elmúlt|nincs görcs|görcs vége',
    hard: 'izom kemény|még mindig kemény',
    needle: 'tűszúrás|tű mozgatása',
    nothing: 'ne mozogjon|elektróda megmozdult|fájdalom|fasciculatio|akaratlan összehúzódás',
  },
};

const all = Object.entries(remarks).flatMap(([language, bySaid]) =>
  Object.entries(bySaid).flatMap(([said, texts]) =>
    texts.split('|').map((text) => ({ language, said, text })),
  ),
);

function wrong(rewritten: (text: string) => string): readonly string[] {
  return all
    .filter(({ said, text }) => first(rewritten(text)) !== said)
    .map(({ language, said, text }) => `${language}: ${text} is no ${said} but ${first(rewritten(text))}`);
}

describe('A remark', () => {
  const rewritings: Readonly<Record<string, (text: string) => string>> = {
    'as it is typed': (text) => text,
    'in capitals': (text) => text.toUpperCase(),
    'in combining characters': (text) => text.normalize('NFD'),
    'in composed characters': (text) => text.normalize('NFC'),
    'with no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
    'with a number and a mark behind it': (text) => `${text} 3!`,
    'in brackets, with blanks': (text) => `  (${text})  `,
  };
  for (const [how, rewritten] of Object.entries(rewritings)) {
    it(`is read in every language ${how}`, () => {
      assert.deepEqual(wrong(rewritten), []);
    });
  }

  it('is read without the marks of its letters', () => {
    const bare = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/gu, '')
        .replaceAll('ł', 'l')
        .replaceAll('ı', 'i')
        .replaceAll('ø', 'o');
    assert.deepEqual(wrong(bare), []);
  });

  it('is read with two neighbours exchanged in a long word', () => {
    const typed = split('расслбаьте|rozlunzij|napręzaj|slapnpa av|uvonlěte|jännittä|feszítes meg|χαλράωσε');
    assert.deepEqual(
      typed.filter((text) => !['contract', 'relax'].includes(first(text))),
      [],
    );
  });
});

function split(text: string): readonly string[] {
  return text.split('|');
}
