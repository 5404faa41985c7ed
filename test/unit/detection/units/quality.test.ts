/** What the quality figures of a unit mean. */
import assert from 'node:assert/strict';
import {
  contamination,
  missRate,
  normalBelow,
  type QualitySums,
} from '../../../../src/detection/units/quality';

const clean: QualitySums = {
  discharges: 100,
  doubt: 0,
  suspected: 0,
  violations: 0,
  peak: 100,
  threshold: 10,
  noise: 2,
  left: 0.01,
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

  it('uses the standard normal (Abramowitz & Stegun, table 26.1)', () => {
    assert.ok(Math.abs(normalBelow(1) - 0.841_344_746) < 1e-6);
    assert.ok(Math.abs(normalBelow(-2) - 0.022_750_132) < 1e-6);
  });
});
