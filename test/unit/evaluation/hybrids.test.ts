import assert from 'node:assert/strict';
import { resampled } from '../../evaluation/hybrids/realSamples';
import { repeated, type RealBackground, simulatedOn } from '../../evaluation/hybrids/simulatedOn';
import { stitchedQuiet } from '../../evaluation/hybrids/stitchedQuiet';
import { Random } from '../../../src/simulation/random';
import { scenarios } from '../../../src/simulation/scenarios';

const rms = (samples: Float64Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

const sine = (hertz: number, rate: number, seconds: number): Float64Array =>
  Float64Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

const noise = (seed: number, count: number): Float64Array => {
  const random = new Random(seed);
  return Float64Array.from({ length: count }, () => random.normal(0, 1));
};

describe('The noise of a real recording', () => {
  it('is the same wave at another rate, and what the other rate can’t hold is gone', () => {
    const at20 = resampled(sine(1000, 23_437.5, 0.48), 23_437.5, 20_000);
    for (let i = 400; i < at20.length - 400; i++) {
      const error = at20[i]! - Math.sin((2 * Math.PI * 1000 * i) / 20_000);
      assert.ok(Math.abs(error) < 2e-3, `${error} at ${i}`);
    }
    assert.ok(rms(resampled(sine(11_500, 23_437.5, 0.48), 23_437.5, 20_000).subarray(400, 9000)) < 0.02);
  });

  it('between potentials is as strong as the noise, and holds none of the potentials', () => {
    const samples = noise(1, 200_000);
    for (let at = 1000; at < samples.length; at += 1700) samples.fill(50, at, at + 60);
    const quiet = stitchedQuiet(samples, 20_000);
    assert.ok(quiet.length > 20_000, `${quiet.length} samples`);
    assert.ok(Math.abs(rms(quiet) - 1) < 0.06, `${rms(quiet)}`);
    assert.ok(Math.max(...quiet) < 6);
  });

  it('is run there and back, so that it has no jump and no end', () => {
    assert.deepEqual([...repeated(Float64Array.of(1, 2, 3), 9, 1)], [2, 3, 2, 1, 2, 3, 2, 1, 2]);
  });
});

describe('A hybrid recording', () => {
  const real: RealBackground = {
    name: 'made',
    samplingRate: 5000,
    restMicrovolts: noise(2, 40_000),
    movementsMicrovolts: [new Float64Array(2500).fill(300)],
  };
  const rest = scenarios.find(({ name }) => name === 'rest')!;

  it('has the background for its noise, the movement where truth says artifact, and the same bytes each time', () => {
    const { recording, movement: where } = simulatedOn(rest, 7, real);
    const emg = recording.channels.find(({ kind }) => kind === 'emg')!;
    assert.equal(emg.samplingRate, 5000);
    const microvolts = Float64Array.from(emg.values, (value) => value * (emg.unit === 'mV' ? 1000 : 1));
    const movement = recording.truth.events.find(({ label }) => label === 'artifact')!;
    assert.equal((movement.endSeconds - movement.onsetSeconds).toFixed(3), '0.500');
    const at = Math.round(movement.onsetSeconds * 5000);
    assert.ok(rms(microvolts.subarray(at + 10, at + 2400)) > 250);
    assert.ok(Math.abs(recording.truth.noiseMicrovolts - 1) < 0.02);
    const events = recording.truth.events.filter(({ channels }) => channels.includes(0));
    events.slice(1).forEach((event, i) => assert.equal(event.onsetSeconds, events[i]!.endSeconds));
    assert.deepEqual(where, { channel: 0, onsetSeconds: movement.onsetSeconds });
    assert.deepEqual(simulatedOn(rest, 7, real).recording, recording);
  });
});
