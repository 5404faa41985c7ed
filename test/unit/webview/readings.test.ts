import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SampleStatistics } from '../../../src/protocol/samples';
import { clock } from '../../../webview/words/format';
import { readingText, spanText } from '../../../webview/words/readings';
import { timeDecimals } from '../../../webview/words/timeDigits';

const emg = { kind: 'emg', unit: 'µV' } as const;

function at(value: number, unitsPerDivision: number): string {
  return readingText({ kind: 'sample', value }, 'µV', unitsPerDivision);
}

function known(statistics: SampleStatistics | null, channel: Parameters<typeof spanText>[1] = emg): string {
  return spanText({ kind: 'known', statistics }, channel);
}

describe('The digits of a reading', () => {
  it('tell small values apart at a coarse sensitivity', () => {
    assert.equal(at(-0.6104, 1000), '\u22120.6104 µV');
    assert.equal(at(-1.0071, 1000), '\u22121.007 µV');
  });

  it('are never fewer than four, nor fewer than tell a thousandth of a division', () => {
    assert.deepEqual([at(22.5812, 1000), at(1234.5678, 100)], ['22.58 µV', '1.2346 mV']);
  });

  it('do not spell out the noise of arithmetic around zero', () => {
    assert.equal(at(-4.9e-14, 50), '0 µV');
  });

  it('say what is not known in words, and never a number', () => {
    assert.equal(readingText({ kind: 'waiting' }, 'µV', 50), '…');
    assert.equal(readingText({ kind: 'gap' }, 'µV', 50), 'no data');
    assert.match(readingText({ kind: 'failed', sentence: 'The disk …' }, 'µV', 50), /^[a-z ]+$/u);
  });
});

describe('The numbers of a selected span', () => {
  const silent = { count: 100, minimum: -11.213, maximum: 11.389, mean: 0.02, rootMeanSquare: 3.214 };

  it('are peak to peak, extremes and root mean square', () => {
    assert.equal(known(silent), '22.6 µV p-p (\u221211.21 µV to 11.39 µV), RMS 3.21 µV');
  });

  it('are distinguished beside an offset, which the root mean square leaves out and names', () => {
    const counts = { count: 100, minimum: 2041, maximum: 2063, mean: 2050.2, rootMeanSquare: 2050.204 };
    assert.equal(
      known(counts, { kind: 'emg', unit: '' }),
      '22 p-p (2041 to 2063), RMS 4.05 about a mean of 2050.2',
    );
  });

  it('of a force are its extremes and its mean', () => {
    const force = { count: 100, minimum: 5, maximum: 45, mean: 20, rootMeanSquare: 24 };
    assert.equal(known(force, { kind: 'mechanical', unit: 'N' }), '40 N p-p (5 N to 45 N), mean 20 N');
  });

  it('of a constant channel are no accident of rounding', () => {
    const constant = { count: 9, minimum: 7.5, maximum: 7.5, mean: 7.5, rootMeanSquare: 7.5 };
    assert.equal(known(constant), '0 µV p-p (7.5 µV to 7.5 µV), RMS 7.5 µV');
  });

  it('are no data where no sample is valid, and a sign of waiting until they are known', () => {
    assert.equal(known(null), 'no data');
    assert.equal(spanText({ kind: 'waiting' }, emg), '…');
  });
});

describe('The decimals of a time', () => {
  const decimals = (samplingRate: number): number => timeDecimals([{ samplingRate }]);

  it('follow the fastest channel', () => {
    assert.deepEqual([100, 1000, 4000, 10_000, 20_000, 48_000].map(decimals), [3, 3, 4, 4, 5, 5]);
    assert.equal(timeDecimals([{ samplingRate: 500 }, { samplingRate: 32_768 }]), 5);
  });

  it('are so many that two neighbouring samples never read the same', () => {
    const rate = fc.oneof(
      fc.constantFrom(20_000, 32_000, 32_768, 48_000, 23_437.5, 10_000, 100_000, 999_999),
      fc.double({ min: 0.1, max: 2e6, noNaN: true }),
    );
    fc.assert(
      fc.property(rate, fc.nat(3_000_000_000), (samplingRate, sample) => {
        const text = (index: number): string => clock(index / samplingRate, decimals(samplingRate));
        fc.pre(sample / samplingRate < 1e6);
        assert.notEqual(text(sample), text(sample + 1));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
