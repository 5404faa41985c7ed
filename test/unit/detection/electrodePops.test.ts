/** Electrode pops, and the potentials that resemble them. */
import assert from 'node:assert/strict';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import type { DetectedEvent } from '../../../src/detection/result/detectedEvent';
import { butterworthHighPass, StreamingFilter } from '../../../src/signal/filters';
import { Random } from '../../../src/simulation/random';
import { recordingOf } from './recordings';

const seconds = 16;

/** One potential, in µV, as a function of the seconds since it began. */
type Potential = (t: number) => number;

const pop = (size: number, decay: number): Potential => {
  return (t) => (t < 0 ? 0 : size * Math.exp(-t / decay));
};

/** It rises in 0.3 ms and crosses its baseline after 3 ms. */
const sharpWave: Potential = (t) => {
  if (t < 0) return 0;
  const x = t / 0.007;
  return 300 * (Math.exp(-t / 0.0015) - Math.exp(-t / 0.0002)) - 70 * x ** 2 * Math.exp(2 * (1 - x));
};

/** A unit near the needle: the flank takes half a millisecond. */
const unitPotential: Potential = (t) => {
  const x = (t - 0.005) / 0.0007;
  return 500 * (1 - x * x) * Math.exp((-x * x) / 2);
};

/** The events of noise of 3 µV with a potential now and then, behind the amplifier's high-pass. */
async function detected(
  potential: Potential,
  { rate = 20_000, highPassHz = 10, alternates = false } = {},
): Promise<readonly DetectedEvent[]> {
  const random = new Random(5);
  const values = Float64Array.from({ length: seconds * rate }, () => random.normal(0, 3));
  for (let t = 3; t < seconds - 3; t += random.uniform(0.3, 1.6)) {
    const sign = alternates && random.uniform() < 0.5 ? -1 : 1;
    const first = Math.ceil(t * rate);
    for (let i = first; i < first + 0.3 * rate; i++) values[i] = values[i]! + sign * potential(i / rate - t);
  }
  new StreamingFilter(butterworthHighPass(1, highPassHz, rate)).process(values);
  const input = recordingOf({ values: Float32Array.from(values), samplingRate: rate });
  const { events } = await detect(input, defaultParameters);
  return events.filter(
    ({ label, reason }) => label !== 'rest' && reason !== 'rest_or_contracture_indeterminate',
  );
}

const told = (events: readonly DetectedEvent[]): string =>
  events.map(({ label, probability }) => `${label} ${probability}`).join(', ');

describe('Electrode pops', () => {
  for (const [size, decay, circumstances] of [
    [60, 0.02, { rate: 10_000 }],
    [300, 0.008, { highPassHz: 20, alternates: true }],
    [600, 0.05, { rate: 48_000, highPassHz: 2 }],
  ] as const) {
    it(`of ${size} µV that decay within ${decay * 1000} ms are artifacts, however irregular`, async () => {
      const events = await detected(pop(size, decay), circumstances);
      assert.ok(events.length > 0 && events.every(({ label }) => label === 'artifact'), told(events));
    });
  }

  it('that decay as fast as a potential of a fibre are no fasciculations', async () => {
    const events = await detected(pop(200, 0.003), { highPassHz: 20 });
    assert.ok(events.length > 0 && events.every(({ label }) => label !== 'fasciculation'), told(events));
  });

  it('are not what sharp waves are taken for, whose first flank is steep and whose slow phase crosses the baseline', async () => {
    const events = await detected(sharpWave);
    assert.ok(events.length > 0 && events.every(({ label }) => label !== 'artifact'), told(events));
  });

  it('are not what potentials of motor units are taken for', async () => {
    const events = await detected(unitPotential);
    assert.ok(events.length > 0 && events.every(({ label }) => label !== 'artifact'), told(events));
  });
});
