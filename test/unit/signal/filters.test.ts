import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  butterworthBandPass,
  butterworthHighPass,
  butterworthLowPass,
  type Cascade,
  filterZeroPhase,
  gainAt,
  StreamingFilter,
} from '../../../src/signal/filters';

function impulseResponse(cascade: Cascade, length: number): number[] {
  const filter = new StreamingFilter(cascade);
  // The filter starts settled on its first sample, so a zero goes in before the impulse.
  filter.next(0);
  return Array.from({ length }, (_, i) => filter.next(i === 0 ? 1 : 0));
}

function assertClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]!) <= tolerance, `[${i}] ${value} is not ${expected[i]}`);
  });
}

const order = fc.integer({ min: 1, max: 8 });
const rate = fc.constantFrom(100, 1000, 4000, 23437.5, 48000);
const fraction = fc.double({ min: 0.01, max: 0.48, noNaN: true });

describe('Butterworth filters', () => {
  it('have the impulse responses that scipy.signal.butter and sosfilt 1.17 give', () => {
    assertClose(
      impulseResponse(butterworthHighPass(2, 20, 1000), 4),
      [0.9149691441130827, -0.1622286725400397, -0.14671961296388197, -0.13161022601789113],
      1e-14,
    );
    assertClose(
      impulseResponse(butterworthHighPass(4, 200, 20000), 4),
      [0.9211709934999417, -0.15123274982919832, -0.13869493239330744, -0.12677473001155315],
      1e-13,
    );
    assertClose(
      impulseResponse(butterworthLowPass(3, 3000, 10000), 4),
      [0.2569156012484633, 0.6224447072498003, 0.3030828210567164, -0.19503883984335035],
      1e-14,
    );
  });

  it('pass half the power at the cut-off, and all or nothing at 0 Hz and at half the sampling rate', () => {
    fc.assert(
      fc.property(order, rate, fraction, (n, samplingRate, part) => {
        const cutoff = part * samplingRate;
        const high = butterworthHighPass(n, cutoff, samplingRate);
        const low = butterworthLowPass(n, cutoff, samplingRate);
        const half = Math.SQRT1_2;
        assertClose(
          [gainAt(high, cutoff, samplingRate), gainAt(low, cutoff, samplingRate)],
          [half, half],
          1e-6,
        );
        // 1 - z^-1 cancels only to rounding, and high orders multiply the rest.
        assertClose([gainAt(high, 0, samplingRate), gainAt(low, 0, samplingRate)], [0, 1], 1e-4);
        const nyquist = samplingRate / 2;
        assertClose([gainAt(high, nyquist, samplingRate), gainAt(low, nyquist, samplingRate)], [1, 0], 1e-4);
      }),
      { seed: 1 },
    );
  });

  it('pass a 100 to 3000 Hz band whole in its middle, at half power at its edges', () => {
    const band = butterworthBandPass(4, 100, 3000, 20000);
    assertClose(
      [100, 600, 3000].map((f) => gainAt(band, f, 20000)),
      [Math.SQRT1_2, 1, Math.SQRT1_2],
      1e-3,
    );
  });

  it('give the same samples whatever blocks they come in', () => {
    const cascade = butterworthBandPass(2, 20, 200, 1000);
    const signal = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(signal, fc.integer({ min: 1, max: 50 }), (samples, blockLength) => {
        const whole = Float64Array.from(samples);
        const blocks = Float64Array.from(samples);
        new StreamingFilter(cascade).process(whole);
        const filter = new StreamingFilter(cascade);
        for (let i = 0; i < blocks.length; i += blockLength) {
          filter.process(blocks.subarray(i, i + blockLength));
        }
        assert.deepEqual(blocks, whole);
      }),
      { seed: 2 },
    );
  });

  it('make no transient of an offset, at the start or after a gap', () => {
    const values = Float64Array.of(500, 500, 500, NaN, NaN, -80, -80, -80);
    new StreamingFilter(butterworthHighPass(4, 20, 1000)).process(values);
    const zero = 1e-9;
    assertClose(
      [...values].map((v) => (Number.isNaN(v) ? 99 : v)),
      [0, 0, 0, 99, 99, 0, 0, 0],
      zero,
    );
  });

  it('run both ways leave the peak of a spike where it was', () => {
    const values = new Float64Array(8001);
    for (let i = -20; i <= 20; i++) values[4000 + i] = 100 * Math.exp(-((i / 6) ** 2));
    filterZeroPhase(butterworthBandPass(2, 100, 2000, 20000), values);
    assert.equal(values.indexOf(Math.max(...values)), 4000);
    assertClose([values[3990]!], [values[4010]!], 1e-6);
  });

  it('refuse a cut-off at or above half the sampling rate in a sentence that names both', () => {
    assert.throws(
      () => butterworthHighPass(4, 500, 1000),
      /500 Hz is impossible at 1000 samples per second/u,
    );
    assert.throws(() => butterworthBandPass(2, 300, 200, 1000), /from 300 to 200 Hz is empty/u);
  });
});
