import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assign } from '../../../src/agreement/assignment';

type Weights = readonly (readonly number[])[];

function total(weights: Weights, pairs: ReturnType<typeof assign>): number {
  return pairs.reduce((sum, { row, column }) => sum + weights[row]![column]!, 0);
}

/** The greatest total by trying every way. */
function bruteForce(weights: Weights, row = 0, taken: readonly number[] = []): number {
  const rest = weights[row];
  if (!rest) return 0;
  return Math.max(
    bruteForce(weights, row + 1, taken),
    ...rest.map((weight, column) =>
      taken.includes(column) ? 0 : weight + bruteForce(weights, row + 1, [...taken, column]),
    ),
  );
}

describe('The one-to-one assignment', () => {
  it('gives up the best single pair where two others weigh more together', () => {
    const weights = [
      [0.9, 0.8],
      [0.8, 0],
    ];
    assert.deepEqual(assign(weights), [
      { row: 0, column: 1 },
      { row: 1, column: 0 },
    ]);
  });

  it('pairs nothing that weighs nothing, and nothing with nothing', () => {
    assert.deepEqual(assign([]), []);
    assert.deepEqual(assign([[], []]), []);
    assert.deepEqual(assign([[0, 0]]), []);
  });

  it('reaches the greatest total that trying every way finds, each row and column used once', () => {
    const weight = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
    );
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(matrix, (weights) => {
        const pairs = assign(weights);
        assert.equal(new Set(pairs.map(({ row }) => row)).size, pairs.length);
        assert.equal(new Set(pairs.map(({ column }) => column)).size, pairs.length);
        assert.ok(Math.abs(total(weights, pairs) - bruteForce(weights)) < 1e-9);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
