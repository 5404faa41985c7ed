import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/detection/result/detectedEvent';
import { alternativeViews, evidenceViews } from '../../../src/editor/views/evidenceViews';
import { shippedLabels } from '../../../src/editor/study/studyLabels';

function criterion(name: string, more: Partial<Evidence>): Evidence {
  return { criterion: name, value: 1, unit: '', contribution: 0, met: true, ...more };
}

describe('The evidence of a label, for a reader', () => {
  const evidence = [
    criterion('noise-level', {}),
    criterion('contracture-silence', { contribution: 1, threshold: 1.5, atSeconds: 3 }),
    criterion('contracture-intent', { contribution: -0.5, met: false }),
    criterion('contracture-region', { met: false, threshold: 1 }),
    criterion('cramp-units', { met: false, contribution: -2, threshold: 3 }),
    criterion('voluntary-rate', { contribution: -0.2, met: false }),
  ];

  it('speaks for the label, against it, or only reports', () => {
    const { evidence: views } = evidenceViews({ label: 'indeterminate', evidence });
    assert.deepEqual(
      views.map(({ side, contribution }) => [side, contribution]),
      [
        ['context', 0],
        ['for', 1],
        ['against', -0.2],
      ],
    );
    assert.equal(views[1]?.atSeconds, 3);
    assert.equal('atSeconds' in views[0]!, false);
  });

  it('answers why it is neither cramp with what their rules miss, and nothing else', () => {
    const { whyNot } = evidenceViews({ label: 'indeterminate', evidence });
    assert.deepEqual(
      whyNot.map(({ question, missing }) => [question, missing.length]),
      [
        ['Why not a contracture?', 2],
        ['Why not a cramp?', 1],
      ],
    );
    assert.match(whyNot[0]?.missing[0]?.sentence ?? '', /^Nothing recorded says/u);
  });

  it('asks no such question of the cramp itself: what it misses speaks against it', () => {
    const { whyNot, evidence: views } = evidenceViews({ label: 'myogenic-cramp', evidence });
    assert.deepEqual(
      whyNot.map(({ question }) => question),
      ['Why not a cramp?'],
    );
    assert.equal(views.filter(({ side }) => side === 'against').length, 3);
  });

  it('gives no answer where no rule was asked, or nothing was missing', () => {
    const met = evidence.filter((item) => item.met);
    assert.deepEqual(evidenceViews({ label: 'rest', evidence: met }).whyNot, []);
    assert.deepEqual(evidenceViews({ label: 'rest' }), { evidence: [], whyNot: [] });
  });

  it('answers that without a mechanical channel nothing shows a contraction', () => {
    const { whyNot, evidence: views } = evidenceViews({
      label: 'indeterminate',
      evidence: [criterion('no-mechanical-channel', { threshold: 1 })],
    });
    assert.deepEqual(
      whyNot.map(({ question, missing }) => [question, missing.map(({ sentence }) => sentence)]),
      [
        [
          'Why not a contracture?',
          ['No mechanical channel covers this silence; add a force channel or a marker to decide.'],
        ],
      ],
    );
    assert.deepEqual(views, []);
  });

  it('says whose evidence it is where it is not the label’s own', () => {
    const silence = [criterion('contracture-silence', { contribution: 1 })];
    const cramp = [criterion('cramp-rate', { contribution: 1 }), criterion('noise-level', {})];
    const voluntary = [criterion('voluntary-rate', { contribution: 1 })];
    const alternatives = [{ label: 'voluntary', probability: 0.5 }];
    const of = (label: string, said: readonly Evidence[], others: typeof alternatives = []): string =>
      evidenceViews({ label, evidence: said, alternatives: others }).evidenceFor ?? 'it';
    assert.equal(of('myogenic-cramp', silence), 'it');
    assert.equal(of('rest', silence), 'a contracture');
    assert.equal(of('indeterminate', silence, alternatives), 'a contracture');
    assert.equal(of('indeterminate', cramp), 'a cramp');
    assert.equal(of('indeterminate', voluntary, alternatives), 'voluntary activity');
    assert.equal(of('voluntary', voluntary, alternatives), 'it');
    assert.equal(of('indeterminate', [criterion('noise-level', {})], alternatives), 'it');
  });

  it('names what else is possible as people call it', () => {
    const views = alternativeViews(
      { alternatives: [{ label: 'voluntary', probability: 0.38 }] },
      shippedLabels,
    );
    assert.deepEqual(views, [
      { label: 'voluntary', displayName: 'Voluntary activity', category: 'activity', probability: 0.38 },
    ]);
    assert.deepEqual(alternativeViews({}, shippedLabels), []);
  });
});
