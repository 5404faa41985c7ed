import assert from 'node:assert/strict';
import { type IrregularityChange, sputtering } from '../../../../src/detection/trains/sputtering';
import { Random } from '../../../../src/simulation/random';
import { spikeTrain } from '../../../../src/simulation/spikeTrain';
import { parameters } from './trains';

const span = { fromSeconds: 100, toSeconds: 140 };

/** Eight units over 40 s that in a sputtering decline drop out one by one and fire at a CoV of 0.6 at last. */
function change(random: Random, sputters: boolean): IrregularityChange {
  const trains = Array.from({ length: 8 }, (_, unit) => {
    const base = random.uniform(10, 18);
    const stop = sputters ? 128 + (12 * (unit + 1)) / 8 : 140;
    return spikeTrain(
      random,
      { rate: (t) => (t < stop ? base : 0), variation: (t) => (sputters && t > 128 ? 0.6 : 0.4) },
      span.fromSeconds,
      span.toSeconds,
    );
  });
  const result = sputtering(trains, span, parameters);
  assert.ok(result);
  return result;
}

describe('The end of an episode', () => {
  it('sputters when units drop out and fire more irregularly', () => {
    const random = new Random(1);
    for (let run = 0; run < 20; run++) {
      const { irregularityChange, unitChange } = change(random, true);
      assert.ok(irregularityChange > 0.08 && irregularityChange < 0.3, `irregularity ${irregularityChange}`);
      assert.ok(unitChange < -2, `units ${unitChange}`);
    }
  });

  it('does not when it fires on as before', () => {
    const random = new Random(2);
    for (let run = 0; run < 20; run++) {
      const { irregularityChange, unitChange } = change(random, false);
      assert.ok(Math.abs(irregularityChange) < 0.06, `irregularity ${irregularityChange}`);
      assert.ok(Math.abs(unitChange) < 0.2, `units ${unitChange}`);
    }
  });

  it('says nothing where too little fires', () => {
    assert.equal(sputtering([], span, parameters), undefined);
    assert.equal(sputtering([Float64Array.of(101, 102, 139)], span, parameters), undefined);
  });
});
