/** Potentials that come one by one: of motor units that twitch, of a unit that is held, of fibres. */
import assert from 'node:assert/strict';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { dense } from '../scan/activity';
import { judged, said } from './said';

const leadShape = {
  amplitude: 900,
  approach: 0.4,
  durationSeconds: 0.007,
  peakWidthSeconds: 0.001,
  peakRatio: 2,
  slowPhase: 2,
};

/** Several units that fire a few times a second in all, 40 ms of each to be seen; pauses of half a second are activity. */
const twitches: Partial<EpisodeFeatures> = {
  durationSeconds: 40,
  activeSeconds: 24,
  raisedPart: 0.14,
  potentials: 120,
  pooledRatePerSecond: 3,
  medianIntervalSeconds: 0.2,
  groupIntervalSeconds: 0.26,
  peakMicrovolts: 1200,
  leadShape,
  leadTurns: 3,
  irregularity: undefined,
};

function lead(irregularity: number): EpisodeFeatures['lead'] {
  return {
    discharges: 60,
    ratePerSecond: 1.5,
    irregularity,
    doubletPart: 0,
    amplitude: 900,
    signalToNoise: 200,
    rawVariation: irregularity,
    contamination: 0,
  };
}

describe('Potentials that come one by one', () => {
  it('are fasciculations though their pauses are too short to be quiet', () => {
    assert.equal(said({ ...twitches, lead: lead(0.9) }), 'fasciculation');
    assert.equal(said({ ...twitches, lead: undefined }), 'fasciculation');
  });

  it('are not surely fasciculations where they hardly stand out of the noise', () => {
    const few = {
      ...twitches,
      potentials: 5,
      pooledRatePerSecond: 0.1,
      groupIntervalSeconds: 6,
      raisedPart: 0.02,
    };
    const probabilityAt = (peakOverNoise: number): number => {
      const { label, probability, alternatives } = judged({ ...few, peakMicrovolts: 40, peakOverNoise });
      const all = [{ label, probability }, ...alternatives];
      return all.find((each) => each.label === 'fasciculation')?.probability ?? 0;
    };
    assert.ok(probabilityAt(20) > 0.9, `at 20 times the noise ${probabilityAt(20)}`);
    assert.ok(probabilityAt(4.7) < 0.6, `at 4.7 times the noise ${probabilityAt(4.7)}`);
  });

  it('are none where they fill the time', () => {
    assert.notEqual(said({ ...twitches, raisedPart: 0.7, lead: lead(0.9) }), 'fasciculation');
  });

  it('are none where a unit fires regularly five times a second, as one that is held', () => {
    const held = { ...twitches, raisedPart: 0.25, groupIntervalSeconds: 0.19, lead: lead(0.12) };
    assert.notEqual(said({ ...held, pooledRatePerSecond: 5.3 }), 'fasciculation');
  });

  it('are positive sharp waves by their shape where no rate is known, but no fibrillation', () => {
    const few = {
      ...dense,
      ...twitches,
      peakMicrovolts: 60,
      raisedPart: 0.6,
      generator: undefined,
      lead: undefined,
    };
    const fibres = {
      regularPart: 0,
      variation: undefined,
      ratePerSecond: 4,
      driftRatio: undefined,
      togetherAmplitude: 0,
    };
    const wave = { approach: 0, durationSeconds: 0.011, slowPhase: 6, peakRatio: 2.7, sharpWavePart: 1 };
    const spike = { approach: 1, durationSeconds: 0.003, slowPhase: 2, peakRatio: 3, sharpWavePart: 0 };
    assert.equal(said({ ...few, fibres: { ...fibres, ...wave } }), 'positive-sharp-wave');
    assert.notEqual(said({ ...few, isOnSkin: true, fibres: { ...fibres, ...wave } }), 'positive-sharp-wave');
    assert.notEqual(said({ ...few, fibres: { ...fibres, ...spike } }), 'fibrillation');
  });

  it('are fibrillations where they keep time as a fibre does, but not under an electrode on the skin', () => {
    const fibre: Partial<EpisodeFeatures> = {
      ...twitches,
      peakMicrovolts: 80,
      raisedPart: 0.6,
      groupIntervalSeconds: 0.2,
      lead: lead(0.03),
      leadPart: 1,
      irregularity: 0.03,
      fibres: {
        regularPart: 1,
        variation: 0.03,
        ratePerSecond: 5,
        driftRatio: 1.1,
        togetherAmplitude: 80,
        approach: 1,
        durationSeconds: 0.003,
        slowPhase: 2,
        peakRatio: 3,
        sharpWavePart: 0,
      },
    };
    assert.equal(said(fibre), 'fibrillation');
    const { label, evidence } = judged({ ...fibre, isOnSkin: true });
    assert.notEqual(label, 'fibrillation');
    assert.equal(evidence.find(({ criterion }) => criterion === 'fibrillation-electrode')?.met, false);
  });
});
