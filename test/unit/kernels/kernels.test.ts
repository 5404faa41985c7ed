import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { KernelSpace, numberBytes, singlesOf } from '../../../src/kernels/kernelSpace';
import { compiledKernels, kernelCodeFile } from './compileKernels';

const number = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((value) => value / 977);
const numbers = (length: number): fc.Arbitrary<number[]> =>
  fc.array(number, { minLength: length, maxLength: length });
/** Weights, values for `count` sums `step` apart, and these. */
const sums = fc
  .record({
    length: fc.integer({ min: 0, max: 40 }),
    step: fc.integer({ min: 1, max: 5 }),
    count: fc.integer({ min: 1, max: 23 }),
  })
  .chain(({ length, step, count }) =>
    fc.record({
      weights: numbers(length),
      values: numbers((count - 1) * step + length),
      step: fc.constant(step),
      count: fc.constant(count),
    }),
  );

type Sums = typeof sums extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const sumAt = (weights: readonly number[], values: readonly number[], from: number): number =>
  weights.reduce((sum, weight, k) => sum + weight * (values[from + k] ?? NaN), 0);
/** The most that rounding can make of a sum whose parts add up to this. */
const rounding = (
  weights: readonly number[],
  values: readonly number[],
  from: number,
  part: number,
): number =>
  weights.reduce((sum, weight, k) => sum + Math.abs(weight * (values[from + k] ?? NaN)), 0) *
  part *
  (weights.length + 2);

/** Lays out weights, values and their sums of products, which it works out. */
function productsIn(space: KernelSpace, { weights, values, step, count }: Sums) {
  const [a, b, result] = space.layOut(weights.length, values.length + 3 * step, count);
  a.values.set(weights);
  b.values.set(values);
  space.run.products(a.address, weights.length, b.address, step, result.address, count);
  return { a, b, result };
}

