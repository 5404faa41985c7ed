import assert from 'node:assert/strict';
import { areRegularTogether, isNobodys, ties } from '../../../../../src/detection/units/decompose/census';
import { Random } from '../../../../../src/simulation/random';
import { steadyTrain } from '../sorter/scenes';

describe('A train beside a larger unit’s', () => {
  const random = new Random(21);
  const larger = steadyTrain(random, 10, 0.15, 0.1, 29.9);

  it('is tied to it where a third of its discharges come 4 ms later', () => {
    const own = steadyTrain(random, 8, 0.15, 0.1, 29.9);
    const late = larger.filter((_, i) => i % 3 === 0).map((t) => t + 0.004);
    const train = Float64Array.from([...own, ...late]).sort();
    const { tied, isBeyondChance } = ties(train, larger);
    assert.ok(isBeyondChance);
    const found = new Set(tied.map((i) => train[i]!));
    assert.ok(late.every((t) => found.has(t)));
    assert.ok(found.size <= late.length + 0.1 * own.length, `${found.size} of ${late.length}`);
  });

  it('is not tied to it where both fire by themselves, or one does not fire at all', () => {
    for (let seed = 0; seed < 20; seed++) {
      const own = steadyTrain(new Random(100 + seed), 12, 0.15, 0.1, 29.9);
      assert.equal(ties(own, larger).isBeyondChance, false, `seed ${seed}`);
    }
    assert.equal(ties(new Float64Array(0), larger).isBeyondChance, false);
    assert.deepEqual(ties(larger, new Float64Array(0)).tied, []);
  });
});

describe('Two trains', () => {
  const random = new Random(22);
  const whole = steadyTrain(random, 10, 0.12, 0.1, 39.9);

  it('that share one unit’s discharges between them fire like one unit', () => {
    const a = whole.filter((_, i) => i % 5 < 3);
    const b = whole.filter((_, i) => i % 5 >= 3);
    assert.equal(areRegularTogether(a, b), true);
  });

  it('of two units do not fire like one', () => {
    assert.equal(areRegularTogether(whole, steadyTrain(random, 11, 0.12, 0.1, 39.9)), false);
  });
});

describe('A train that is nobody’s', () => {
  const random = new Random(23);
  const chance = Float64Array.from({ length: 400 }, () => random.uniform(0, 20)).sort();

  it('is one of a small potential that fires at random', () => {
    assert.equal(isNobodys(chance, 6), true);
  });

  it('is none that is regular, however small its potential and however fast it fires', () => {
    assert.equal(isNobodys(steadyTrain(random, 10, 0.12, 0.1, 19.9), 6), false);
    assert.equal(isNobodys(steadyTrain(random, 60, 0.05, 0.1, 19.9), 6), false);
  });
});
