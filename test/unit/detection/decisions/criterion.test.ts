/** One criterion: what it compares, and how much it says. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Bound, type Criterion, judge } from '../../../../src/detection/decisions/criterion';

const criterion = (bound: Bound, more: Partial<Criterion<number>> = {}): Criterion<number> => ({
  name: 'some-number',
  meaning: 'Some number',
  source: 'own: none',
  range: [0, 100],
  unit: 's',
  value: (subject) => subject,
  bound,
  weight: 2,
  ...more,
});

/** What a limit may follow. */
const parameters = { level: 5, time: 0.25 };

const above: Bound = { kind: 'above', threshold: 10, width: 4 };
const below: Bound = { kind: 'below', threshold: 10, width: 4 };
const within: Bound = { kind: 'within', from: 10, to: 30, width: 5 };

const contribution = (
  bound: Bound,
  value: number,
  more: Partial<Criterion<number>> = {},
): number | undefined => judge(criterion(bound, more), value, parameters)?.evidence.contribution;

describe('A criterion', () => {
  it('says nothing at its threshold, half its weight at half its width, and never more than its weight', () => {
    assert.equal(contribution(above, 10), 0);
    assert.equal(contribution(above, 12), 1);
    assert.equal(contribution(above, 1000), 2);
    assert.equal(contribution(above, 8), -1);
    assert.equal(contribution(above, -1000), -2);
    assert.equal(contribution(below, 8), 1);
    assert.equal(contribution(within, 20), 2);
    assert.equal(contribution(within, 32.5), -1);
  });

  it('follows a parameter where its limits do: times something, plus something, in milliseconds', () => {
    const level: Bound = {
      kind: 'above',
      threshold: { of: 'level', times: 2, plus: -1 },
      width: { of: 'level' },
    };
    assert.equal(judge(criterion(level), 9, parameters)?.evidence.threshold, 9);
    assert.equal(contribution(level, 11.5), 1);
    const time: Bound = { kind: 'below', threshold: { of: 'time', in: 'ms' }, width: 100 };
    assert.equal(judge(criterion(time), 9, parameters)?.evidence.threshold, 250);
    assert.equal(judge(criterion(time), 9, { ...parameters, time: 0.5 })?.evidence.threshold, 500);
  });

  it('counts against a class with a weight of its own where it has one', () => {
    assert.equal(contribution(above, 0, { against: 0.5 }), -0.5);
    assert.equal(contribution(above, 100, { against: 0.5 }), 2);
  });

  it('is met exactly where it does not count against: whatever the number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(above, below, within),
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (bound, value, against) => {
          const { evidence } = judge(criterion(bound, { against }), value, parameters)!;
          assert.ok(evidence.met ? evidence.contribution >= 0 : evidence.contribution <= 0);
          assert.ok(evidence.contribution <= 2 && evidence.contribution >= -against);
        },
      ),
      { seed: 1 },
    );
  });

  it('names the edge of a range that the number is nearest to', () => {
    assert.equal(judge(criterion(within), 12, parameters)?.evidence.threshold, 10);
    assert.equal(judge(criterion(within), 29, parameters)?.evidence.threshold, 30);
  });

  it('says nothing at all without a number', () => {
    for (const value of [undefined, NaN, Infinity]) {
      assert.equal(judge(criterion(above, { value: () => value }), 1, parameters), undefined);
    }
  });

  it('carries its unit, its number and the moment that shows it', () => {
    const { evidence } = judge(criterion(above, { moment: (subject) => subject / 2 }), 12, parameters)!;
    assert.deepEqual(evidence, {
      criterion: 'some-number',
      value: 12,
      unit: 's',
      threshold: 10,
      contribution: 1,
      met: true,
      atSeconds: 6,
    });
    assert.equal('atSeconds' in judge(criterion(above), 12, parameters)!.evidence, false);
  });
});
