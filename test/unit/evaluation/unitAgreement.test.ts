import assert from 'node:assert/strict';
import { rateOfAgreement, trainAgreement, unitAgreement } from '../../evaluation/metrics/unitAgreement';
import { Random } from '../../../src/simulation/random';

function train(seed: number, count: number): number[] {
  const random = new Random(seed);
  let time = 0;
  return Array.from({ length: count }, () => (time += random.uniform(0.05, 0.1)));
}

describe('The rate of agreement of spike trains', () => {
  it('is 1 for the same train, also where the found one is 3.2 ms late throughout', () => {
    const one = train(1, 200);
    assert.equal(rateOfAgreement(trainAgreement(one, one)), 1);
    const late = one.map((time) => time + 0.0032);
    const agreement = trainAgreement(one, late);
    assert.equal(rateOfAgreement(agreement), 1);
    assert.ok(Math.abs(agreement.lagSeconds - 0.0032) <= 0.0005, `${agreement.lagSeconds}`);
  });

  it('is 1 for the same train that is 3.06 ms late, between two lags of the grid', () => {
    const one = train(1, 200);
    const late = one.map((time, i) => time + 0.00306 + (i % 2) * 0.00003);
    assert.equal(rateOfAgreement(trainAgreement(one, late)), 1);
  });

  it('is 2·90 / (2·90 + 10 + 5) where 10 of 100 are missed and 5 invented', () => {
    const one = train(2, 100);
    const found = [...one.slice(0, 90), 20, 20.5, 21, 21.5, 22];
    const agreement = trainAgreement(one, found);
    assert.deepEqual([agreement.common, agreement.missed, agreement.extra], [90, 10, 5]);
    assert.equal(rateOfAgreement(agreement), 180 / 195);
  });

  it('takes a jitter of 0.4 ms for agreement and one of 1.2 ms not', () => {
    const one = train(3, 300);
    const jittered = (by: number) => one.map((time, i) => time + (i % 3 === 0 ? by : 0));
    assert.equal(trainAgreement(one, jittered(0.0004)).common, 300);
    assert.equal(trainAgreement(one, jittered(0.0012)).common, 200);
  });

  it('counts a discharge that was found twice once', () => {
    const one = train(4, 50);
    const twice = one.flatMap((time) => [time, time + 0.0002]);
    const { common, extra } = trainAgreement(one, twice);
    assert.deepEqual([common, extra], [50, 50]);
  });

  it('pairs units one to one and leaves a unit that nobody found without a pair', () => {
    const units = [train(5, 100), train(6, 100), train(7, 100)];
    const found = [units[2]!, units[0]!];
    const agreements = unitAgreement(units, found);
    assert.equal(agreements[0]?.common, 100);
    assert.equal(agreements[1], undefined);
    assert.equal(agreements[2]?.common, 100);
  });
});
