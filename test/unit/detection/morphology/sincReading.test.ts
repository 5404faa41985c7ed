import assert from 'node:assert/strict';
import { readBetween, Readings } from '../../../../src/detection/morphology/sincReading';
import { Random } from '../../../../src/simulation/random';

describe('A waveform that is read at many places', () => {
  it('is the same to the last bit as read at each by itself, between samples, on one, and below 0', () => {
    const random = new Random(4);
    const waveform = Float32Array.from({ length: 40 }, () => random.normal());
    const readings = new Readings(waveform);
    const places = Array.from({ length: 1000 }, () => random.uniform(-50, 50));
    // Whole ones, halves, and those next to which another set of weights begins.
    const between = places.map((place) => Math.round(place * 512) / 512);
    for (const place of [...places, ...places.map(Math.round), ...between]) {
      const from = Math.floor(place);
      const alone = new Float32Array(Math.ceil(place) - from + waveform.length);
      assert.deepEqual(readings.at(place), readBetween(waveform, from - place, alone), `at ${place}`);
    }
  });
});
