/** What the quality figures of a unit mean. */
import assert from 'node:assert/strict';
import {
  contamination,
  isMixture,
  missRate,
  normalBelow,
  type QualitySums,
} from '../../../../../src/detection/units/sorter/quality';
import { Random } from '../../../../../src/simulation/random';
import { steadyTrain } from './scenes';

const clean: QualitySums = {
  discharges: 100,
  doubt: 0,
  suspected: 0,
  violations: 0,
  peak: 100,
  threshold: 10,
  noise: 2,
  left: 0.01,
  isMixture: false,
  hidden: 0,
};

describe('The quality of a unit', () => {
  it('is flawless for a large unit that nothing disturbs', () => {
    assert.ok(missRate(clean) < 1e-6);
    assert.equal(contamination(clean), 0);
  });

  it('counts half the discharges as missed where the peak is just at the threshold', () => {
    assert.ok(Math.abs(missRate({ ...clean, peak: 10 }) - 0.5) < 1e-6);
  });

  it('grows with time in which the unit is hidden and with discharges that a rival may have got', () => {
    assert.ok(Math.abs(missRate({ ...clean, hidden: 0.2 }) - 0.2) < 1e-6);
    assert.ok(Math.abs(missRate({ ...clean, suspected: 25 }) - 0.2) < 1e-6);
    assert.equal(contamination({ ...clean, doubt: 10, violations: 5 }), 0.15);
  });

  it('counts at least three tenths of a train as false whose intervals are those of a mixture', () => {
    assert.equal(contamination({ ...clean, isMixture: true }), 0.3);
    const random = new Random(9);
    const train = (variation: number): Float64Array =>
      steadyTrain(random, 10, variation, 0, 60).map((time) => 10_000 * time);
    const mixed = Float64Array.from([...train(0.2), ...train(0.2), ...train(0.2)]).sort();
    assert.ok(isMixture(mixed, 10_000));
    assert.ok(!isMixture(train(0.45), 10_000));
  });

  it('uses the standard normal (Abramowitz & Stegun, table 26.1)', () => {
    assert.ok(Math.abs(normalBelow(1) - 0.841_344_746) < 1e-6);
    assert.ok(Math.abs(normalBelow(-2) - 0.022_750_132) < 1e-6);
  });
});
