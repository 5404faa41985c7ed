import assert from 'node:assert/strict';
import { intervalsOf, siftIntervals } from '../../../../src/detection/trains/intervals';
import { middleVariationRange, robustVariationRange } from '../../../../src/detection/trains/resampling';
import { robustCov } from '../../../../src/detection/trains/robustCov';
import { Random } from '../../../../src/simulation/random';
import { corrupted, gammaTrain, parameters, timesOf } from './trains';

/** A cramp's units are more irregular (DETECTION.md §A.3 C1). */
const limit = 0.33;

/** The table was made of all intervals above 3 ms, doublets among them and however long (DETECTION.md §A.6). */
const asInTable = {
  ...parameters,
  trainShortestInterval: 0.003,
  trainDoubletLongest: 0.003,
  trainLongestInterval: 5,
};

/** 40 true intervals each, with the missed and false discharges of a decomposition. */
function trains(kind: 'voluntary' | 'cramp', missed: number, falsePart: number): readonly Float64Array[] {
  const random = new Random(kind === 'cramp' ? 1 : 2);
  return Array.from({ length: 1200 }, () => {
    const [rate, variation] =
      kind === 'cramp'
        ? [Math.max(5, random.normal(14.5, 5.1)), Math.max(0.1, random.normal(0.446, 0.097))]
        : [random.uniform(6, 25), Math.max(0.05, random.normal(0.18, 0.05))];
    return corrupted(random, gammaTrain(random, 40, rate, variation), missed, falsePart);
  });
}

/** The ordinary CoV, for comparison. */
function rawCov(times: Float64Array): number {
  const intervals = Array.from(times.subarray(1), (time, i) => time - (times[i] ?? 0)).filter(
    (x) => x > 0.003,
  );
  const mean = intervals.reduce((sum, x) => sum + x, 0) / intervals.length;
  const squares = intervals.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / (intervals.length - 1)) / mean;
}

/** The intervals that irregularity is taken from, ascending. */
function ordinary(times: Float64Array, p: typeof parameters): Float64Array {
  return siftIntervals(intervalsOf(times), p).ordinary.toSorted();
}

/** Probability that a cramp's number is above a voluntary train's. */
function areaUnderCurve(cramp: readonly number[], voluntary: readonly number[]): number {
  const wins = cramp.reduce(
    (sum, x) => sum + voluntary.reduce((won, y) => won + (x > y ? 1 : x === y ? 0.5 : 0), 0),
    0,
  );
  return wins / (cramp.length * voluntary.length);
}

const share = (values: readonly number[], test: (value: number) => boolean): number =>
  values.filter(test).length / values.length;

