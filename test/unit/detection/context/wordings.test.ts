/** What remarks mean, in four languages, and what they do not. */
import assert from 'node:assert/strict';
import { buildWordings, readingsOf } from '../../../../src/detection/context/wordings';

const wordings = buildWordings();

function said(text: string): string {
  return readingsOf(text, wordings)
    .map(({ meaning, isEnd }) => (isEnd ? `${meaning} ends` : meaning))
    .join(', ');
}

const table: readonly (readonly [text: string, meaning: string])[] = [
  ['MVC', 'contract'],
  ['MVC1 start', 'contract'],
  ['50%MVC', 'contract'],
  ['Contract now!', 'contract'],
  ['hold', 'contract'],
  ['hold still', ''],
  ['squeeze', 'contract'],
  ['push', 'contract'],
  ['bitte anspannen', 'contract'],
  ['Contractez !', 'contract'],
  ['contracción máxima', 'contract'],
  ['relax', 'relax'],
  ['RELEASE', 'relax'],
  ['MVC end', 'relax'],
  ['end of contraction', 'relax'],
  ['Kontraktion beendet', 'relax'],
  ['fin de la contraction', 'relax'],
  ['stop contraction', 'relax'],
  ['entspannen', 'relax'],
  ['relâchez', 'relax'],
  ['relajar', 'relax'],
  ['cannot relax', ''],
  ["doesn't relax", ''],
  ['unable to relax', ''],
  ['rest', 'rest'],
  ['rest ends', 'rest ends'],
  ['Ruhe', 'rest'],
  ['repos', 'rest'],
  ['reposo', 'rest'],
  ['arrest', ''],
  ['cramp!', 'cramp-begins'],
  ['Cramp starts', 'cramp-begins'],
  ['patient reports cramp', 'cramp-begins'],
  ['Krampf', 'cramp-begins'],
  ['KRÄMPFE', 'cramp-begins'],
  ['Kraempfe', 'cramp-begins'],
  ['crampe', 'cramp-begins'],
  ['calambre', 'cramp-begins'],
  ['painful knot', 'cramp-begins'],
  ['cramp over the calf', 'cramp-begins'],
  ['cramp over', 'cramp-ends'],
  ['cramp is over now', 'cramp-ends'],
  ['cramp gone', 'cramp-ends'],
  ['Krampf ist weg', 'cramp-ends'],
  ['Krampf löst sich', 'cramp-ends'],
  ['crampe terminée', 'cramp-ends'],
  ['pas de crampe', 'cramp-ends'],
  ['no cramp', 'cramp-ends'],
  ['no sign of cramp', 'cramp-ends'],
  ['no stimulus, cramp', 'cramp-begins'],
  ['cramp threshold 14 Hz', ''],
  ['cramp without contraction', 'cramp-begins'],
  ['without contraction', ''],
  ['ohne Kontraktion', ''],
  ['involuntary', ''],
  ['stretch', 'stretch'],
  ['dorsiflex to stretch', 'stretch'],
  ['Dehnung', 'stretch'],
  ['étirement', 'stretch'],
  ['cramp relieved by stretch', 'cramp-ends, stretch'],
  ['needle in contracting muscle', 'in-region'],
  ['knot palpable', 'muscle-hard'],
  ['Muskel hart', 'muscle-hard'],
  ['muscle is hard now', 'muscle-hard'],
  ['insertion', 'insertion'],
  ['no insertion activity', ''],
  ['stim 20 Hz', 'stimulus'],
  ['Reiz', 'stimulus'],
  ['RNS 3 Hz', 'stimulus'],
  ['Serienreizung 3/s', 'stimulus'],
  ['F waves tibial', 'stimulus'],
  ['no F wave', ''],
  ['go', 'contract'],
  ['Go!', 'contract'],
  ['go go go', 'contract'],
  ['ready, go', 'contract'],
  ['and stop', 'relax'],
  ['stop', 'relax'],
  ['OK stop', 'relax'],
  ['start', 'contract'],
  ['start of recording', ''],
  ['stop stimulation', 'stimulus ends'],
  ['tighten', 'contract'],
  ['tighten your calf please', 'contract'],
  ['let go', 'relax'],
  ['hold it', 'contract'],
  ['push as hard as you can', 'contract'],
  ['pull the needle back', ''],
  ['press release', 'relax'],
  ['amplifier off', ''],
  ['halten', 'contract'],
  ['Spann an', 'contract'],
  ['und los!', 'contract'],
  ['lass los', 'relax'],
  ['Stopp', 'relax'],
  ['tenez', 'contract'],
  ['serrez', 'contract'],
  ['lâchez', 'relax'],
  ['arrêtez', 'relax'],
  ['aguante', 'contract'],
  ['suelte', 'relax'],
  ['vamos', 'contract'],
  ['contragga', 'contract'],
  ['stringa forte', 'contract'],
  ['rilassi', 'relax'],
  ['crampo', 'cramp-begins'],
  ['contraia', 'contract'],
  ['solte', 'relax'],
  ['relaxe', 'relax'],
  ['repouso', 'rest'],
  ['cãibra', 'cramp-begins'],
  ['sem cãibra', 'cramp-ends'],
  ['力を入れて', 'contract'],
  ['力を抜いて', 'relax'],
  ['右足に力を入れてください', 'contract'],
  ['安静', 'rest'],
  ['こむら返り', 'cramp-begins'],
  ['请用力', 'contract'],
  ['放松', 'relax'],
  ['抽筋了', 'cramp-begins'],
  ['不抽筋', 'cramp-ends'],
  ['停', 'relax'],
  ['', ''],
  ['§§ 12', ''],
];

