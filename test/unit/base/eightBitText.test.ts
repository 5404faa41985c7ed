/** Text whose encoding nobody states. */
import assert from 'node:assert/strict';
import { eightBitText } from '../../../src/base/eightBitText';

/** Texts with the bytes that older software writes for them, in hexadecimal digits. */
const written: readonly (readonly [text: string, encoding: string, bytes: string])[] = [
  ['Время (с),ЭМГ (мкВ)', 'Windows-1251', 'c2f0e5ecff2028f1292cddccc32028eceac229'],
  ['мВ', 'Windows-1251', 'ecc2'],
  ['时间(s),肌电(μV)', 'GB 18030', 'cab1bce42873292cbca1b5e728a6cc5629'],
  ['右侧胫骨前肌', 'GB 18030', 'd3d2b2e0ebd6b9c7c7b0bca1'],
  ['時間(s),筋電(μV)', 'Shift JIS', '8e9e8ad42873292c8bd893642883ca5629'],
  ['力を入れて', 'Shift JIS', '97cd82f093fc82ea82c4'],
];

/** Windows-1252 has the characters up to 255 at their own numbers. */
const western = [
  'EMG [µV]',
  'µV',
  '20 °C ± 1',
  'Muscle tibial antérieur',
  'Ação (mV);Ângulo (°)',
  'não à é',
  'AÇÃO MUSCULAR',
  'Größe;Übung',
  'señal del año',
];

describe('Text whose encoding nobody states', () => {
  for (const [text, encoding, digits] of written) {
    it(`is read as a person there reads it: ${text} in ${encoding}`, () => {
      assert.equal(eightBitText(Buffer.from(digits, 'hex')), text);
    });
  }

  it('is UTF-8 wherever it can be', () => {
    for (const text of ['ЭМГ (мкВ)', '肌电', '筋電図', 'Größe', '']) {
      assert.equal(eightBitText(Buffer.from(text, 'utf8')), text);
    }
  });

  it('stays Western where letters with marks stand in Western words, and so do signs', () => {
    for (const text of western) assert.equal(eightBitText(Buffer.from(text, 'latin1')), text);
    const quoted = Buffer.from([0x93, 0x45, 0x4d, 0x47, 0x94, 0x20, 0x96, 0x20, 0x80]);
    assert.equal(eightBitText(quoted), '“EMG” – €');
  });
});
