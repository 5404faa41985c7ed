/** Turns of a mean potential: what tells a complex of fibres from one. */
import assert from 'node:assert/strict';
import { turnsOf } from '../../../../src/detection/waveforms/turns';
import { Random } from '../../../../src/simulation/random';

const rate = 20_000;
const beforeSeconds = 0.01;

/** A mean of 36 ms with noise of 1: a spike of three phases, 60 high, at each of these times from its place. */
function meanWith(seconds: readonly number[], noise = 1): Float32Array {
  const random = new Random(seconds.length);
  return Float32Array.from({ length: 0.036 * rate }, (_, i) => {
    const spikes = seconds.map((at) => {
      const x = (i / rate - beforeSeconds - at) / 0.0003;
      return 60 * (x * x - 1) * Math.exp((-x * x) / 2);
    });
    return spikes.reduce((a, b) => a + b, 0) + random.normal(0, noise);
  });
}

const turns = (averaged: Float32Array, intervalSeconds: number): number =>
  turnsOf(averaged, { rate, beforeSeconds, intervalSeconds });

describe('The turns of a mean potential', () => {
  it('are three of the spike of one fibre, whatever noise is left in the mean', () => {
    for (const noise of [0, 0.5, 1, 2, 4]) {
      const found = turns(meanWith([0], noise), 0.2);
      assert.ok(found >= 1 && found <= 3, `${found} at ${noise}`);
    }
  });

  it('are those of every fibre in a complex', () => {
    assert.ok(turns(meanWith([-0.004, 0, 0.003, 0.008]), 0.1) >= 7);
  });

  it('have nothing of the next cycle in them', () => {
    assert.ok(turns(meanWith([-0.008, 0, 0.008, 0.016]), 0.008) <= 3);
  });

  it('are none of noise', () => {
    assert.equal(turns(meanWith([]), 0.1), 0);
  });
});