/** Commands as clinicians say and type them. */
const commands: Readonly<Record<'contract' | 'relax', readonly string[]>> = {
  contract: [
    'GO|Go now|and go|3 2 1 go|t=6s go|t=6s: contract|[6.0] go|cue: go|hold it there|squeeze hard|push down|lift your leg|pull hard',
    'a little more|a bit more|harder|full effort|all out|make it hard|toes up|once more|now|tense|ramp up|against resistance',
    'Los!|los gehts|ANSPANNEN|jetzt|noch mehr|ein bisschen mehr|stärker|staerker|mit voller Kraft|Bein heben|weiterhalten|Faust ballen',
    'allez-y|serrez fort|poussez!|un peu plus|encore plus fort|levez la jambe|on y va|c’est parti|contraction|début contraction',
    '¡Ya!|venga|apriete fuerte|CONTRAIGA EL MUSCULO|más fuerte|mas fuerte|un poco más|haga fuerza|levante la pierna|máximo esfuerzo',
    'vá|faça força|faca forca|mantenha|mais força|um pouco mais|puxe|segure|contracao',
    'vai|stringa|tieni|più forte|piu forte|un po’ di più|sforzo massimo|alzi la gamba|spinga',
    'もっと力を入れて|もう少し|全力で|頑張って|足を上げて|はい|はいどうぞ|握って',
    '再用力|抬腿|坚持|再大一点|全力|加油|开始|继续|保持住',
  ].flatMap((line) => line.split('|')),
  relax: [
    'STOP|stop now|ok rest|and let go|Relax please|ok relax|t=9s: relax|cue: relax|down now|enough|that’s it|ok thank you|stop pushing|end of MVC',
    'patient relaxed|loose|pause|break|slowly down',
    'Stopp|locker lassen|ausruhen|und entspannen|nicht mehr drücken|gut so|Ende Kontraktion',
    'ARRETEZ|relachez tout|laissez aller|reposez-vous|fini|ne poussez plus|fin de contraction|c’est bon',
    'suelte|relaje el músculo|ya está|deje de apretar|basta|fin de la contracción',
    'afrouxe|à vontade|fim da contração|chega|em repouso',
    'molli|lasci andare|smetta|fine contrazione|riposi|basta',
    '抜いて|楽にして|はい楽に|やめて|休んで|下ろして',
    '松手|不要用力|停|放下|休息一下|请放松',
  ].flatMap((line) => line.split('|')),
};

