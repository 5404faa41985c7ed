import assert from 'node:assert/strict';
import { GroupedThousands } from '../../../../src/recording/text/groupedThousands';

/** What is found in one column of these cells. */
function found(cells: readonly string[], decimalComma = false): readonly string[] {
  const watch = new GroupedThousands([0], decimalComma);
  for (const [line, cell] of cells.entries()) {
    const bytes = new TextEncoder().encode(cell);
    const value = cell === '' ? NaN : Number(decimalComma ? cell.replace(',', '.') : cell);
    watch.add(0, { bytes, start: 0, end: bytes.length, value }, line + 1);
  }
  return watch.found.map(({ written }) => written);
}

describe('Thousands that are grouped by the decimal sign', () => {
  it('are told by whole numbers beside them, whichever sign it is', () => {
    assert.deepEqual(found(['170', '-372', '1.620', '-2.197', '999']), ['1.620']);
    assert.deepEqual(found(['0', '12', '', '-1,000'], true), ['-1,000']);
  });

  it('are not decimals: as many in all, zeros left away, or below 1', () => {
    assert.deepEqual(found(['1.620', '-2.197', '170.000']), []);
    assert.deepEqual(found(['170', '1.62', '1.629', '1.620']), []);
    assert.deepEqual(found(['170', '0.620', '1.620']), []);
    assert.deepEqual(found(['3', '1.234', '2.345']), [], 'no zero was kept');
  });

  it('are not whole numbers of four digits, nor a 0 for what is missing', () => {
    assert.deepEqual(found(['170', '1620', '1.620']), []);
    assert.deepEqual(found(['0', '0', '1.620', '2.300']), []);
  });
});