describe('the kernels', () => {
  it('are the compiled form of their source: `npm run kernels` puts it right', function () {
    this.timeout(60_000);
    assert.equal(readFileSync(kernelCodeFile, 'utf8'), compiledKernels());
  });

  it('add up products as plain sums do, but for the last bits', () => {
    const space = new KernelSpace();
    fc.assert(
      fc.property(sums, ({ weights, values, step, count }) => {
        const { result } = productsIn(space, { weights, values, step, count });
        for (let i = 0; i < count; i++) {
          const off = Math.abs(result.values[i]! - sumAt(weights, values, i * step));
          assert.ok(off <= rounding(weights, values, i * step, 2 ** -52), `sum ${i} is off by ${off}`);
        }
      }),
    );
  });

  it('add up each of many products as they do one: equal stays equal', () => {
    const space = new KernelSpace();
    fc.assert(
      fc.property(sums, ({ weights, values, step, count }) => {
        const { a, b, result } = productsIn(space, { weights, values, step, count });
        for (let i = 0; i < count; i++) {
          const one = space.run.product(a.address, weights.length, b.address + i * step * numberBytes);
          assert.equal(result.values[i], one);
        }
      }),
    );
  });

  it('add up products of single precision to its last bits', () => {
    const space = new KernelSpace();
    fc.assert(
      fc.property(sums, ({ weights, values, step, count }) => {
        const whole = 4 * Math.ceil(weights.length / 4);
        const [a, b, result] = space.layOut(whole, values.length + 4 * step, count);
        singlesOf(a).fill(0).set(weights);
        singlesOf(b).fill(0).set(values);
        space.run.singleProducts(a.address, whole, b.address, step, result.address, count);
        for (let i = 0; i < count; i++) {
          const off = Math.abs(result.values[i]! - sumAt(weights, values, i * step));
          assert.ok(off <= rounding(weights, values, i * step, 2 ** -23), `sum ${i} is off by ${off}`);
        }
      }),
    );
  });

  it('find the greatest difference of rows', () => {
    const space = new KernelSpace();
    const rows = fc
      .record({ length: fc.integer({ min: 1, max: 20 }), count: fc.integer({ min: 0, max: 6 }) })
      .chain(({ length, count }) =>
        fc.record({
          length: fc.constant(length),
          rows: fc.array(numbers(length), { minLength: count, maxLength: count }),
          others: fc.array(numbers(length), { minLength: count, maxLength: count }),
          scale: fc.double({ min: -3, max: 3, noNaN: true }),
        }),
      );
    fc.assert(
      fc.property(rows, ({ length, rows: all, others, scale }) => {
        const [a, b, result] = space.layOut(all.length * length, all.length * length, all.length);
        a.values.set(all.flat());
        b.values.set(others.flat());
        const { address } = result;
        space.run.greatestDifferences(
          a.address,
          length,
          b.address,
          length,
          scale,
          length,
          address,
          all.length,
        );
        all.forEach((row, r) => {
          const differences = row.map((value, k) => value - scale * (others[r]?.[k] ?? NaN));
          assert.equal(result.values[r]! + 0, Math.max(...differences) + 0);
        });
      }),
    );
  });

  it('take a multiple of numbers off others as one by one, to the last bit, and nothing beside them', () => {
    const space = new KernelSpace();
    const pairs = fc.array(fc.tuple(number, number), { maxLength: 23 });
    fc.assert(
      fc.property(pairs, number, number, (all, scale, beside) => {
        const [others, values] = space.layOut(all.length, all.length + 1);
        others.values.set(all.map(([other]) => other));
        values.values.set([...all.map(([, value]) => value), beside]);
        space.run.takeScaled(others.address, values.address, scale, all.length);
        const expected = [...all.map(([other, value]) => value - scale * other), beside];
        assert.deepEqual(Array.from(values.values), expected);
      }),
    );
  });

  it('give the squares of the distances of every two points', () => {
    const space = new KernelSpace();
    const coordinate = fc.integer({ min: -100, max: 100 });
    const all = fc
      .record({ axes: fc.integer({ min: 1, max: 8 }), count: fc.integer({ min: 0, max: 11 }) })
      .chain(({ axes, count }) =>
        fc.array(fc.array(coordinate, { minLength: axes, maxLength: axes }), {
          minLength: count,
          maxLength: count,
        }),
      );
    fc.assert(
      fc.property(all, (points) => {
        const axes = points[0]?.length ?? 0;
        const stride = 4 * Math.ceil(points.length / 4);
        const [room, squares] = space.layOut((axes * stride) / 2, (points.length * stride) / 2);
        points.forEach((point, i) => {
          point.forEach((value, axis) => (singlesOf(room)[axis * stride + i] = value));
        });
        space.run.squaredDistances(room.address, axes, points.length, stride, squares.address);
        points.forEach((one, i) => {
          points.forEach((other, j) => {
            const expected = one.reduce((sum, value, axis) => sum + (value - (other[axis] ?? NaN)) ** 2, 0);
            assert.equal(singlesOf(squares)[i * stride + j], expected);
          });
        });
      }),
    );
  });

  it('calibrate integers of 16 bits to the nearest number of single precision', () => {
    const space = new KernelSpace();
    const integers = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 40 });
    fc.assert(
      fc.property(integers, number, number, (stored, gain, offset) => {
        const [bytes, result] = space.layOut(10, 20);
        const view = new DataView(bytes.values.buffer, bytes.address);
        stored.forEach((value, i) => view.setInt16(2 * i, value, true));
        space.run.calibrate(bytes.address, gain, offset, result.address, stored.length);
        const expected = Float32Array.from(stored, (value) => gain * value + offset);
        assert.deepEqual(singlesOf(result).slice(0, stored.length), expected);
      }),
    );
  });

  it('have room for more than was asked for before, and lose nothing within one layout', () => {
    const space = new KernelSpace();
    const [small] = space.layOut(10);
    small.values.fill(1);
    const [large, other] = space.layOut(200_000, 200_000);
    large.values.fill(2);
    other.values.fill(3);
    assert.ok(large.values.every((value) => value === 2));
    assert.ok(other.values.every((value) => value === 3));
  });
});
