/** A discharge whose rate drifts: one fibre that waxes and wanes, or several that come and go. */
import assert from 'node:assert/strict';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { said } from './said';

/** A train of 25 a second, twice and a half as fast at its fastest as at its slowest. */
const drifting = (
  rateAmplitudeCorrelation: number | undefined,
  driftOfEach: number,
): Partial<EpisodeFeatures> => ({
  generator: {
    ratePerSecond: 25,
    detrendedCov: 0.05,
    driftRatio: 2.5,
    monotoneDrift: -0.6,
    rateAmplitudeCorrelation,
    part: 0.9,
  },
  fibres: {
    regularPart: 0.9,
    variation: 0.04,
    ratePerSecond: 23,
    driftRatio: driftOfEach,
    approach: 1,
    durationSeconds: 0.004,
    slowPhase: 1.5,
    peakRatio: 2.5,
    sharpWavePart: 0,
    togetherAmplitude: 150,
  },
  leadTurns: 3,
  irregularity: 0.05,
  unitRatePerSecond: 20,
  pooledRatePerSecond: 30,
  peakMicrovolts: 150,
});

describe('A rate that drifts', () => {
  it('is myotonic where the size of the potentials waxes and wanes with it, and else of fibres beside one another', () => {
    assert.equal(said(drifting(0.8, 2.5)), 'myotonic-discharge');
    for (const correlation of [0, 0.2, 0.45]) {
      assert.equal(said(drifting(correlation, 1)), 'fibrillation', `correlated by ${correlation}`);
    }
  });

  it('is told by itself where nothing is known of the size', () => {
    assert.equal(said(drifting(undefined, 2.5)), 'myotonic-discharge');
  });
});
