import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KernelSpace } from '../../../src/kernels/kernelSpace';
import { LogHistogram, logBinsIn, logBinTableLength } from '../../../src/signal/logHistogram';
import { NoiseEstimator, type NoiseLevel } from '../../../src/signal/noiseLevel';

const windowSamples = 100;

/** Gaussian numbers by Box and Muller from a linear congruence: enough for a level, and its own code. */
function gaussian(count: number, seed: number): Float64Array {
  let state = seed;
  const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  return Float64Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

const space = new KernelSpace();

function binsOf(values: Float64Array): Int16Array {
  const [room, tables, result] = space.layOut(values.length, logBinTableLength, values.length);
  room.values.set(values);
  return logBinsIn(space, room, tables, result).slice();
}

function levelOf(samples: Float64Array): NoiseLevel {
  const estimator = new NoiseEstimator({ degreesOfFreedom: windowSamples, stride: 1, leastRest: 100 });
  const bins = binsOf(samples);
  for (let from = 0; from + windowSamples <= samples.length; from += windowSamples) {
    const to = from + windowSamples;
    const squares = samples.subarray(from, to).reduce((sum, value) => sum + value ** 2, 0);
    estimator.addWindow(bins, from, to, squares);
  }
  const level = estimator.estimate();
  assert.ok(level);
  return level;
}

function assertNear(value: number, expected: number, part: number, what: string): void {
  assert.ok(Math.abs(value / expected - 1) <= part, `${what} is ${value}, not ${expected} ± ${100 * part} %`);
}

describe('The noise level', () => {
  it('of Gaussian noise is its standard deviation, by each of the three ways', () => {
    const level = levelOf(gaussian(200_000, 1).map((x) => 5 * x));
    for (const { method, rms } of level.estimates) assertNear(rms, 5, 0.04, method);
    assertNear(level.rms, 5, 0.03, 'the median');
    assert.equal(level.ambiguous, false);
  });

  it('does not see sparse spikes a hundred times its size', () => {
    const samples = gaussian(200_000, 2);
    for (let i = 350; i < samples.length; i += 1900) samples.fill(100, i, i + 20);
    const level = levelOf(samples);
    assertNear(level.rms, 1, 0.05, 'the noise');
    assert.equal(level.ambiguous, false);
  });

  it('is that of the rest where two thirds of the recording are activity of changing strength', () => {
    const strength = (i: number): number => 15 * 2 ** (1.7 * Math.sin(i / 3000));
    const samples = gaussian(200_000, 3).map((x, i) => (i % 40_000 < 26_000 ? strength(i) * x : x));
    const level = levelOf(samples);
    for (const { method, rms } of level.estimates) assertNear(rms, 1, 0.08, method);
    assert.equal(level.ambiguous, false);
  });

  it('is that of the rest where two thirds are activity of one strength, by each of the three ways', () => {
    const level = levelOf(gaussian(200_000, 3).map((x, i) => (i % 40_000 < 26_000 ? 30 * x : x)));
    for (const { method, rms } of level.estimates) assertNear(rms, 1, 0.06, method);
    assert.equal(level.ambiguous, false);
  });

  it('is called ambiguous where there is hardly any rest and the estimates contradict each other', () => {
    const level = levelOf(gaussian(100_000, 4).map((x, i) => (i < 8_000 ? x : 5 * x)));
    assert.equal(level.ambiguous, true);
    assert.ok(level.disagreement > 4, `${level.disagreement}`);
  });

  it('is unknown for no samples and for nothing but zeros', () => {
    const estimator = new NoiseEstimator({ degreesOfFreedom: 10, stride: 1, leastRest: 100 });
    assert.equal(estimator.estimate(), undefined);
    estimator.addWindow(binsOf(new Float64Array(100)), 0, 100, 0);
    assert.equal(estimator.estimate(), undefined);
  });
});

describe('The logarithmic histogram', () => {
  it('gives quantiles within the width of a bin (2.2 %)', () => {
    const values = fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, p) => {
        const histogram = new LogHistogram();
        all.forEach((value) => histogram.add(value));
        const sorted = [...all].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(p * all.length - 1e-9) - 1]!;
        assertNear(histogram.quantile(p), exact, 2 ** (1 / 32) - 1 + 1e-9, `the ${p} quantile`);
      }),
      { seed: 1 },
    );
  });

  it('takes in many values at once, or every n-th of them, as it does one by one', () => {
    const anySize = fc.tuple(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.integer({ min: -140, max: 140 }),
    );
    const values = fc.array(
      fc.oneof(
        fc.constant(0),
        anySize.map(([a, b]) => a * 2 ** b),
      ),
      { maxLength: 1500 },
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), (all, stride) => {
        const together = new LogHistogram();
        const from = Math.floor(all.length / 3);
        together.addEach(binsOf(Float64Array.from(all)), from, all.length, stride);
        const oneByOne = new LogHistogram();
        for (let i = from; i < all.length; i += stride) oneByOne.add(all[i]!);
        assert.equal(together.count, oneByOne.count);
        for (const p of [0.1, 0.5, 0.9]) assert.equal(together.quantile(p), oneByOne.quantile(p));
      }),
      { seed: 3 },
    );
  });

  it('finds the level where most values are, though a few lie far off', () => {
    const histogram = new LogHistogram();
    for (const value of [...gaussian(3000, 5)].map((x) => 7 * 2 ** (0.1 * x))) histogram.add(value);
    for (let i = 0; i < 900; i++) histogram.add(1000 + i);
    assertNear(histogram.mode(), 7, 0.04, 'the mode');
  });

  it('finds the lowest level with enough values around it, however many lie above', () => {
    const histogram = new LogHistogram();
    for (const value of [...gaussian(400, 5)].map((x) => 2 * 2 ** (0.1 * x))) histogram.add(value);
    for (const value of [...gaussian(9000, 6)].map((x) => 70 * 2 ** (0.3 * x))) histogram.add(value);
    assertNear(histogram.lowestMode(300), 2, 0.04, 'the lowest mode of 300');
    assertNear(histogram.lowestMode(1000), 70, 0.08, 'the lowest mode of 1000');
  });
});
