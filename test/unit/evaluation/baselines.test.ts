import assert from 'node:assert/strict';
import { besideRow, confusionOf, missedColumn } from '../../evaluation/metrics/confusion';
import { falseAlarms, perHour } from '../../evaluation/metrics/falseAlarms';
import { leakBaseline } from '../../evaluation/metrics/leakBaseline';
import { Random } from '../../../src/simulation/random';
import { judged, said, truth } from './build';

describe('The confusion matrix', () => {
  const recording = judged(
    [truth('rest', 0, 20), truth('a', 20, 40), truth('rest', 40, 60), truth('b', 60, 80)],
    [said('rest', 0, 20), said('b', 20, 41), said('rest', 41, 60), said('a', 50, 51)],
  );
  const matrix = confusionOf([recording]);

  it('gives each true event the class that covers most of it, or none', () => {
    assert.equal(matrix.get('a')?.get('b'), 1);
    assert.equal(matrix.get('rest')?.get('rest'), 2);
    assert.equal(matrix.get('b')?.get(missedColumn), 1);
  });

  it('keeps a claim in the midst of rest, which covers little of anything, in a row of its own', () => {
    assert.deepEqual([...matrix.get(besideRow)!], [['a', 1]]);
  });

  it('takes a claim of less than a tenth of the event for none', () => {
    const sliver = confusionOf([judged([truth('a', 0, 10)], [said('a', 0, 0.9)])]);
    assert.equal(sliver.get('a')?.get(missedColumn), 1);
  });
});

describe('False alarms', () => {
  it('are claims of a cramp, discharge or artifact in rest and voluntary work; not "I do not know", not pieces', () => {
    const recording = judged(
      [truth('rest', 0, 20), truth('voluntary', 20, 60)],
      [
        said('rest', 0, 10),
        said('fibrillation', 12, 15),
        said('voluntary', 20, 40),
        said('voluntary', 41, 60),
        said('indeterminate:cramp_like_discharge', 30, 40),
        said('neurogenic-cramp', 50, 60),
      ],
    );
    assert.deepEqual(falseAlarms(recording), ['fibrillation', 'neurogenic-cramp']);
    assert.equal(perHour(2, 1800), 4);
  });
});

describe('The baseline of recording conditions', () => {
  const cases = (leak: number) => {
    const random = new Random(11);
    return Array.from({ length: 120 }, (_, i) => {
      const label = ['a', 'b', 'c'][i % 3]!;
      return { label, features: [random.normal((i % 3) * leak, 1), random.normal()] };
    });
  };

  it('is at chance where the conditions are the same for all, and finds a leak where there is one', () => {
    const fair = leakBaseline(cases(0), 99);
    assert.equal(fair.chance, 1 / 3);
    assert.ok(Math.abs(fair.balancedAccuracy - 1 / 3) < 0.12, `${fair.balancedAccuracy}`);
    assert.ok(fair.permutationP > 0.05, `p ${fair.permutationP}`);
    const leaking = leakBaseline(cases(2), 99);
    assert.ok(leaking.balancedAccuracy > 0.7, `${leaking.balancedAccuracy}`);
    assert.ok(leaking.permutationP <= 0.01, `p ${leaking.permutationP}`);
  });
});
