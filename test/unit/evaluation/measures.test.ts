import assert from 'node:assert/strict';
import { differentialClasses, truthKind } from '../../evaluation/classes';
import { planCorpus, silenceTraps } from '../../evaluation/corpus';
import { evaluate } from '../../evaluation/measure/evaluation';
import { firstEvaluationSeed, seedsOf } from '../../evaluation/seeds';
import { said } from './build';
import { fakeCase, found, times } from './fakeCases';

const metOf = (evaluation: ReturnType<typeof evaluate>, part: string): boolean | undefined => {
  const target = evaluation.targets.find(({ what }) => what.includes(part));
  assert.ok(target, `no target ${part}`);
  return target.met;
};

describe('The corpus', () => {
  it('never evaluates on a seed that may be tuned on', () => {
    assert.ok(Math.max(...seedsOf('tuning', 1000)) < firstEvaluationSeed);
    assert.equal(Math.min(...seedsOf('evaluation', 1000)), firstEvaluationSeed);
    assert.throws(() => seedsOf('tuning', firstEvaluationSeed + 1), RangeError);
  });

  it('has 20 recordings of a scenario and 100 of each silence trap', () => {
    const plan = planCorpus(
      [...silenceTraps, 'tremor'].map((name) => ({ name, kind: 'class' })),
      { only: [], seeds: 'evaluation', perScenario: 20, perSilenceTrap: 100, hybrids: 4, variants: 1 },
      [],
    );
    assert.equal(plan.filter(({ scenario }) => scenario === 'tremor').length, 20);
    assert.equal(plan.length, 20 + 100 * silenceTraps.length);
  });

  it('gives the first recordings of each scenario in other forms, too', () => {
    const plan = planCorpus(
      ['tremor', 'rest'].map((name) => ({ name, kind: 'class' })),
      { only: [], seeds: 'evaluation', perScenario: 3, perSilenceTrap: 3, hybrids: 0, variants: 1 },
      [],
    );
    assert.deepEqual(
      plan.map(({ inOtherForms }) => inOtherForms === true),
      [true, false, false, true, false, false],
    );
  });

  it('says which scenarios there are when asked for another', () => {
    const options = {
      only: ['tremble'],
      seeds: 'tuning',
      perScenario: 1,
      perSilenceTrap: 1,
      hybrids: 0,
      variants: 0,
    } as const;
    assert.throws(
      () => planCorpus([{ name: 'tremor', kind: 'class' }], options, []),
      /no scenario tremble.*tremor/u,
    );
  });
});

describe('Hybrid recordings', () => {
  it('are of the classes, on each background in turn, and where there is none are not planned', () => {
    const scenarios = [
      { name: 'tremor', kind: 'class' },
      { name: 'cramp', kind: 'class' },
      { name: 'focal-miss', kind: 'trap' },
    ] as const;
    const options = {
      only: [],
      seeds: 'evaluation',
      perScenario: 1,
      perSilenceTrap: 1,
      hybrids: 2,
      variants: 0,
    } as const;
    const hybrids = planCorpus(scenarios, options, ['a', 'b', 'c']).filter(({ background }) => background);
    assert.deepEqual(
      hybrids.map(({ scenario, background }) => [scenario, background]),
      [
        ['tremor', 'a'],
        ['tremor', 'b'],
        ['cramp', 'b'],
        ['cramp', 'c'],
      ],
    );
    assert.equal(planCorpus(scenarios, options, []).length, 3);
  });

  it('count in the breakdown by background, and in no other figure', () => {
    const cases = [
      ...times(3, () => fakeCase('tremor', 'tremor', found('tremor'))),
      fakeCase('tremor', 'tremor', [], {
        circumstances: { humMicrovolts: 0, samplingRate: 5000, wording: 'none', background: 'real rest' },
      }),
    ];
    const { classes, corpus, breakdowns } = evaluate(cases, 'evaluation', undefined);
    assert.equal(corpus.recordings, 3);
    assert.equal(classes.find(({ kind }) => kind === 'tremor')?.f1, 1);
    const groups = breakdowns.find(({ by }) => by === 'background')?.groups;
    assert.deepEqual(
      groups?.map(({ group, recordings, activeF1 }) => [group, recordings, activeF1]),
      [
        ['simulated', 3, 1],
        ['real rest', 1, 0],
      ],
    );
  });
});

