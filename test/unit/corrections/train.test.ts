import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { nearestSample, samplesOf, withSamples } from '../../../src/corrections/train';
import { ann, records } from './specimens';

/** As one would look for it by hand. */
function nearestByHand(samples: readonly number[], sample: number, most: number): number | undefined {
  let best: number | undefined;
  for (const each of samples) {
    const apart = Math.abs(each - sample);
    if (apart <= most && (best === undefined || apart < Math.abs(best - sample))) best = each;
  }
  return best;
}

const trains = fc.uniqueArray(fc.nat(400), { maxLength: 60 }).map((samples) => samples.sort((a, b) => a - b));

describe('The discharge nearest to a sample', () => {
  it('is the one that is found by looking at each, of two as near the earlier', () => {
    fc.assert(
      fc.property(trains, fc.integer({ min: -20, max: 420 }), fc.nat(30), (samples, sample, most) => {
        assert.equal(nearestSample(samples, sample, most), nearestByHand(samples, sample, most));
      }),
    );
    assert.equal(nearestSample([10, 14], 12, 2), 10);
  });

  it('is found without looking at each: of 30,000 a few dozen are read', () => {
    let reads = 0;
    const samples = Array.from({ length: 30_000 }, (_, index) => 10 * index);
    const watched = new Proxy(samples, {
      get: (target, key, receiver) => {
        reads++;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    assert.equal(nearestSample(watched, 123_456, 5), 123_460);
    assert.ok(reads < 100, `${reads} reads`);
  });
});

describe('A unit’s train', () => {
  it('is put together once for the same discharges, and anew for others', () => {
    const [one] = records();
    assert.ok(one);
    const renamed = { ...one, unit: 9 };
    assert.equal(samplesOf(one), samplesOf(renamed));
    const other = withSamples(one, [...samplesOf(one), 2000], ann.samplingRate);
    assert.deepEqual(samplesOf(other), [1100, 1200, 1300, 2000, 2100, 2200]);
    assert.deepEqual(samplesOf(one), [1100, 1200, 1300, 2100, 2200]);
  });

  it('is in order, each discharge once, in whatever order it is given', () => {
    const [one] = records();
    assert.ok(one);
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), (samples) => {
        const expected = [...new Set(samples)].sort((a, b) => a - b);
        assert.deepEqual(samplesOf(withSamples(one, samples, 1000)), expected);
      }),
    );
  });

  it('stays what it is where its unit is merged with another', () => {
    const units = records();
    const before = units.map((unit) => [...samplesOf(unit)]);
    const [one, two] = units;
    assert.ok(one && two);
    mergeUnits(units, { into: one.id, from: two.id }, ann);
    assert.deepEqual(units.map(samplesOf), before);
  });
});
