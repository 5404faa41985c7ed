/** How a channel is looked at: rate, band, hops. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  firstOfHop,
  hopCount,
  slowestRate,
  workingPlan,
} from '../../../../../src/detection/scan/conditioning/workingPlan';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { planOf } from '../../channels';

const slowest = slowestRate(defaultParameters);
const samplingRate = fc.double({ min: 1.001 * slowest, max: 200_000, noNaN: true });

describe('The working plan', () => {
  it('keeps every n-th sample at 8 to 18 kHz, and every sample of a slower recording', () => {
    fc.assert(
      fc.property(samplingRate, (rate) => {
        const plan = planOf(rate);
        assert.ok(Number.isInteger(plan.factor), `factor ${plan.factor}`);
        assert.equal(plan.rate, rate / plan.factor);
        if (rate < 18_000) assert.equal(plan.factor, 1);
        else assert.ok(plan.rate >= 8000 && plan.rate < 18_000, `${plan.rate} Hz from ${rate} Hz`);
      }),
      { seed: 1 },
    );
  });

  it('watches at least an octave, below 0.45 of the working rate', () => {
    fc.assert(
      fc.property(samplingRate, (rate) => {
        const plan = planOf(rate);
        assert.ok(plan.highHz <= 0.45 * plan.rate + 1e-9, `up to ${plan.highHz} Hz at ${plan.rate} Hz`);
        assert.ok(plan.highHz / plan.lowHz >= 2, `${plan.lowHz} to ${plan.highHz} Hz`);
      }),
      { seed: 2 },
    );
  });

  it('watches 100 to 3000 Hz of a needle, and from 20 Hz on where 100 Hz would leave no band', () => {
    assert.deepEqual([planOf(10_000).lowHz, planOf(10_000).highHz], [100, 3000]);
    assert.deepEqual([planOf(2048).lowHz, planOf(2048).highHz], [100, 0.45 * 2048]);
    assert.deepEqual([planOf(400).lowHz, planOf(400).highHz], [20, 180]);
  });

  it('is undefined just below the slowest rate and defined from it on', () => {
    assert.ok(workingPlan(1.0001 * slowest, defaultParameters), `${slowest} Hz has a band`);
    assert.equal(workingPlan(0.9999 * slowest, defaultParameters), undefined);
  });

  it('cuts time into hops that tile the samples: none is lost, none counts twice, none is empty', () => {
    fc.assert(
      fc.property(samplingRate, fc.integer({ min: 1, max: 100_000 }), (rate, working) => {
        const plan = planOf(rate);
        const hops = hopCount(plan, working);
        assert.ok(firstOfHop(plan, 0) === 0);
        assert.ok(firstOfHop(plan, hops) >= working, `${hops} hops end before sample ${working}`);
        assert.ok(firstOfHop(plan, hops - 1) < working, `hop ${hops - 1} is empty`);
        for (let hop = 0; hop < Math.min(200, hops); hop++) {
          const samples = firstOfHop(plan, hop + 1) - firstOfHop(plan, hop);
          assert.ok(samples >= 3, `hop ${hop} at ${rate} Hz holds ${samples} samples`);
        }
      }),
      { seed: 3 },
    );
  });

  it('has hops of exactly 20 samples at 2 kHz for a day', () => {
    const plan = planOf(2000);
    for (let hop = 0; hop < 8_640_000; hop += 7919) {
      assert.ok(firstOfHop(plan, hop) === 20 * hop, `hop ${hop}`);
    }
  });
});