describe('What is right', () => {
  it('is the cautious word where the intent was not recorded, and for quiet either of its two', () => {
    assert.deepEqual(truthKind({ label: 'neurogenic-cramp' }, false).accepts, [
      'indeterminate:cramp_like_discharge',
    ]);
    assert.deepEqual(truthKind({ label: 'neurogenic-cramp' }, true).accepts, ['neurogenic-cramp']);
    assert.deepEqual(truthKind({ label: 'rest' }, true).accepts, [
      'rest',
      'indeterminate:rest_or_contracture_indeterminate',
    ]);
    const trap = truthKind({ label: 'indeterminate', reason: 'silent_with_force' }, true);
    assert.deepEqual(trap.accepts, ['indeterminate:silent_with_force']);
  });
});

describe('An evaluation', () => {
  const cramps = times(20, () => fakeCase('neurogenic-cramp', 'neurogenic-cramp', found('neurogenic-cramp')));
  const contractures = times(20, () => fakeCase('myogenic-cramp', 'myogenic-cramp', found('myogenic-cramp')));
  const traps = silenceTraps.flatMap((name) =>
    times(100, () =>
      fakeCase(name, 'rest', [said('rest', 0, 60)], { kind: name === 'rest' ? 'class' : 'trap' }),
    ),
  );

  it('of an engine that is right finds the targets met that it can speak of, and no others', () => {
    const evaluation = evaluate([...cramps, ...contractures, ...traps], 'evaluation', undefined);
    assert.equal(metOf(evaluation, 'neurogenic-cramp'), true);
    assert.equal(metOf(evaluation, 'myogenic-cramp'), true);
    assert.equal(metOf(evaluation, 'focal-miss'), true);
    assert.equal(metOf(evaluation, 'macro F1'), undefined);
    assert.equal(metOf(evaluation, 'false alarms'), true);
    assert.equal(evaluation.onset.medianSeconds.toFixed(6), '0.100000');
    assert.equal(metOf(evaluation, 'onset error'), false);
    assert.equal(metOf(evaluation, 'calibration'), false); // says 0.9, is right always
  });

  it('takes one contracture in 400 traps for a failure, and 299 without one for not enough', () => {
    const wrong = fakeCase('focal-miss', 'rest', found('myogenic-cramp'), { kind: 'trap' });
    assert.equal(metOf(evaluate([...traps, wrong], 'evaluation', undefined), 'focal-miss'), false);
    assert.equal(metOf(evaluate(traps.slice(0, 299), 'evaluation', undefined), 'focal-miss'), undefined);
  });

  it('counts all that is true in a recording without an answer as missed, and names it', () => {
    const broken = fakeCase('neurogenic-cramp', 'neurogenic-cramp', [], { problem: 'crashed' });
    const evaluation = evaluate([...cramps, broken], 'evaluation', undefined);
    const score = evaluation.classes.find(({ kind }) => kind === 'neurogenic-cramp')!;
    assert.deepEqual([score.found, score.missed], [20, 1]);
    assert.equal(evaluation.corpus.problems.length, 1);
  });

  it('is not satisfied by a guess where the intent is unknown', () => {
    const unknown = (
      scenario: string,
      label: 'neurogenic-cramp' | 'voluntary',
      kind: string,
      probability: number,
    ) =>
      fakeCase(
        scenario,
        label,
        [
          said(kind, 20, 40, {
            probability: 0.5,
            alternatives: [{ label: 'neurogenic-cramp', probability }],
          }),
        ],
        { intentKnown: false },
      );
    const like = 'indeterminate:cramp_like_discharge';
    const cases = [
      ...times(20, () => unknown('neurogenic-cramp-no-intent', 'neurogenic-cramp', like, 0.8)),
      ...times(20, () => unknown('voluntary-no-intent', 'voluntary', 'voluntary', 0.1)),
      ...times(20, (i) =>
        unknown(
          'voluntary-irregular-no-intent',
          'voluntary',
          i === 0 ? 'fibrillation' : like,
          i < 2 ? 0.9 : 0.3,
        ),
      ),
    ];
    const evaluation = evaluate(cases, 'evaluation', undefined);
    assert.equal(evaluation.intent?.area, 0.95);
    assert.equal(evaluation.intent.areaAgainstIrregular, 0.9);
    assert.equal(evaluation.intent.wrongGuesses, 1);
    assert.equal(metOf(evaluation, 'wrong label'), false);
    assert.equal(metOf(evaluation, 'AUC'), true);
  });

  it('gives the same numbers twice', () => {
    const cases = differentialClasses.flatMap((label) =>
      times(3, () => fakeCase(label, label, found(label))),
    );
    assert.deepEqual(evaluate(cases, 'tuning', undefined), evaluate(cases, 'tuning', undefined));
  });
});
