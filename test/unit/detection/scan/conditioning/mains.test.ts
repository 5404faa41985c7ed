import assert from 'node:assert/strict';
import { findMains, removeMains } from '../../../../../src/detection/scan/conditioning/mains';
import { conditioningParameterTable as table } from '../../../../../src/detection/scan/conditioning/parameters';
import { Random } from '../../../../../src/simulation/random';

const parameters = Object.fromEntries(
  Object.entries(table).map(([name, { value }]) => [name, value]),
) as Parameters<typeof findMains>[2];

const rate = 2500;

/** White noise of 3 µV with hum: amplitudes of its harmonics in µV, from the first on. */
function humming(seed: number, hertz: number, amplitudes: readonly number[], seconds: number): Float64Array {
  const random = new Random(seed);
  return Float64Array.from({ length: seconds * rate }, (_, i) =>
    amplitudes.reduce(
      (sum, amplitude, k) => sum + amplitude * Math.sin(2 * Math.PI * (k + 1) * hertz * (i / rate) + k),
      random.normal(0, 3),
    ),
  );
}

const stretchesOf = (values: Float64Array): Float64Array[] =>
  [0, 1, 2, 3, 4].map((k) => values.subarray(k * rate, (k + 2) * rate));

describe('mains', () => {
  it('are found at their own frequency, to 0.02 Hz, with the harmonics that stand out', () => {
    for (const hertz of [49.83, 50.2, 59.94, 60.11]) {
      const mains = findMains(stretchesOf(humming(1, hertz, [20, 0, 8, 0, 5], 8)), rate, parameters);
      assert.ok(mains, `${hertz} Hz was not found`);
      assert.ok(Math.abs(mains.frequencyHz - hertz) <= 0.02, `found ${mains.frequencyHz} for ${hertz}`);
      assert.deepEqual(mains.harmonics, [1, 3, 5]);
      assert.ok(Math.abs(mains.amplitude - 20) < 1, `amplitude ${mains.amplitude}`);
    }
  });

  it('are not found in noise: 0 of 60 channels', () => {
    const found = Array.from({ length: 60 }, (_, seed) =>
      findMains(stretchesOf(humming(seed, 50, [], 8)), rate, parameters),
    ).filter((mains) => mains !== undefined);
    assert.equal(found.length, 0);
  });

  it('are taken out to 1 % of their amplitude, and the noise stays as it was', () => {
    const mains = { frequencyHz: 50.02, harmonics: [1, 3], amplitude: 300 };
    const noise = humming(5, 50.02, [], 10);
    const values = humming(5, 50.02, [300, 0, 90], 10);
    removeMains(values, 0, rate, mains);
    const inner = values.subarray(rate, -rate);
    const residual = inner.map((value, i) => value - noise[rate + i]!);
    const rms = Math.hypot(...residual) / Math.sqrt(residual.length);
    assert.ok(rms < 3, `left ${rms} µV`);
  });

  it('leave a burst of EMG as it was, though the burst leaks into a block of the fit', () => {
    const mains = { frequencyHz: 50, harmonics: [1], amplitude: 50 };
    const random = new Random(9);
    const burst = Float64Array.from({ length: 10 * rate }, (_, i) =>
      i > 4.3 * rate && i < 4.8 * rate ? random.normal(0, 400) : 0,
    );
    const values = humming(6, 50, [50], 10).map((value, i) => value + burst[i]!);
    const noise = humming(6, 50, [], 10);
    removeMains(values, 0, rate, mains);
    const quiet = values.subarray(3 * rate, 4 * rate).map((value, i) => value - noise[3 * rate + i]!);
    const rms = Math.hypot(...quiet) / Math.sqrt(quiet.length);
    assert.ok(rms < 4, `the second before the burst is off by ${rms} µV`);
  });

  it('are the same whatever stretch around a sample is conditioned, to 1 µV', () => {
    const mains = { frequencyHz: 50, harmonics: [1, 2], amplitude: 100 };
    const whole = humming(7, 50, [100, 20], 12);
    const part = whole.slice(3 * rate, 9 * rate);
    removeMains(whole, 0, rate, mains);
    removeMains(part, 3 * rate, rate, mains);
    for (let i = rate; i < 5 * rate; i++) {
      assert.ok(Math.abs(part[i]! - whole[3 * rate + i]!) < 1, `off by ${part[i]! - whole[3 * rate + i]!}`);
    }
  });
});
