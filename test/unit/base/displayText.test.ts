import assert from 'node:assert/strict';
import { plainName, shortVisibleText, visibleText } from '../../../src/base/displayText';

describe('Text to show', () => {
  it('is what it was where all of it can be seen', () => {
    for (const text of ['EMG Gastrocn med, µV', 'Größe 5 °C', '筋電図', 'نص عربي', '😀']) {
      assert.equal(visibleText(text), text);
    }
  });

  it('shows each unseen character by its number, once', () => {
    const unseen: readonly (readonly [string, string])[] = [
      ['\0', '\\x00'],
      ['\n', '\\x0a'],
      ['\x7f', '\\x7f'],
      ['\x85', '\\x85'],
      ['\u00ad', '\\xad'],
      ['\u200b', '\\u200b'],
      ['\u200f', '\\u200f'],
      ['\u2028', '\\u2028'],
      ['\u202e', '\\u202e'],
      ['\u2069', '\\u2069'],
      ['\ufeff', '\\ufeff'],
      ['\ue000', '\\ue000'],
      ['\udc00', '\\udc00'],
      ['\u{e0041}', '\\u{e0041}'],
    ];
    for (const [character, shown] of unseen) assert.equal(visibleText(`a${character}b`), `a${shown}b`);
  });

  it('of megabytes is cut before it is looked at', () => {
    const text = '\u202e'.repeat(5_000_000);
    const started = performance.now();
    assert.ok(shortVisibleText(text, 500).length <= 500);
    const milliseconds = performance.now() - started;
    assert.ok(milliseconds < 1000, `${milliseconds.toFixed(0)} ms`);
  });
});

describe('A name', () => {
  it('is one short line without what is not seen', () => {
    assert.equal(plainName('  Ada\u202e \n Lovelace\x1b\u200b ', 100), 'Ada Lovelace');
    assert.equal(plainName('\u200b\u202e \t', 100), '');
    assert.equal(plainName('😀'.repeat(1000), 10), '😀'.repeat(10));
    assert.equal(plainName('x'.repeat(1_000_000), 100).length, 100);
  });
});
