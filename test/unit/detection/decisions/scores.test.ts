/** What the criteria of all classes come to. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ActivityClass } from '../../../../src/detection/decisions/classes';
import {
  type ClassScore,
  labelProbabilities,
  scoreClasses,
} from '../../../../src/detection/decisions/scores';
import type { EventLabel } from '../../../../src/detection/result/eventLabels';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';

interface Given {
  readonly value: number | undefined;
  readonly required?: boolean;
}

/** A class whose criteria contribute their values (at most 2 either way), met from 0 on. */
const made = (label: EventLabel, given: readonly Given[], prior = 0): ActivityClass => ({
  label,
  prior,
  criteria: given.map(({ value, required = false }, k) => ({
    name: `${label}-${k}`,
    meaning: 'A value',
    source: 'own: none',
    range: [-5, 5],
    unit: '',
    value: () => value,
    bound: { kind: 'above', threshold: 0, width: 2 },
    weight: 2,
    required,
  })),
});

// The classes above look at no feature.
const nothing = {} as EpisodeFeatures;
const scores = (classes: readonly ActivityClass[], temperature = 1): readonly ClassScore[] =>
  scoreClasses(classes, nothing, { ...defaultParameters, temperature });

const given = fc.array(
  fc.record({
    value: fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: undefined }),
    required: fc.boolean(),
  }),
  { maxLength: 5 },
);
const labels = ['voluntary', 'tremor', 'fasciculation', 'neurogenic-cramp'] as const;
const anyClasses = fc
  .tuple(given, given, given, given)
  .map((all) => all.map((criteria, k) => made(labels[k]!, criteria)));

describe('The scores of the classes', () => {
  it('are sums of what the criteria say, with the prior', () => {
    const [score] = scores([made('tremor', [{ value: 1.5 }, { value: -0.5 }, { value: undefined }], 0.25)]);
    assert.equal(score?.sum, 1.25);
    assert.equal(score.passes, true);
    assert.equal(score.evidence.length, 2);
  });

  it('are of no use beside a class that precludes the others, where that one passes', () => {
    const strong = made('fasciculation', [{ value: 2 }, { value: 2 }]);
    const spoilt = (
      value: number,
      precludesOthers: 'outweighs' | 'excludes' = 'outweighs',
    ): ActivityClass => ({
      ...made('artifact', [{ value, required: true }]),
      precludesOthers,
    });
    assert.deepEqual(
      scores([strong, spoilt(1.5)]).map(({ label, passes, sum }) => [label, passes, sum]),
      [
        ['artifact', true, 1.5],
        ['fasciculation', false, 1],
      ],
    );
    // What is excluded has nothing that speaks for it.
    assert.equal(scores([strong, spoilt(1.5, 'excludes')])[1]?.sum, -3);
    assert.equal(scores([strong, spoilt(-0.1)])[0]?.label, 'fasciculation');
    assert.equal(scores([strong, spoilt(-0.1)])[0]?.passes, true);
  });

  it('do not pass where a required number is missing or not reached, however much the rest says', () => {
    for (const value of [undefined, -0.1]) {
      const [score] = scores([
        made('tremor', [{ value: 2 }, { value: 2 }, { value: 2 }, { value, required: true }]),
      ]);
      assert.equal(score?.passes, false, `passes with ${value}`);
    }
    assert.equal(scores([made('tremor', [{ value: 0, required: true }, { value: 1 }])])[0]?.passes, true);
  });

  it('make a class that misses a requirement less probable than one of the same sum that has all', () => {
    const all = scores([
      made('tremor', [{ value: -0.5, required: true }, { value: 2 }]),
      made('voluntary', [{ value: -0.5 }, { value: 2 }]),
    ]);
    const [first, second] = all as [ClassScore, ClassScore];
    assert.equal(first.label, 'voluntary');
    assert.ok(second.probability < 0.5 * first.probability, `${second.probability} and ${first.probability}`);
  });

  it('become probabilities that leave room for none of the classes: two equal ones of 1 are a third each', () => {
    const equal = scores([made('tremor', [{ value: 1 }]), made('voluntary', [{ value: 1 }])]);
    for (const { probability } of equal) assert.ok(Math.abs(probability - 1 / 3) < 1e-12, `${probability}`);
  });

  it('come most probable first, sum to less than 1, and a higher sum is never less probable', () => {
    fc.assert(
      fc.property(anyClasses, fc.double({ min: 0.2, max: 5, noNaN: true }), (classes, temperature) => {
        const all = scores(classes, temperature);
        const total = all.reduce((sum, { probability }) => sum + probability, 0);
        assert.ok(total < 1, `${total}`);
        all.slice(1).forEach((score, k) => {
          assert.ok(score.probability <= all[k]!.probability);
          assert.ok(score.sum <= all[k]!.sum + 1e-9);
        });
      }),
      { seed: 1 },
    );
  });

  it('do not depend on the order in which the classes are listed', () => {
    fc.assert(
      fc.property(anyClasses, (classes) => {
        const told = (all: readonly ClassScore[]): string[] =>
          all.map(({ label, probability }) => `${label} ${probability.toFixed(9)}`);
        assert.deepEqual(told(scores([...classes].reverse())), told(scores(classes)));
      }),
      { seed: 2 },
    );
  });

  it('are no surer when the temperature is higher', () => {
    const classes = [made('tremor', [{ value: 2 }, { value: 2 }]), made('voluntary', [{ value: 1 }])];
    const best = [0.5, 1, 2, 4].map((temperature) => scores(classes, temperature)[0]!.probability);
    best.slice(1).forEach((probability, k) => assert.ok(probability < best[k]!, best.join(', ')));
  });

  it('of a label are those of all its classes together, each label once', () => {
    const twoKinds = scores([
      made('artifact', [{ value: 1 }]),
      made('artifact', [{ value: 1 }]),
      made('tremor', [{ value: 1 }]),
    ]);
    const found = labelProbabilities(twoKinds);
    assert.deepEqual(
      found.map(({ label }) => label),
      ['artifact', 'tremor'],
    );
    assert.ok(Math.abs(found[0]!.probability - 2 * found[1]!.probability) < 1e-12);
  });
});
