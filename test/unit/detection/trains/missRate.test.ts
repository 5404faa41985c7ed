import assert from 'node:assert/strict';
import { missRate } from '../../../../src/detection/trains/missRate';
import { trainStatistics } from '../../../../src/detection/trains/trainStatistics';
import { Random } from '../../../../src/simulation/random';
import { corrupted, gammaTrain, parameters } from './trains';

/** A cramp's units are more irregular (DETECTION.md §A.3 C1). */
const limit = 0.33;

describe('The part of discharges that was missed', () => {
  it('is found from the intervals of a regular unit', () => {
    for (const missed of [0, 0.05, 0.1, 0.2, 0.3]) {
      const random = new Random(2);
      const errors = Array.from({ length: 60 }, () => {
        const whole = gammaTrain(random, 400, random.uniform(6, 25), 0.15);
        const found = corrupted(random, whole, missed, 0);
        const estimate = missRate(found, parameters);
        assert.ok(estimate?.identifiable);
        return estimate.rate - (1 - found.length / whole.length);
      });
      const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      assert.ok(
        Math.abs(bias) < 0.005 + 0.05 * missed,
        `missed ${missed}: off by ${bias.toFixed(4)} on average`,
      );
      const worst = Math.max(...errors.map(Math.abs));
      assert.ok(worst < 0.03 + 0.15 * missed, `missed ${missed}: off by ${worst.toFixed(3)} at worst`);
    }
  });

  it('is not mistaken where discharges are false as well, and finds those', () => {
    const random = new Random(3);
    const times = corrupted(random, gammaTrain(random, 4000, 12, 0.15), 0.1, 0.05);
    const { rate = NaN, falseRate = NaN } = missRate(times, parameters) ?? {};
    assert.ok(Math.abs(rate - 0.1) < 0.02, `missed ${rate.toFixed(3)} for 0.1`);
    assert.ok(Math.abs(falseRate - 0.05) < 0.025, `false ${falseRate.toFixed(3)} for 0.05`);
  });

  it('is not taken from an irregular unit: few cramp units are refused for it', () => {
    for (const [count, most] of [
      [45, 6],
      [250, 2],
    ] as const) {
      const random = new Random(4);
      const refused = Array.from({ length: 200 }, () => {
        const variation = Math.max(0.1, random.normal(0.446, 0.097));
        return missRate(gammaTrain(random, count, 14.5, variation), parameters);
      }).filter((estimate) => estimate?.identifiable && estimate.rate > parameters.trainMostMissed);
      assert.ok(refused.length <= most, `${refused.length} of 200 with ${count} intervals`);
    }
  });

  it('keeps badly found voluntary units from passing for irregular', () => {
    // Without the gate 11, 60 and 155 of them pass.
    for (const [missed, most] of [
      [0.1, 8],
      [0.2, 12],
      [0.3, 30],
    ] as const) {
      const random = new Random(7);
      const passed = Array.from({ length: 200 }, () => {
        const variation = Math.max(0.05, random.normal(0.18, 0.05));
        const times = corrupted(random, gammaTrain(random, 150, 12, variation), missed, missed / 2);
        return trainStatistics(times, parameters);
      }).filter(({ irregularity = 0 }) => irregularity > limit);
      assert.ok(passed.length <= most, `${passed.length} of 200 with ${100 * missed} % missed`);
    }
  });

  it('needs forty intervals', () => {
    assert.equal(missRate(gammaTrain(new Random(5), 39, 10, 0.1), parameters), undefined);
  });

  it('withholds the irregularity of a unit of which a fifth is missed', () => {
    const random = new Random(6);
    const whole = gammaTrain(random, 300, 10, 0.15);
    const complete = trainStatistics(whole, parameters);
    const holed = trainStatistics(corrupted(random, whole, 0.2, 0), parameters);
    assert.ok(Math.abs((complete.irregularity ?? NaN) - 0.15) < 0.03, `${complete.irregularity}`);
    assert.equal(holed.irregularity, undefined);
  });
});