function near(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual.toFixed(3)}, published ${expected}`);
}

describe('The irregularity of a unit', () => {
  // The table's own sampling error is not known; at 400 trains a share near 0.6 has a standard error of 0.024. That of
  // these 1200 is 0.014. The worst of it here: specificity 0.67 where 0.63 was measured with a fifth missed.
  // missed, false; sensitivity, specificity and AUC of the robust CoV; specificity and AUC of the raw CoV
  const table = [
    [0, 0, 0.79, 0.99, 0.985, 1, 0.992],
    [0.05, 0.02, 0.86, 0.96, 0.978, 0.7, 0.943],
    [0.1, 0.05, 0.9, 0.9, 0.974, 0.25, 0.894],
    [0.2, 0.1, 0.96, 0.63, 0.898, 0.02, 0.779],
  ] as const;
  for (const [missed, falsePart, sensitivity, specificity, area, rawSpecificity, rawArea] of table) {
    it(`tells cramp from voluntary as measured before, ${100 * missed} % missed and ${100 * falsePart} % false`, () => {
      const cramp = trains('cramp', missed, falsePart);
      const voluntary = trains('voluntary', missed, falsePart);
      const robust = (times: Float64Array): number => robustCov(times, asInTable).cov ?? NaN;
      const ofCramp = cramp.map(robust);
      const ofVoluntary = voluntary.map(robust);
      near(
        share(ofCramp, (cov) => cov > limit),
        sensitivity,
        0.03,
        'sensitivity',
      );
      near(
        share(ofVoluntary, (cov) => cov <= limit),
        specificity,
        0.04,
        'specificity',
      );
      near(areaUnderCurve(ofCramp, ofVoluntary), area, 0.02, 'AUC');
      near(
        share(voluntary.map(rawCov), (cov) => cov <= limit),
        rawSpecificity,
        0.03,
        'raw specificity',
      );
      near(areaUnderCurve(cramp.map(rawCov), voluntary.map(rawCov)), rawArea, 0.03, 'raw AUC');
    });
  }

  it('is the gamma CoV for a long train', () => {
    for (const variation of [0.05, 0.2, 0.45]) {
      const { cov } = robustCov(gammaTrain(new Random(3), 20_000, 15, variation), asInTable);
      near(cov ?? NaN, variation, 0.03 * variation + 0.005, 'robust CoV');
    }
  });

  it('has a 90 % range that holds the truth nine times in ten', () => {
    for (const [count, variation] of [
      [40, 0.2],
      [40, 0.45],
      [200, 0.3],
    ] as const) {
      const truth = robustCov(gammaTrain(new Random(1), 100_000, 10, variation), asInTable).cov ?? NaN;
      const random = new Random(5);
      const ranges = Array.from({ length: 600 }, () =>
        robustVariationRange(ordinary(gammaTrain(random, count, 10, variation), asInTable)),
      );
      const held = ranges.filter(([low, high]) => low <= truth && truth <= high).length / ranges.length;
      assert.ok(held > 0.87 && held < 0.96, `${count} intervals, CoV ${variation}: held in ${held}`);
    }
  });

  it('has a range that is clear of the limit where the train is clear of it', () => {
    const random = new Random(9);
    const rangeOf = (count: number, variation: number): readonly [number, number] =>
      robustVariationRange(ordinary(gammaTrain(random, count, 12, variation), parameters));
    assert.ok(rangeOf(60, 0.1)[1] < limit);
    assert.ok(rangeOf(200, 0.7)[0] > limit);
    const [low, high] = rangeOf(60, limit);
    assert.ok(low < limit && limit < high, `${low} to ${high}`);
  });

  it('of several units has a range that holds the truth of the middle one nine times in ten, and is narrower', () => {
    const random = new Random(10);
    const truth = robustCov(gammaTrain(new Random(1), 100_000, 12, 0.4), parameters).cov ?? NaN;
    let held = 0;
    let narrower = 0;
    for (let run = 0; run < 300; run++) {
      const units = Array.from({ length: 5 }, () => ordinary(gammaTrain(random, 80, 12, 0.4), parameters));
      const [low, high] = middleVariationRange(units);
      const [lowOfOne, highOfOne] = middleVariationRange(units.slice(0, 1));
      if (low <= truth && truth <= high) held++;
      if (high - low < highOfOne - lowOfOne) narrower++;
    }
    assert.ok(held >= 0.85 * 300 && held <= 0.98 * 300, `held in ${held} of 300`);
    assert.ok(narrower >= 0.95 * 300, `narrower in ${narrower} of 300`);
  });

  it('counts doublets apart, and leaves pauses out', () => {
    const regular = Array.from({ length: 50 }, (_, i) => 0.1 + 0.001 * (i % 5));
    const plain = robustCov(timesOf(regular), parameters);
    const disturbed = robustCov(timesOf([...regular, 0.01, 0.004, 0.019, 3, 0.6, 0.001]), parameters);
    assert.deepEqual(disturbed, { ...plain, doublets: 3 });
  });

  it('takes no short interval of a fast train for a doublet', () => {
    // Otherwise nothing would be left of a discharge at 100 per second.
    const { intervals, doublets, cov } = robustCov(gammaTrain(new Random(4), 500, 100, 0.1), parameters);
    assert.deepEqual([intervals, doublets], [500, 0]);
    near(cov ?? NaN, 0.1, 0.02, 'robust CoV');
  });
});
