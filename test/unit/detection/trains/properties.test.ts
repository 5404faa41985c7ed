import assert from 'node:assert/strict';
import fc from 'fast-check';
import { burstStructure } from '../../../../src/detection/trains/burstStructure';
import { missRate } from '../../../../src/detection/trains/missRate';
import { multiplets } from '../../../../src/detection/trains/multiplets';
import { pooledRate } from '../../../../src/detection/trains/pooledRate';
import { compared, rateTrend } from '../../../../src/detection/trains/regularityTrend';
import { robustCov } from '../../../../src/detection/trains/robustCov';
import { sputtering } from '../../../../src/detection/trains/sputtering';
import { trainStatistics } from '../../../../src/detection/trains/trainStatistics';
import { Random } from '../../../../src/simulation/random';
import { gammaTrain, parameters } from './trains';

/** Everything that is said of a train. */
const everything: Readonly<Record<string, (times: Float64Array) => unknown>> = {
  trainStatistics: (times) => trainStatistics(times, parameters),
  robustCov: (times) => robustCov(times, parameters),
  missRate: (times) => missRate(times, parameters),
  rateTrend: (times) => {
    const trend = rateTrend(times, parameters);
    return trend && compared(trend, Float32Array.from(times));
  },
  burstStructure: (times) => burstStructure(times, Float32Array.from(times), parameters),
  multiplets: (times) => multiplets(times, parameters),
  pooledRate: (times) => pooledRate(times, 1),
  sputtering: (times) => sputtering([times], { fromSeconds: 0, toSeconds: 20 }, parameters),
};

/** Every number within a result. */
function numbersIn(result: unknown): readonly number[] {
  if (typeof result === 'number') return [result];
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(numbersIn) : [];
}

const seconds = fc.array(
  fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), fc.integer({ min: 0, max: 20 })),
  { maxLength: 120 },
);

describe('What is said of a train', () => {
  for (const [name, say] of Object.entries(everything)) {
    it(`has no number that is none, whatever the times: ${name}`, () => {
      fc.assert(
        fc.property(seconds, fc.boolean(), (values, inOrder) => {
          const times = Float64Array.from(values);
          // Times out of order are impossible, yet must not make nonsense or hang.
          const numbers = numbersIn(say(inOrder ? times.sort() : times));
          assert.ok(numbers.every(Number.isFinite), numbers.join(' '));
        }),
      );
    });
  }

  it('is that there is nothing to say of no discharge, and of one', () => {
    for (const times of [new Float64Array(), Float64Array.of(1.5)]) {
      for (const name of ['missRate', 'rateTrend', 'burstStructure', 'sputtering']) {
        assert.equal(everything[name]?.(times), undefined, name);
      }
      assert.deepEqual(robustCov(times, parameters), {
        intervals: 0,
        doublets: 0,
        medianIntervalSeconds: undefined,
        cov: undefined,
      });
      assert.equal(multiplets(times, parameters).doubletPart, undefined);
    }
    assert.equal(pooledRate(new Float64Array(), 1), undefined);
    assert.deepEqual(pooledRate(Float64Array.of(1.5), 1), { greatest: 1, greatestAtSeconds: 1.5, median: 1 });
  });

  it('is the same when a train is twice as slow, but for its rates', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0.05, max: 0.5, noNaN: true }), (seed, variation) => {
        // Powers of two scale a time without rounding; 10 to 16 per second stay clear of doublets and pauses.
        const times = gammaTrain(new Random(seed), 100, 16, variation).filter(
          (t, i, all) => t - (all[i - 1] ?? -1) > 0.02,
        );
        const slow = times.map((t) => 2 * t);
        const wide = { ...parameters, trainLongestInterval: 5, trainDoubletLongest: 0.005 };
        const { medianIntervalSeconds: fast = NaN, ...rest } = robustCov(times, wide);
        assert.deepEqual(robustCov(slow, wide), { ...rest, medianIntervalSeconds: 2 * fast });
        assert.deepEqual(missRate(slow, wide), missRate(times, wide));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on when the train begins', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4096 }), (seed, shift) => {
        // Steps of 2^-16 s survive the shift exactly.
        const times = gammaTrain(new Random(seed), 100, 14, 0.3).map((t) => Math.round(t * 65_536) / 65_536);
        const later = times.map((t) => t + shift);
        assert.deepEqual(trainStatistics(later, parameters), trainStatistics(times, parameters));
      }),
      { numRuns: 50 },
    );
  });

  it('is the same each time', () => {
    const times = gammaTrain(new Random(1), 500, 12, 0.4);
    for (const [name, say] of Object.entries(everything)) assert.deepEqual(say(times), say(times), name);
  });

  it('takes time in proportion to the discharges: ten times as many take less than forty times as long', () => {
    const spent = (say: (times: Float64Array) => unknown, times: Float64Array): number => {
      const begin = process.cpuUsage();
      say(times);
      return process.cpuUsage(begin).user / 1000;
    };
    const few = gammaTrain(new Random(2), 10_000, 14, 0.3);
    const many = gammaTrain(new Random(2), 100_000, 14, 0.3);
    for (const [name, say] of Object.entries(everything)) {
      // Another program in the caches, or a collection of garbage, makes one run slow, and time in proportion to the
      // square would make them all: the two take turns until one pair is as it should be.
      let [short, long] = [Infinity, Infinity];
      for (let round = 0; round < 20; round++) {
        short = Math.min(short, spent(say, few));
        long = Math.min(long, spent(say, many));
        // Below a millisecond the clock says little.
        if (round >= 3 && long < 40 * Math.max(1, short)) break;
      }
      assert.ok(
        long < 40 * Math.max(1, short),
        `${name}: ${long.toFixed(0)} ms after ${short.toFixed(1)} ms`,
      );
    }
  });
});
