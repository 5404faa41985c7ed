import assert from 'node:assert/strict';
import { csvText } from '../../../src/base/csv';

describe('A table as comma-separated values', () => {
  it('has a line for each row, quotes where they are needed, and nothing where there is nothing', () => {
    const rows = [
      ['a', 'b,c', 'say "x"', 'two\nlines'],
      [1.5, undefined, null, NaN],
    ];
    assert.equal(csvText(rows), 'a,"b,c","say ""x""","two\nlines"\n1.5,,,\n');
  });

  it('never lets a spreadsheet run a text, and leaves numbers numbers', () => {
    for (const begin of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠']) {
      assert.match(csvText([[`${begin}1+1`]]), /^"?'/u, JSON.stringify(begin));
    }
    assert.equal(csvText([[-3, 'EMG -1']]), '-3,EMG -1\n');
  });
});
