/** WFDB readings against what the C WFDB tools print for the same files (`rdsamp`, see wfdb-python's test_record.py). */
import assert from 'node:assert/strict';
import { describeWithSharedData } from '../../sharedData';
import { allDigital, expectedColumns, withRecord } from './open';

const expected = 'wfdb-formats/expected';

describeWithSharedData('WFDB readings agree with the C WFDB tools', () => {
  it('format 16: test01_00s, every sample of four interleaved channels', async () => {
    const digital = await withRecord('wfdb-formats/test01_00s.hea', allDigital);
    assert.deepEqual(digital, expectedColumns(`${expected}/record-1a`));
  });

  it('formats 8, 16, 61, 80, 160, 212, 310, 311, 24 and 32: binformats, every sample of ten files', async () => {
    const digital = await withRecord('wfdb-formats/binformats.hea', allDigital);
    const columns = expectedColumns(`${expected}/record-1f.gz`);
    assert.equal(columns.length, 10);
    for (const [index, column] of columns.entries()) {
      assert.deepEqual(digital[index], column, `signal ${index}`);
    }
  });

  it('every sub-range of binformats equals the slice of the whole, format 8 included', async () => {
    const columns = expectedColumns(`${expected}/record-1f.gz`);
    await withRecord('wfdb-formats/binformats.hea', async (recording) => {
      for (const [index, column] of columns.entries()) {
        for (const from of [498, 250, 0, 1, 2, 3, 4, 5]) {
          for (const count of [1, 2, 3, 4, 7, 490]) {
            const part = await recording.readDigital(index, from, count);
            assert.deepEqual(
              [...part],
              column.slice(from, from + count),
              `signal ${index}, ${from}+${count}`,
            );
          }
        }
      }
    });
  });

  it('format 80: 3000003_0003, seconds 1 to 8 of the second channel in mV', async () => {
    const [column = []] = expectedColumns(`${expected}/record-1d`);
    const physical = await withRecord('wfdb-formats/3000003_0003.hea', (recording) =>
      recording.read(1, 125, 875),
    );
    assert.equal(physical.length, column.length);
    for (const [index, value] of column.entries()) {
      // Printed with 8 decimals; ours are 32-bit floats, whose rounding at 10 mV is below 1e-6.
      assert(
        Math.abs((physical[index] ?? NaN) - value) < 1e-6,
        `sample ${index}: ${physical[index]} is not ${value}`,
      );
    }
  });
});
