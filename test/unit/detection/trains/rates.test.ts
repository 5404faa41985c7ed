import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firingRate } from '../../../../src/detection/trains/firingRate';
import { multiplets } from '../../../../src/detection/trains/multiplets';
import { activeUnitsOverTime, pooledRate } from '../../../../src/detection/trains/pooledRate';
import { Random } from '../../../../src/simulation/random';
import { gammaTrain, parameters, timesOf } from './trains';

describe('Rates', () => {
  it('are one over the median interval, whatever pauses there are', () => {
    assert.equal(firingRate(Float64Array.of(0, 0.125, 0.25, 0.375, 10, 10.125)), 8);
  });

  it('pooled over ten units of 14.5 per second come to near 150 per second', () => {
    const random = new Random(1);
    const all = Array.from({ length: 10 }, () => [...gammaTrain(random, 435, 14.5, 0.446)]).flat();
    const pooled = pooledRate(Float64Array.from(all.filter((t) => t < 28)).sort(), 1);
    assert.ok(Math.abs((pooled?.median ?? NaN) - 145) < 10, `median ${pooled?.median}`);
    assert.ok(
      (pooled?.greatest ?? NaN) > 150 && (pooled?.greatest ?? NaN) < 190,
      `greatest ${pooled?.greatest}`,
    );
  });

  it('have the greatest count that any window holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 60 }), (ticks) => {
        // Eighths of a second add up exactly.
        const times = Float64Array.from(ticks, (tick) => tick / 8).sort();
        const most = Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 1).length));
        const pooled = pooledRate(times, 1);
        assert.ok(pooled);
        assert.equal(pooled.greatest, most);
        const at = pooled.greatestAtSeconds;
        assert.equal(times.filter((t) => t >= at && t < at + 1).length, most);
      }),
    );
  });

  it('count a potential by its weight', () => {
    const times = Float64Array.of(0, 0.2, 0.4, 2, 2.1);
    const pooled = pooledRate(times, 1, Float64Array.of(0.5, 0.25, 0.5, 1, 1));
    assert.deepEqual([pooled?.greatest, pooled?.greatestAtSeconds], [2, 2]);
    assert.throws(() => pooledRate(times, 1, Float64Array.of(1)), RangeError);
  });

  it('count a unit as active in the seconds in which it fires twice', () => {
    const trains = [Float64Array.of(0.1, 0.9, 1.5, 2.1, 2.2), Float64Array.of(0, 0.5, 2.9, 3)];
    const span = { fromSeconds: 0, toSeconds: 3.5 };
    assert.deepEqual([...activeUnitsOverTime(trains, span, 1, parameters)], [2, 0, 1]);
  });
});

describe('Multiplets', () => {
  it('are groups of discharges less than 20 ms apart, by their size', () => {
    const group = (size: number): number[] => [...new Array<number>(size - 1).fill(0.01), 0.3];
    const sizes = [1, 2, 2, 3, 4, 5, 1, 9];
    const { doubletPart, fiveOrMoreSeconds, ...counts } = multiplets(
      timesOf(sizes.flatMap(group)),
      parameters,
    );
    assert.deepEqual(counts, { doublets: 2, triplets: 1, quadruplets: 1, fiveOrMore: 2 });
    const discharges = sizes.reduce((sum, size) => sum + size, 0);
    assert.equal(doubletPart, (discharges - sizes.length) / discharges);
    // From the first discharge of the five to the last of the nine.
    assert.ok(Math.abs(fiveOrMoreSeconds - (0.04 + 0.3 + 0.3 + 0.08)) < 1e-9, `${fiveOrMoreSeconds}`);
  });

  it('are as rare as published for cramp units and gamma intervals', () => {
    // DETECTION.md §C.1: 14.5 per second at CoV 0.446 has 1.6 % of intervals below 20 ms, 20 per second 5.2 %.
    for (const [rate, published] of [
      [14.5, 0.016],
      [20, 0.052],
      [25.7, 0.12],
    ] as const) {
      const { doubletPart = NaN } = multiplets(gammaTrain(new Random(2), 40_000, rate, 0.446), parameters);
      assert.ok(Math.abs(doubletPart - published) < 0.006, `${doubletPart} at ${rate} per second`);
    }
  });
});
