/** Efforts as short as insertion activity, activity whose potentials can't be seen, cramps that are told of. */
import assert from 'node:assert/strict';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { crampLike, envelope, said } from './said';

describe('An effort that is short', () => {
  const burst: Partial<EpisodeFeatures> = {
    durationSeconds: 0.35,
    activeSeconds: 0.35,
    potentials: 60,
    pooledRatePerSecond: 170,
    peakMicrovolts: 2400,
    ...envelope({ buildUpSeconds: 0.05, declineSeconds: 0.1 }),
  };
  const needle: Partial<EpisodeFeatures> = { ...burst, peakMicrovolts: 400, movementAtOnset: 60 };

  it('is no insertion where it was asked for, or where nothing shows that the needle moved', () => {
    assert.equal(said({ ...burst, intent: 'voluntary' }), 'voluntary');
    assert.equal(said({ ...burst, intent: 'voluntary', movementAtOnset: 15 }), 'voluntary');
    assert.notEqual(said(burst), 'insertion');
    assert.notEqual(said({ ...burst, forceCoupling: 0.9 }), 'insertion');
  });

  it('is told from a needle that moved, or of which somebody says so', () => {
    assert.equal(said(needle), 'insertion');
    assert.equal(said({ ...needle, movementAtOnset: 0, insertionReported: true }), 'insertion');
  });

  it('is none where such a burst goes on for seconds after a movement, and nobody asked', () => {
    const long = { ...needle, potentials: 500, durationSeconds: 2.2, activeSeconds: 2.2 };
    assert.equal(said(long), 'insertion');
    assert.notEqual(said({ ...long, movementAtOnset: 0 }), 'insertion');
    assert.notEqual(said({ ...long, durationSeconds: 6, activeSeconds: 6 }), 'insertion');
  });

  it('is none either where no movement is seen, but it dies away from its full height, and nothing repeats itself', () => {
    const dying = {
      ...needle,
      potentials: 600,
      durationSeconds: 2.2,
      activeSeconds: 2.2,
      movementAtOnset: 0,
      runningDown: 0.9,
    };
    assert.equal(said(dying), 'insertion');
    for (const [how, changes] of Object.entries({
      'asked for': { intent: 'voluntary' },
      'with force': { forceCoupling: 0.9 },
      held: { runningDown: 0.1 },
      'with pauses': { activeSeconds: 1 },
      repeating: { period: { periodSeconds: 0.02, correlation: 0.6 } },
      'repeating at a high rate': { fast: { periodSeconds: 0.005, correlation: 0.8 } },
    } as const)) {
      assert.notEqual(said({ ...dying, ...changes }), 'insertion', how);
    }
  });
});

describe('Activity at a rate of sampling that shows no potential by itself', () => {
  const unseen: Partial<EpisodeFeatures> = {
    units: [],
    potentials: undefined,
    pooledRatePerSecond: undefined,
    greatestPooledRatePerSecond: undefined,
    greatestPooledAtSeconds: undefined,
    groupIntervalSeconds: undefined,
    pooledIrregularity: undefined,
    peakMicrovolts: 170,
  };

  it('is no fasciculation for being short, and voluntary where it was asked for', () => {
    for (const durationSeconds of [0.24, 0.5, 0.86]) {
      const short = { ...unseen, durationSeconds, activeSeconds: durationSeconds };
      assert.equal(said({ ...short, intent: 'voluntary' }), 'voluntary');
      assert.notEqual(said(short), 'fasciculation');
    }
  });

  it('can still be one potential alone', () => {
    assert.equal(said({ ...unseen, durationSeconds: 0.06, activeSeconds: 0.06 }), 'fasciculation');
  });

  it('is tremor and cramp by its envelope', () => {
    const trembling = {
      ...envelope({ fluctuation: 1.4 }),
      tremor: { peakHz: 5, prominence: 20, depth: 1.4, segments: 8 },
    };
    assert.equal(said({ ...unseen, ...trembling }), 'tremor');
    const signs = { ...crampLike, irregularity: undefined, unitRatePerSecond: undefined };
    assert.equal(said({ ...unseen, ...signs, intent: 'involuntary' }), 'neurogenic-cramp');
    assert.notEqual(said({ ...unseen, intent: 'involuntary' }), 'neurogenic-cramp');
  });
});

describe('A cramp that is told of while it goes on', () => {
  const plain = { ...envelope({ buildUpSeconds: 0.7, declineSeconds: 1.2 }), crampReported: true };

  it('is one where nobody asked for effort, and never where somebody did', () => {
    assert.equal(said({ ...plain, intent: 'involuntary' }), 'neurogenic-cramp');
    assert.notEqual(said({ ...plain, intent: 'involuntary', crampReported: false }), 'neurogenic-cramp');
    assert.equal(said({ ...plain, intent: 'voluntary' }), 'voluntary');
    assert.notEqual(said({ ...plain, intent: 'unknown' }), 'neurogenic-cramp');
  });

  it('is none where it ends at once, as another muscle does that is let go', () => {
    const held = envelope({ buildUpSeconds: 0.7, declineSeconds: 0.2 });
    assert.notEqual(said({ ...plain, ...held, intent: 'involuntary' }), 'neurogenic-cramp');
  });
});
