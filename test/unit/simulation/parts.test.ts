import assert from 'node:assert/strict';
import { edfPlus } from '../../../src/simulation/edfPlus';
import { voluntaryRate } from '../../../src/simulation/motorUnitPool';
import { rateGain, twitchForce } from '../../../src/simulation/muscleForce';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';

const identity = {
  patient: 'X X X X',
  recording: 'Startdate 01-JAN-2024 X X X',
  startDate: '01.01.24',
  startTime: '10.00.00',
};

function recordingOf(durationSeconds: number, samplingRate: number, name: string): SimulatedRecording {
  const values = new Float32Array(Math.round(durationSeconds * samplingRate));
  const physicalRange = { minimum: -100, maximum: 100 };
  return {
    durationSeconds,
    channels: [{ name, unit: 'uV', kind: 'emg', samplingRate, physicalRange, values }],
    annotations: [],
    truth: { units: [], events: [], noiseMicrovolts: 0, wording: 'none', humMicrovolts: 0 },
  };
}

describe('The EDF+ writer', () => {
  it('refuses what EDF cannot hold instead of cutting it off', () => {
    const write =
      (...args: Parameters<typeof recordingOf>) =>
      () =>
        edfPlus(recordingOf(...args), identity);
    assert.throws(write(1.5, 1000, 'EMG'), /1\.5 s are not a whole number of 1-second records/u);
    assert.throws(write(2, 1000.5, 'EMG'), /EMG: 1000\.5 Hz is not a whole number of samples/u);
    assert.throws(write(2, 1000, 'EMG of a very long muscle'), /16 ASCII characters cannot hold/u);
    assert.throws(write(2, 1000, 'EMG \u00b5'), /ASCII/u);
  });
});

describe('Simulated force', () => {
  const twitch = { peak: 3, contractionSeconds: 0.05 };
  const unit = { threshold: 0.1, twitch };

  it('of one discharge peaks at the twitch force, one contraction time after it', () => {
    const force = twitchForce([{ unit, spikeSeconds: Float64Array.of(0.1) }], 1000, 600);
    assert.equal(force.indexOf(Math.max(...force)), 150);
    assert.ok(Math.abs(force[150]! - 3) < 1e-9 && force[99] === 0);
  });

  it('gains per discharge with rate up to a point, from a gain of 1 without a jump', () => {
    assert.equal(rateGain(0.2), 1);
    assert.ok(Math.abs(rateGain(0.4001) - 1) < 1e-3);
    assert.ok(rateGain(1) > 1.5 && rateGain(3) < rateGain(1));
  });

  it('is driven in onion-skin order: at one effort, the units recruited earlier fire faster', () => {
    const rates = [0.02, 0.1, 0.3, 0.5].map((threshold) => voluntaryRate(threshold, 0.6));
    assert.deepEqual(
      [...rates].sort((a, b) => b - a),
      rates,
    );
    assert.equal(voluntaryRate(0.7, 0.6), 0);
  });
});
