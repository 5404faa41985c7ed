/** Stimuli that somebody noted, and trains that are too slow for any circuit of fibres. */
import assert from 'node:assert/strict';
import type { EpisodeFeatures } from '../../../../src/detection/features/features';
import { said } from './said';

const shape = {
  amplitude: 900,
  approach: 0.6,
  durationSeconds: 0.012,
  peakWidthSeconds: 0.0015,
  peakRatio: 1.2,
  slowPhase: 2,
};
const generator = {
  ratePerSecond: 16,
  detrendedCov: 0.001,
  driftRatio: 1,
  monotoneDrift: 0,
  rateAmplitudeCorrelation: 0,
  part: 1,
};
/** Pulses and the muscle's answer at 16 a second: a complex that comes back without jitter. */
const answered: Partial<EpisodeFeatures> = {
  lead: undefined,
  leadShape: shape,
  leadTurns: 6,
  generator,
  period: { periodSeconds: 1 / 16, correlation: 0.97 },
  pulses: { pulses: 80, intervalChange: 0.002, intervalSeconds: 1 / 16, part: 0.98, shape },
};

describe('What comes at one interval', () => {
  it('is stimuli with the muscle’s answer where a stimulation was noted, a complex repetitive discharge where none was', () => {
    assert.equal(said(answered), 'complex-repetitive-discharge');
    assert.equal(said({ ...answered, stimulusReported: true }), 'artifact: unassessable');
  });

  it('is a discharge all the same where its variations add up, or where it is little of what goes on', () => {
    const clock = { periodSeconds: 1 / 16, deviationSeconds: 1e-4, evidence: -20, part: 0.98 };
    assert.equal(said({ ...answered, stimulusReported: true, clock }), 'complex-repetitive-discharge');
    const pulses = { pulses: 80, intervalChange: 0.002, intervalSeconds: 1 / 16, part: 0.2, shape };
    assert.notEqual(said({ ...answered, stimulusReported: true, pulses }), 'artifact: unassessable');
    const varied = { ...pulses, part: 0.98, intervalChange: 0.05 };
    assert.notEqual(said({ ...answered, stimulusReported: true, pulses: varied }), 'artifact: unassessable');
  });

  it('is a clock’s, with an answer that lasts for most of the beat, where the whole of it comes back at that beat', () => {
    const clock = { periodSeconds: 1 / 16, deviationSeconds: 1e-5, evidence: 40, part: 0.4 };
    assert.equal(said({ ...answered, clock }), 'artifact: unassessable');
    const other = { ...answered, clock, period: { periodSeconds: 0.0402, correlation: 0.97 } };
    assert.notEqual(said(other), 'artifact: unassessable');
    assert.notEqual(said(other), 'complex-repetitive-discharge');
  });

  it('is no circuit of fibres at 3 a second, whatever period is found by chance in a signal that does not repeat itself', () => {
    const slow = { ...answered, generator: { ...generator, ratePerSecond: 3 } };
    const byChance = { periodSeconds: 0.07, correlation: 0.02 };
    assert.notEqual(said({ ...slow, period: byChance }), 'complex-repetitive-discharge');
    assert.equal(
      said({ ...slow, period: { ...byChance, correlation: 0.97 } }),
      'complex-repetitive-discharge',
    );
  });
});
