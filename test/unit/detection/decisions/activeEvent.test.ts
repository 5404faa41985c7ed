/** Rules 8 to 12 of the decision table, from features alone. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roundedProbability } from '../../../../src/detection/decisions/activeEvent';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { crampLike, envelope, judged, said } from './said';

const modulated = (prominence: number): Partial<EpisodeFeatures> => ({
  commonModulation: { peakHz: 1.2, prominence, depth: 0.5, segments: 4 },
});

describe('Activity', () => {
  it('with all that a cramp shows is one where it is involuntary, and cramp-like where nobody knows', () => {
    assert.equal(said({ ...crampLike, intent: 'involuntary' }), 'neurogenic-cramp');
    assert.equal(said(crampLike), 'indeterminate: cramp_like_discharge');
    assert.equal(judged(crampLike).alternatives[0]?.label, 'neurogenic-cramp');
  });

  it('that was asked for is voluntary, even where it looks like a cramp', () => {
    assert.equal(said({ intent: 'voluntary' }), 'voluntary');
    assert.equal(said({ ...crampLike, intent: 'voluntary' }), 'voluntary');
  });

  it('that its pattern alone tells for a cramp is one, however long ago rest was said', () => {
    const between = { ...crampLike, irregularity: 0.31, forceCoupling: 0.8, isIntentStale: true };
    assert.equal(said({ ...between, intent: 'unknown' }), 'indeterminate: cramp_like_discharge');
    assert.equal(said({ ...between, intent: 'involuntary' }), 'neurogenic-cramp');
  });

  it('with regular units and force outweighs a word to rest that was said long before', () => {
    const effort: Partial<EpisodeFeatures> = {
      irregularity: 0.18,
      unitRatePerSecond: 14,
      forceCoupling: 0.9,
    };
    assert.equal(said({ ...effort, intent: 'involuntary', isIntentStale: true }), 'voluntary');
    assert.notEqual(said({ ...effort, intent: 'involuntary' }), 'voluntary');
    const cramp = { ...crampLike, forceCoupling: 0.9, intent: 'involuntary', isIntentStale: true } as const;
    assert.equal(said(cramp), 'neurogenic-cramp');
  });

  it('of unknown intent is voluntary where it comes and goes at once, and left open where signs of a cramp outweigh that', () => {
    assert.equal(said({}), 'voluntary');
    for (const sign of [
      envelope({ declineSeconds: 2 }),
      envelope({ buildUpSeconds: 1.5, declineSeconds: 1 }),
      { ...envelope({ buildUpSeconds: 1 }), ...modulated(6) },
    ]) {
      assert.equal(said(sign), 'indeterminate: unclassified_activity');
    }
    assert.equal(
      said({ ...envelope({ buildUpSeconds: 1 }), irregularity: 0.15, unitRatePerSecond: 12 }),
      'voluntary',
      'regular trains speak for themselves',
    );
  });

  it('of unknown intent of fast units that are let go at once stays voluntary on either side of any single limit', () => {
    for (const buildUpSeconds of [0.45, 0.49, 0.51, 0.6]) {
      for (const irregularityCertainty of [0, 0.46, 0.53, 1]) {
        const neck = { irregularity: 0.5, irregularityCertainty, unitRatePerSecond: 42 };
        const letGo = { ...envelope({ buildUpSeconds, declineSeconds: 0.3 }), ...modulated(1.2) };
        assert.equal(
          said({ ...letGo, ...neck }),
          'voluntary',
          `${buildUpSeconds} s, ${irregularityCertainty}`,
        );
      }
    }
  });

  it('of unknown intent that force follows and that is let go at once is voluntary, though it builds up slowly', () => {
    const pulling = { forceCoupling: 0.9 };
    const [letGo, subsiding] = [0.2, 2].map((declineSeconds) =>
      said({ ...pulling, ...envelope({ buildUpSeconds: 1, declineSeconds }) }),
    );
    assert.equal(letGo, 'voluntary');
    assert.notEqual(subsiding, 'voluntary');
  });

  it('that ends at once is no cramp for its modulation alone, though nobody asked for it', () => {
    const modulated = {
      intent: 'involuntary',
      commonModulation: { peakHz: 1.4, prominence: 7, depth: 0.5, segments: 5 },
    } as const;
    const [subsiding, letGo] = [1.4, 0.3].map((declineSeconds) =>
      said({ ...modulated, ...envelope({ buildUpSeconds: 1, declineSeconds }) }),
    );
    assert.equal(subsiding, 'neurogenic-cramp');
    assert.notEqual(letGo, 'neurogenic-cramp');
  });

  it('that nobody asked for is no cramp without a sign of one', () => {
    assert.equal(said({ intent: 'involuntary' }), 'indeterminate: unclassified_activity');
  });

  it('of units near their threshold tells nothing by its irregularity', () => {
    const weak = { irregularity: 0.5, unitRatePerSecond: 5.5, pooledRatePerSecond: 60 };
    const cramp = judged(weak).alternatives.find(({ label }) => label === 'neurogenic-cramp');
    assert.ok((cramp?.probability ?? 0) < 0.5, `${cramp?.probability}`);
  });

  it('beneath hum is of fibres where only pauses as loud could be hum, and no circuit that may keep the grid’s time', () => {
    const humPart = { ofAny: 1, ofFibres: 0 };
    const generator = {
      ratePerSecond: 3,
      driftRatio: 1.1,
      monotoneDrift: 0,
      rateAmplitudeCorrelation: 0,
      part: 1,
    };
    const spike = {
      amplitude: 120,
      approach: 0.4,
      durationSeconds: 0.003,
      peakWidthSeconds: 0.0005,
      peakRatio: 1,
      slowPhase: 1,
    };
    const sparse: Partial<EpisodeFeatures> = {
      lead: undefined,
      irregularity: undefined,
      leadShape: spike,
      potentials: 36,
      pooledRatePerSecond: 3,
      activeSeconds: 0.5,
      peakMicrovolts: 120,
    };
    const fibre = { ...sparse, leadTurns: 3, generator: { ...generator, detrendedCov: 0.04 } };
    const circuit = {
      ...sparse,
      leadTurns: 8,
      period: { periodSeconds: 0.02, correlation: 0.98 },
      generator: { ...generator, ratePerSecond: 50, detrendedCov: 0.001 },
    };
    assert.equal(said({ ...fibre, humPart }), 'fibrillation');
    assert.equal(said(circuit), 'complex-repetitive-discharge');
    assert.equal(said({ ...circuit, humPart }), 'indeterminate: unclassified_activity');
    assert.equal(
      said({ ...fibre, humPart: { ofAny: 1, ofFibres: 1 } }),
      'indeterminate: unclassified_activity',
    );
  });

  it('gives every label a probability above 0 and below 1, the candidates in order', () => {
    const numbers = fc.record({
      irregularity: fc.option(fc.double({ min: 0, max: 2, noNaN: true }), { nil: undefined }),
      unitRatePerSecond: fc.option(fc.double({ min: 0.1, max: 200, noNaN: true }), { nil: undefined }),
      pooledRatePerSecond: fc.double({ min: 0, max: 1000, noNaN: true }),
      durationSeconds: fc.double({ min: 0.02, max: 100, noNaN: true }),
      intent: fc.constantFrom('voluntary' as const, 'unknown' as const, 'involuntary' as const),
    });
    fc.assert(
      fc.property(numbers, (changes) => {
        const { probability, alternatives } = judged({ ...changes, activeSeconds: changes.durationSeconds });
        const all = [probability, ...alternatives.map((one) => one.probability)];
        assert.ok(all.every((one) => one > 0 && one < 1));
        assert.ok(
          alternatives.every((one, i) => i === 0 || one.probability <= alternatives[i - 1]!.probability),
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('A probability', () => {
  it('is never 0 and never 1', () => {
    assert.deepEqual([0, 1e-9, 0.2504, 1].map(roundedProbability), [0.001, 0.001, 0.25, 0.999]);
  });
});
