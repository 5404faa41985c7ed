import assert from 'node:assert/strict';
import { unitLinks } from '../../../../../src/detection/units/together/links';
import { sameUnit } from '../../../../../src/detection/units/together/sameTrains';
import { Random } from '../../../../../src/simulation/random';
import { spikeTrain } from '../../../../../src/simulation/spikeTrain';
import { withDoublets } from '../../../../../src/simulation/trains';

/** A train of 20 s. @param rate discharges per second at a moment */
function train(random: Random, rate: (seconds: number) => number, variation = 0.2): Float64Array {
  return spikeTrain(random, { rate, variation: () => variation }, 0, 20);
}

/** What a channel has of a train: later by `lag`, placed within 0.1 ms, a part missed, and others' discharges in it. */
function seen(random: Random, times: Float64Array, { lag = 0, missed = 0, extra = 0 }): Float64Array {
  const kept = Array.from(times)
    .filter(() => random.uniform() >= missed)
    .map((t) => t + lag + random.uniform(-0.0001, 0.0001));
  const others = Array.from({ length: Math.round(extra * times.length) }, () => random.uniform(0, 20));
  return Float64Array.from([...kept, ...others]).sort();
}

describe('Units of several channels', () => {
  it('are one where their trains agree at a constant lag, though some discharges are missed or another’s', () => {
    const random = new Random(1);
    for (const lag of [-0.006, 0, 0.0023]) {
      const times = withDoublets(
        random,
        train(random, () => 11),
        0.03,
      );
      const found = sameUnit(times, seen(random, times, { lag, missed: 0.25, extra: 0.15 }), 100);
      assert.ok(found, `lag ${lag}`);
      assert.ok(Math.abs(found.lagSeconds - lag) < 0.0002, `${found.lagSeconds}`);
      assert.ok(found.agreement > 0.65 && found.agreement < 0.9, `${found.agreement}`);
    }
  });

  it('are not one by chance, however alike they are driven', () => {
    const random = new Random(2);
    const drive = (t: number): number => 10 + 3 * Math.sin(2 * Math.PI * 1.5 * t);
    for (let trial = 0; trial < 300; trial++) {
      const variation = random.uniform(0.02, 0.3);
      assert.equal(sameUnit(train(random, drive, variation), train(random, drive, variation), 1), undefined);
    }
  });

  it('are not one where a synchronous input makes a tenth of their discharges meet', () => {
    const random = new Random(3);
    for (let trial = 0; trial < 50; trial++) {
      const [a, b] = [train(random, () => 10), train(random, () => 10)];
      const common = a.filter(() => random.uniform() < 0.1);
      const joined = Float64Array.from([...b, ...common.map((t) => t + random.normal(0, 0.001))]).sort();
      assert.equal(sameUnit(a, joined, 1), undefined);
    }
  });

  it('are not one at a lag that no conduction has, nor for a few discharges', () => {
    const random = new Random(4);
    const times = train(random, () => 8);
    assert.equal(sameUnit(times, seen(random, times, { lag: 0.012 }), 1), undefined);
    assert.equal(sameUnit(times.slice(0, 9), times.slice(0, 9), 1), undefined);
    assert.ok(sameUnit(times.slice(0, 30), times.slice(0, 30), 1));
    assert.equal(sameUnit(new Float64Array(0), times, 1), undefined);
  });

  it('are linked each with one unit of another channel: a train that two share is its greater part’s', () => {
    const random = new Random(5);
    const [a, b] = [train(random, () => 12), train(random, () => 7)];
    const both = Float64Array.from([...a, ...b]).sort();
    const links = unitLinks([
      {
        channel: 0,
        units: [
          { number: 1, times: b },
          { number: 2, times: a },
        ],
      },
      { channel: 3, units: [{ number: 1, times: both }] },
    ]);
    assert.deepEqual(
      links.map(({ channel, number, otherChannel, otherNumber }) => [
        channel,
        number,
        otherChannel,
        otherNumber,
      ]),
      [[0, 2, 3, 1]],
    );
  });
});
