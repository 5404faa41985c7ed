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
  ['knot palpable', 'in-region'],
  ['insertion', 'insertion'],
  ['no insertion activity', ''],
  ['stim 20 Hz', 'stimulus'],
  ['Reiz', 'stimulus'],
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
