import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rateUpperBound, ruleOfThree } from '../../evaluation/metrics/bounds';
import { bootstrapInterval } from '../../evaluation/metrics/bootstrap';
import { brierScore, calibrationError, reliability } from '../../evaluation/metrics/calibration';
import { quantile } from '../../evaluation/metrics/quantile';
import { rocArea, rocCurve } from '../../evaluation/metrics/roc';
import { coverageCurve } from '../../evaluation/metrics/selective';

function near(value: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} instead of ${expected}`);
}

describe('The area under the ROC curve', () => {
  const cases = (positive: readonly number[], negative: readonly number[]) => [
    ...positive.map((score) => ({ score, positive: true })),
    ...negative.map((score) => ({ score, positive: false })),
  ];

  it('is 0.75 in the example of scikit-learn, 1 where the classes are apart, 0.5 where all scores are equal', () => {
    near(rocArea(cases([0.35, 0.8], [0.1, 0.4])), 0.75);
    near(rocArea(cases([0.6, 0.7], [0.1, 0.2])), 1);
    near(rocArea(cases([0.5, 0.5], [0.5])), 0.5);
  });

  it('is the area under the curve that is drawn, by trapezoids', () => {
    const score = fc.integer({ min: 0, max: 6 }).map((n) => n / 6);
    const some = fc.array(score, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, some, (positive, negative) => {
        const all = cases(positive, negative);
        const curve = rocCurve(all);
        const area = curve.slice(1).reduce((sum, point, index) => {
          const before = curve[index]!;
          const height = (point.truePositiveRate + before.truePositiveRate) / 2;
          return sum + height * (point.falsePositiveRate - before.falsePositiveRate);
        }, 0);
        near(area, rocArea(all));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('Calibration', () => {
  const statement = (probability: number, right: boolean) => ({ probability, right });

  it('has the Brier score of the textbook: 0.1 off four times is 0.01; a coin 0.25', () => {
    near(brierScore([statement(0.9, true), statement(0.1, false)]), 0.01);
    near(brierScore([statement(0.5, true), statement(0.5, false)]), 0.25);
  });

  it('finds no error where 0.8 comes true 8 times of 10, and 0.3 where it comes true 5 times of 10', () => {
    const ten = (right: number) => Array.from({ length: 10 }, (_, i) => statement(0.8, i < right));
    near(calibrationError(ten(8)), 0);
    near(calibrationError(ten(5)), 0.3);
  });

  it('fills its ten bins equally, and does not depend on the order of equal probabilities', () => {
    const statements = Array.from({ length: 100 }, (_, i) => statement(Math.floor(i / 7) / 15, i % 3 === 0));
    assert.deepEqual(
      reliability(statements).map(({ count }) => count),
      Array.from({ length: 10 }, () => 10),
    );
    near(calibrationError([...statements].reverse()), calibrationError(statements), 1e-12);
  });

  it('works out a two-bin example by hand: (|0.2 − 0| + |0.9 − 0.5|) / 2 = 0.3', () => {
    const statements = [
      statement(0.1, false),
      statement(0.3, false),
      statement(0.85, true),
      statement(0.95, false),
    ];
    near(calibrationError(statements, 2), 0.3);
  });
});

describe('Abstaining', () => {
  it('lowers coverage and, where the probabilities are good, the risk', () => {
    const curve = coverageCurve([
      { probability: 0.9, right: true },
      { probability: 0.8, right: true },
      { probability: 0.6, right: false },
      { probability: undefined, right: false },
    ]);
    assert.deepEqual(curve, [
      { threshold: 0.9, coverage: 0.25, risk: 0 },
      { threshold: 0.8, coverage: 0.5, risk: 0 },
      { threshold: 0.6, coverage: 0.75, risk: 1 / 3 },
    ]);
  });
});

describe('Bounds', () => {
  it('say 1 % at most from none in 300 (rule of three), and 0.99 % exactly', () => {
    near(ruleOfThree(300), 0.01);
    near(rateUpperBound(0, 300), 1 - 0.05 ** (1 / 300), 1e-12);
  });

  it('agree with scipy.stats.beta.ppf(0.95, k + 1, n − k) for k > 0', () => {
    near(rateUpperBound(1, 100), 0.046559811, 1e-8);
    near(rateUpperBound(5, 50), 0.198833003, 1e-8);
    near(rateUpperBound(50, 50), 1);
  });

  it('take quantiles as numpy does', () => {
    near(quantile([4, 1, 3, 2], 0.5), 2.5);
    near(quantile([1, 2, 3, 4], 0.95), 3.85);
    assert.ok(Number.isNaN(quantile([], 0.5)));
  });

  it('bootstrap a mean to within its standard error, the same each time, each stratum kept at its size', () => {
    const values = Array.from({ length: 100 }, (_, i) => i / 99);
    const mean = (drawn: readonly number[]) => drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const interval = bootstrapInterval(values, () => '', mean);
    near(interval.low, 0.5 - 1.96 * 0.0292, 0.01);
    near(interval.high, 0.5 + 1.96 * 0.0292, 0.01);
    assert.deepEqual(
      bootstrapInterval(values, () => '', mean),
      interval,
    );
    const halves = (value: number) => (value < 0.5 ? 'low' : 'high');
    const share = (drawn: readonly number[]) => drawn.filter((value) => value < 0.5).length / drawn.length;
    assert.deepEqual(bootstrapInterval(values, halves, share), { low: 0.5, high: 0.5 });
  });
});
