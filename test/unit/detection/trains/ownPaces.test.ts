/** How much of a train keeps time although several generators made it. */
import assert from 'node:assert/strict';
import { ownPaces } from '../../../../src/detection/trains/ownPaces';
import { Random } from '../../../../src/simulation/random';
import { gammaTrain } from './trains';

/** Trains of these rates and one CoV over 9 s, as a sorter that can't tell them apart gives them. */
function merged(rates: readonly number[], variation: number, seed: number): Float64Array {
  const random = new Random(seed);
  const all = rates.flatMap((rate) => [...gammaTrain(random, Math.ceil(9 * rate), rate, variation)]);
  return Float64Array.from(all).sort();
}

describe('The paces of a train', () => {
  it('are kept by three fibres that were taken for one: about half of the discharges and more', () => {
    for (const seed of [1, 2, 3, 4]) {
      const paces = ownPaces(merged([4.1, 6.7, 9.3], 0.03, seed));
      assert.ok(paces && paces.part > 0.45, `${paces?.part} for seed ${seed}`);
      assert.ok(paces.variation < 0.06, `${paces.variation}`);
    }
  });

  it('are kept by few discharges of motor units in effort or cramp, however many were taken for one', () => {
    for (const variation of [0.2, 0.3, 0.45]) {
      for (const rates of [[10], [8, 11], [9, 12, 14]]) {
        const part = ownPaces(merged(rates, variation, 7))?.part ?? 0;
        assert.ok(part < 0.3, `${part} for ${rates.length} units with a CoV of ${variation}`);
      }
    }
  });

  it('are the interval of a single fibre', () => {
    const paces = ownPaces(merged([5], 0.03, 5));
    assert.ok(paces && paces.part > 0.7);
    assert.ok(Math.abs(paces.intervalSeconds - 0.2) < 0.01);
  });

  it('are not told of fewer than twenty discharges', () => {
    assert.equal(ownPaces(merged([2], 0.03, 5)), undefined);
    assert.equal(ownPaces(new Float64Array(0)), undefined);
  });
});
