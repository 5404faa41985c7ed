import assert from 'node:assert/strict';
import { allMarks, technician, wordingOf } from '../../../src/simulation/annotations';
import { Random } from '../../../src/simulation/random';
import { drawSetting } from '../../../src/simulation/setting';

const setting = { ...drawSetting(new Random(1), [60, 60]), remark: { text: 'left side', fraction: 0.5 } };
const hands = Array.from({ length: 400 }, (_, seed) => technician(new Random(seed)));

describe('A technician', () => {
  it('writes in one hand throughout; all hands come, in full, in one word, in one remark, in seven other languages', () => {
    const names = hands.map((mark) => wordingOf([mark('contract', 1)]));
    assert.equal(new Set(names).size, 10);
    const inFull = names.filter((name) => name === 'English, in full').length / names.length;
    assert.ok(inFull > 0.4 && inFull < 0.6, `${inFull}`);
    for (const mark of hands) assert.equal(mark('relax', 2).text, mark('relax', 9).text);
    assert.equal(wordingOf([]), 'none');
  });

  it('of one remark writes the commands with their times at the start, and the cramp where it is', () => {
    const mark = hands.find((one) => wordingOf([one('cramp', 1)]) === 'one remark')!;
    const written = allMarks(setting, [mark('relax', 9.04), mark('contract', 6.2), mark('cramp', 12)]);
    assert.deepEqual(
      written.map(({ onsetSeconds, text }) => [onsetSeconds, text]),
      [
        [0, 'contract at 6.2 s; relax at 9.0 s'],
        [12, mark('cramp', 12).text],
        [30, 'left side'],
      ],
    );
  });

  it('of any other hand writes each where it is, and nothing past the end', () => {
    const mark = hands.find((one) => wordingOf([one('cramp', 1)]) === 'German')!;
    const written = allMarks(setting, [mark('contract', 6.2), mark('relax', 61)]);
    assert.deepEqual(
      written.map(({ onsetSeconds }) => onsetSeconds),
      [6.2, 30],
    );
  });
});