/** What is said at other times, in the same words. */
const remarks: readonly string[] = [
  'start of recording|Start recording 12:03|recording started|stop recording|on hold|put on hold|hold on a second|go to site 2|go deeper|start site 2',
  'stop watch|stopwatch started|electrode on|electrode off|lead off|patient tense|patient is tense|restless|restless legs|rest of the protocol',
  'push button|push marker|hold button|needle hold|push the needle deeper|pull back needle|tighten strap|squeeze bulb|grip sensor|press any key',
  'baseline noise|baseline wander|more noise|more gain|max gain 100|max 3 mV|strong hum|lights off|pump on|on the left|over to left',
  'try new site|another try|easy insertion|let go of the handle|extensor digitorum|good effort|MVC target 120 N|break in recording|up 1 cm',
  'Start Aufnahme|Ende der Aufnahme|Elektrode an|Licht aus|Patient angespannt|unruhig|Knopf drücken|mehr Rauschen|Beginn der Aufnahme',
  'début de l’enregistrement|électrode en place|allez au site 2|encore du bruit|inicio del registro|más ruido|paciente tenso',
  'início da gravação|inizio registrazione|記録開始|刺激停止|开始记录|停止记录|电极松开',
].flatMap((line) => line.split('|'));

function asked(text: string): string[] {
  return readingsOf(text, wordings)
    .map(({ meaning }) => meaning)
    .filter((meaning) => ['contract', 'relax', 'rest', 'cramp-begins'].includes(meaning));
}

describe('Commands', () => {
  for (const meaning of ['contract', 'relax'] as const) {
    it(`to ${meaning} are understood in eight languages`, () => {
      const wrong = commands[meaning].filter(
        (text) => asked(text).map((one) => (one === 'rest' ? 'relax' : one))[0] !== meaning,
      );
      assert.deepEqual(wrong, []);
    });
  }

  it('are none where the same words speak of the recording, a device or the patient', () => {
    assert.deepEqual(
      remarks.filter((text) => asked(text).length > 0),
      [],
    );
  });

  it('that contradict each other in one clause are none', () => {
    assert.deepEqual(asked('go stop'), []);
  });

  it('can be taken from a study’s language, and given to it', () => {
    const own = buildWordings({ nothing: ['start'], contract: ['hej'], 'muscle-hard': ['M+'] });
    const first = (text: string) => readingsOf(text, own)[0]?.meaning;
    assert.deepEqual(['start', 'hej!', 'm+', 'go'].map(first), [
      undefined,
      'contract',
      'muscle-hard',
      'contract',
    ]);
  });
});

describe('Wordings', () => {
  for (const [text, meaning] of table) {
    it(`reads "${text}" as ${meaning === '' ? 'nothing' : meaning}`, () => {
      assert.equal(said(text), meaning);
    });
  }

  it("take a study's own phrases, which win over the built-in ones", () => {
    const own = buildWordings({
      contract: ['los geht’s', 'go'],
      relax: ['push'],
      'cramp-begins': ['', '  '],
    });
    assert.deepEqual(
      ['GO', 'Los geht’s!', 'push'].map((text) => readingsOf(text, own)[0]?.meaning),
      ['contract', 'contract', 'relax'],
    );
  });

  it('are read at once however many phrases a study has, all of one first word too', function () {
    this.timeout(20_000);
    const many = Array.from({ length: 100_000 }, (_, index) => `k ${index}`);
    const own = buildWordings({ 'cramp-begins': many });
    const remark = 'k '.repeat(100);
    for (let i = 0; i < 2000; i++) assert.deepEqual(readingsOf(remark, own), []);
    assert.equal(readingsOf('k 99999', own)[0]?.meaning, 'cramp-begins');
  });
});
