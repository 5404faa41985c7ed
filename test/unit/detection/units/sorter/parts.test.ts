/** The sorter's parts, each against what is known without it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { companions } from '../../../../../src/detection/units/sorter/companions';
import { densityClusters } from '../../../../../src/detection/units/sorter/densityClusters';
import { ascendingOrder, inOrder } from '../../../../../src/detection/units/sorter/order';
import { Interpolator } from '../../../../../src/detection/units/sorter/shift';
import { twoSizes } from '../../../../../src/detection/units/sorter/split';
import { KernelSpace } from '../../../../../src/kernels/kernelSpace';
import { Random } from '../../../../../src/simulation/random';

const sine = (t: number): number => Math.sin(0.4 * t + 0.3);

describe('Reading between samples', () => {
  const space = new KernelSpace();
  const rooms = Interpolator.roomsFor(60);
  const [source, weights, values] = space.layOut(200, rooms.weights, rooms.values);
  const interpolator = new Interpolator(space, weights, values);

  it('gives a sine’s true values to 1 %, from any of them on', () => {
    source.values.forEach((_, i) => (source.values[i] = sine(i)));
    for (const from of [0, 1, 17]) {
      values.values.fill(NaN);
      interpolator.read(source.address, 40.37, from, 50);
      for (let k = from; k < 50; k++) {
        const error = Math.abs(interpolator.values[k]! - sine(40.37 + k));
        assert.ok(error < 0.01, `value ${k} is off by ${error}`);
      }
    }
  });

  it('delays a waveform by a part of a sample', () => {
    const bell = (t: number): number => Math.exp(-((t - 20) ** 2) / 20);
    source.values.forEach((_, i) => (source.values[i] = bell(i - 50)));
    interpolator.read(source.address, 50 - 0.25, 0, 42);
    for (let k = 0; k < 42; k++) {
      const error = Math.abs(interpolator.values[k]! - bell(k - 0.25));
      assert.ok(error < 0.01, `value ${k} is off by ${error}`);
    }
  });

  it('adds up as it reads', () => {
    const [signal, own, read, sums] = space.layOut(200, rooms.weights, rooms.values, 61);
    const reader = new Interpolator(space, own, read);
    signal.values.forEach((_, i) => (signal.values[i] = sine(i)));
    sums.values.fill(1);
    reader.read(signal.address, 10.6, 0, 60);
    reader.add(signal.address, 10.6, -2, sums.address, 60);
    for (let k = 0; k < 60; k++) assert.ok(Math.abs(sums.values[k]! - (1 - 2 * reader.values[k]!)) < 1e-12);
  });
});

describe('The order of numbers', () => {
  it('is ascending, equal ones as they were, for numbers in order and out of it', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(numbers, fc.boolean(), (drawn, isInOrder) => {
        const values = Float64Array.from(isInOrder ? drawn.toSorted((a, b) => a - b) : drawn);
        const order = ascendingOrder(values);
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          [...values.keys()],
        );
        const expected = [...values.keys()].sort((i, k) => values[i]! - values[k]! || i - k);
        assert.deepEqual([...order], expected);
        assert.deepEqual(inOrder(values, order), values.toSorted());
      }),
    );
  });
});

describe('Clusters by density', () => {
  it('tell two heaps apart that are ten scatters from one another, and leave a ridge whole', () => {
    const random = new Random(3);
    const heaps = Float64Array.from(
      { length: 200 },
      (_, i) => random.normal() + (i % 4 < 2 || i % 2 === 1 ? 0 : 10),
    );
    const labels = densityClusters(heaps, 2);
    const sizes = [...new Set(labels)].map((label) => labels.filter((each) => each === label).length);
    assert.ok(sizes.filter((size) => size >= 40).length === 2, `clusters of ${sizes.join(', ')}`);
    const ridge = Float64Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? i / 15 : random.normal()));
    const parts = densityClusters(ridge, 2);
    const largest = Math.max(
      ...[...new Set(parts)].map((label) => parts.filter((each) => each === label).length),
    );
    assert.ok(largest >= 270, `largest part of a ridge of 300: ${largest}`);
  });
});

describe('A unit of two sizes', () => {
  const matches = (scale: (i: number) => number): Parameters<typeof twoSizes>[0] =>
    Array.from({ length: 100 }, (_, i) => ({
      unit: 0,
      position: 100 * i,
      scale: scale(i),
      doubt: 0,
      rival: -1,
      left: 0,
    }));

  it('is seen as two', () => {
    const random = new Random(4);
    const sizes = twoSizes(matches(() => (random.uniform() < 0.5 ? 0.8 : 1.2) + random.normal(0, 0.02)));
    assert.ok(sizes);
    assert.ok(Math.abs(sizes[1] / sizes[0] - 1.5) < 0.05, `sizes ${sizes.join(' and ')}`);
  });

  it('is one where its size changes slowly, or scatters evenly', () => {
    const random = new Random(5);
    assert.equal(twoSizes(matches((i) => 1 - i / 150)), undefined);
    assert.equal(twoSizes(matches(() => random.normal(1, 0.1))), undefined);
  });
});

describe('A part of a stronger unit’s potential', () => {
  it('is told from a unit that fires on its own', () => {
    const random = new Random(6);
    const train = (): Float64Array =>
      Float64Array.from({ length: 200 }, () => random.uniform(0, 200_000)).sort();
    const positions = train();
    const late = positions.map((position) => position + 120 + random.normal());
    const units = [
      { positions, size: 100 },
      { positions: late, size: 20 },
      { positions: train(), size: 20 },
    ];
    assert.deepEqual(companions(units, 10_000, true), [false, true, false]);
    assert.deepEqual(companions(units, 10_000, false), [false, false, false]);
  });
});
