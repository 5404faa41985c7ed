/** What comes with the grid, and discharges of the same rate that do not. */
import assert from 'node:assert/strict';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import type { DetectedEvent } from '../../../src/detection/result/detectedEvent';
import { addHum, type Hum } from '../../../src/simulation/hum';
import { Random } from '../../../src/simulation/random';
import { recordingOf } from './recordings';
import { gridHum } from './scan/conditioning/humScenes';

const rate = 10_000;
const seconds = 24;
const [from, to] = [9, 15];

/** Noise of 3 µV and hum of 60 µV that wanders, with something beside it from 9 to 15 s. */
async function detectedBeside(
  add: (values: Float64Array, hum: Hum) => void,
): Promise<readonly DetectedEvent[]> {
  const random = new Random(4);
  const values = Float64Array.from({ length: seconds * rate }, () => random.normal(0, 3));
  const hum = gridHum(50.01, 60, 3);
  addHum(values, hum, rate);
  add(values, hum);
  const { events } = await detect(
    recordingOf({ values: Float32Array.from(values), samplingRate: rate }),
    defaultParameters,
  );
  return events.filter(
    ({ onsetSeconds, endSeconds, label }) =>
      label !== 'rest' && onsetSeconds < to - 0.5 && endSeconds > from + 0.5,
  );
}

/** Pulses of 2 ms, one in each cycle: sixteen harmonics of one size, at the phase that the hum has. */
function addPulses(values: Float64Array, hum: Hum): void {
  const pulses = new Float64Array(values.length);
  addHum(
    pulses,
    {
      ...hum,
      amplitudeMicrovolts: 15,
      harmonics: Array.from({ length: 15 }, () => ({ part: 1, phase: Math.PI / 2 })),
    },
    rate,
  );
  for (let i = from * rate; i < to * rate; i++) values[i] = values[i]! + pulses[i]!;
}

/** Potentials of 300 µV and 3 ms at a rate, whose intervals vary. */
function addTrain(values: Float64Array, perSecond: number, variation: number): void {
  const random = new Random(8);
  for (let t = from; t < to; t += random.normal(1, variation) / perSecond) {
    for (let i = Math.round((t - 0.003) * rate); i < (t + 0.003) * rate; i++) {
      const x = (i / rate - t) / 0.0006;
      values[i] = values[i]! + 300 * (1 - x * x) * Math.exp((-x * x) / 2);
    }
  }
}

const told = (events: readonly DetectedEvent[]): string =>
  events.map(({ label, probability }) => `${label} ${probability}`).join(', ');

describe('Beside hum', () => {
  it('pulses that keep the phase of the mains are an artifact, whatever train they look like', async () => {
    const events = await detectedBeside(addPulses);
    assert.ok(events.length > 0 && events.every(({ label }) => label === 'artifact'), told(events));
    const criteria = events.flatMap(({ evidence }) => evidence.map(({ criterion }) => criterion));
    assert.ok(criteria.includes('grid-locked'), criteria.join(', '));
  });

  for (const [perSecond, variation] of [
    [50, 0.01],
    [50.3, 0.002],
    [49.8, 0.004],
  ] as const) {
    it(`a discharge of ${perSecond} per second whose intervals vary by ${variation} is none`, async () => {
      const events = await detectedBeside((values) => addTrain(values, perSecond, variation));
      assert.ok(events.length > 0 && events.every(({ label }) => label !== 'artifact'), told(events));
    });
  }
});
