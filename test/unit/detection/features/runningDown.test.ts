/** Bursts that die away from their onset, and those that build up first. */
import assert from 'node:assert/strict';
import { runningDown } from '../../../../src/detection/features/runningDown';
import { noiseSource } from '../context/courses';

const hops = 200;
const noisePower = 4;

/** A burst of `level` (an RMS by the part of its time), whose hops vary as those of some potentials do. */
function of(level: (part: number) => number): number | undefined {
  const random = noiseSource(3);
  const power = Float32Array.from({ length: hops + 40 }, (_, hop) => {
    const part = (hop - 20) / hops;
    const rms = part >= 0 && part < 1 ? level(part) : 0;
    return noisePower + rms ** 2 * Math.exp(0.5 * random());
  });
  return runningDown(power, { from: 20, to: 20 + hops }, noisePower);
}

describe('Whether a burst runs down', () => {
  it('is so where it begins at its full height and falls, however fast', () => {
    for (const to of [0.5, 0.3, 0.05]) {
      const down = of((part) => 100 * (1 - (1 - to) * part)) ?? NaN;
      assert.ok(down > 0.4, `down to ${to}: ${down}`);
    }
  });

  it('is not so of what is steady, builds up within a quarter of its time, or grows', () => {
    const efforts: Readonly<Record<string, (part: number) => number>> = {
      steady: () => 100,
      'ramp and hold': (part) => 100 * Math.min(1, 4 * part, 10 * (1 - part)),
      'built up, then let go slowly': (part) => 100 * Math.min(1, 4 * part, 1.2 * (1 - part)),
      growing: (part) => 20 + 80 * part,
    };
    for (const [name, level] of Object.entries(efforts)) {
      const down = of(level) ?? NaN;
      assert.ok(down < 0.3, `${name}: ${down}`);
    }
  });

  it('is not known of what is shorter than its parts', () => {
    assert.equal(runningDown(new Float32Array(40), { from: 0, to: 7 }, 1), undefined);
  });
});
