import assert from 'node:assert/strict';
import { Decimator } from '../../../src/signal/decimator';

const sine = (hertz: number, rate: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

describe('decimation', () => {
  for (const factor of [2, 3, 4, 9]) {
    const rate = 12_000 * factor;
    const decimator = new Decimator(factor);
    const count = 600;
    const decimate = (values: Float64Array): Float64Array =>
      decimator.decimate(values, decimator.reach, count);
    const length = 2 * decimator.reach + count * factor;

    it(`by ${factor} keeps a sine of the band in place to 0.5 %`, () => {
      for (const hertz of [10, 200, 1000, 3000, 4800]) {
        const slow = decimate(sine(hertz, rate, length));
        const worst = slow.reduce((most, value, i) => {
          const exact = Math.sin((2 * Math.PI * hertz * (decimator.reach + i * factor)) / rate);
          return Math.max(most, Math.abs(value - exact));
        }, 0);
        assert.ok(worst < 0.005, `${hertz} Hz is off by ${worst}`);
      }
    });

    it(`by ${factor} takes out what would fold into the band by 50 dB`, () => {
      for (const hertz of [7200, 9000, 11_000].filter((value) => value < rate / 2)) {
        const slow = decimate(sine(hertz, rate, length));
        const rms = Math.hypot(...slow) / Math.sqrt(slow.length);
        const decibels = 20 * Math.log10(rms * Math.SQRT2);
        assert.ok(decibels < -50, `${hertz} Hz is left at ${decibels.toFixed(1)} dB`);
      }
    });
  }

  it('by 1 changes nothing', () => {
    const values = sine(100, 4000, 50);
    assert.deepEqual(new Decimator(1).decimate(values, 0, 50), values);
  });

  it('refuses factors that are none, and stretches without the margin', () => {
    assert.throws(() => new Decimator(0), RangeError);
    assert.throws(() => new Decimator(1.5), RangeError);
    const decimator = new Decimator(4);
    assert.throws(() => decimator.decimate(new Float64Array(100), 0, 10), RangeError);
  });
});
