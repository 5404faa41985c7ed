import assert from 'node:assert/strict';
import { HumTracker } from '../../../../../src/detection/scan/conditioning/humTracker';
import { findMains } from '../../../../../src/detection/scan/conditioning/mains';
import { type FollowedMains, removeMains } from '../../../../../src/detection/scan/conditioning/removeMains';
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

/** The hum of a whole recording, given in pieces of so many samples. */
function followed(values: Float64Array, pieceSamples = 3000): FollowedMains {
  const mains = findMains(stretchesOf(values), rate, parameters);
  assert.ok(mains, 'no mains were found');
  const tracker = new HumTracker(mains, rate, 100);
  for (let from = 0; from < values.length; from += pieceSamples) {
    tracker.add(values.subarray(from, from + pieceSamples), undefined);
  }
  tracker.finish();
  return tracker.followed();
}

function rmsOf(values: Float64Array): number {
  return Math.hypot(...values) / Math.sqrt(values.length);
}

const stretchesOf = (values: Float64Array): Float64Array[] =>
  [0, 1, 2, 3, 4].map((k) => values.subarray(k * rate, (k + 2) * rate));

describe('mains', () => {
  it('are found at their own frequency, to 0.02 Hz, with the harmonics up to the last that stands out', () => {
    for (const hertz of [49.83, 50.2, 59.94, 60.11]) {
      const mains = findMains(stretchesOf(humming(1, hertz, [20, 0, 8, 0, 5], 8)), rate, parameters);
      assert.ok(mains, `${hertz} Hz was not found`);
      assert.ok(Math.abs(mains.frequencyHz - hertz) <= 0.02, `found ${mains.frequencyHz} for ${hertz}`);
      assert.deepEqual(mains.harmonics.slice(0, 5), [1, 2, 3, 4, 5]);
      assert.ok(
        mains.sizes.slice(5).every((size) => size < 0.5),
        `more than 0.5 of ${mains.sizes.join()}`,
      );
      assert.ok(Math.abs(mains.sizes[2]! - 8) < 1, `third harmonic of ${mains.sizes[2]}`);
      assert.ok(mains.sizes[1]! < 0.5, `second harmonic of ${mains.sizes[1]}`);
      assert.ok(Math.abs(mains.amplitude - 20) < 1, `amplitude ${mains.amplitude}`);
    }
  });

  it('are not found in noise: 0 of 60 channels', () => {
    const found = Array.from({ length: 60 }, (_, seed) =>
      findMains(stretchesOf(humming(seed, 50, [], 8)), rate, parameters),
    ).filter((mains) => mains !== undefined);
    assert.equal(found.length, 0);
  });

  it('are taken out to 0.3 µV of 300 from the first sample to the last, and the noise stays as it was', () => {
    const noise = humming(5, 50.02, [], 10);
    const values = humming(5, 50.02, [300, 0, 90], 10);
    removeMains(values, 0, rate, followed(values));
    for (let second = 0; second < 10; second++) {
      const part = [second * rate, (second + 1) * rate] as const;
      const left = rmsOf(values.slice(...part).map((value, i) => value - noise[part[0] + i]!));
      assert.ok(left < 0.3, `left ${left} µV in second ${second}`);
    }
  });

  it('leave a burst of EMG and the second before it as they were, to 2 % of the burst', () => {
    const random = new Random(9);
    const burst = Float64Array.from({ length: 10 * rate }, (_, i) =>
      i > 4.3 * rate && i < 4.8 * rate ? random.normal(0, 400) : 0,
    );
    const values = humming(6, 50, [50], 10).map((value, i) => value + burst[i]!);
    const truth = humming(6, 50, [], 10).map((value, i) => value + burst[i]!);
    removeMains(values, 0, rate, followed(values));
    const off = values.map((value, i) => value - truth[i]!);
    const before = rmsOf(off.subarray(3 * rate, 4.25 * rate));
    const during = rmsOf(off.subarray(4.3 * rate, 4.8 * rate));
    assert.ok(before < 0.5, `the second before the burst is off by ${before} µV`);
    assert.ok(during < 8, `the burst is off by ${during} µV`);
  });

  it('are the same to the last bit whatever pieces the samples come in', () => {
    const values = humming(7, 50, [100, 20], 24);
    const whole = followed(values, values.length);
    for (const piece of [97, 500, 20_000]) assert.deepEqual(followed(values, piece), whole);
  });

  it('that jump, as when a cable is touched, are gone on both sides of the jump', () => {
    const noise = humming(8, 50, [], 16);
    const hum = humming(8, 50, [100, 0, 30], 16).map((value, i) => value - noise[i]!);
    const values = noise.map((value, i) => value + hum[i]! * (i < 8 * rate ? 1 : 2.5));
    removeMains(values, 0, rate, followed(values));
    const off = values.map((value, i) => value - noise[i]!);
    for (const [from, to] of [
      [0, 7.7],
      [8.3, 16],
    ] as const) {
      const left = rmsOf(off.subarray(from * rate, to * rate));
      assert.ok(left < 0.6, `left ${left} µV from ${from} to ${to} s`);
    }
  });

  it('of which one harmonic jumps by itself, as when a lamp is switched, are gone on both sides of it', () => {
    const noise = humming(8, 50, [], 16);
    const [before, after] = [
      [100, 0, 20, 0, 10],
      [100, 0, 20, 0, 40],
    ].map((amplitudes) => humming(8, 50, amplitudes, 16));
    const values = noise.map((_, i) => (i < 8 * rate ? before : after)![i]!);
    removeMains(values, 0, rate, followed(values));
    const off = values.map((value, i) => value - noise[i]!);
    for (const [from, to] of [
      [0, 7.7],
      [8.3, 16],
    ] as const) {
      const left = rmsOf(off.subarray(from * rate, to * rate));
      assert.ok(left < 0.6, `left ${left} µV from ${from} to ${to} s`);
    }
  });
});
