/** Cue channels, read sample by sample. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CueScanner, type CueTrack } from '../../../../src/detection/context/cueChannel';
import { parameters, sampled } from './courses';

function cueOf(values: Float32Array, samplingRate: number, block = values.length): CueTrack | undefined {
  const scanner = new CueScanner({ name: 'Target', samplingRate }, parameters);
  for (let from = 0; from < values.length; from += block) scanner.add(values.subarray(from, from + block));
  return scanner.finish();
}

function told(cue: CueTrack | undefined): string {
  return (cue?.spans ?? [])
    .map(
      ({ isOn, onsetSeconds, endSeconds }) =>
        `${onsetSeconds.toFixed(2)}-${endSeconds.toFixed(2)} ${isOn ? 'on' : 'off'}`,
    )
    .join(', ');
}

describe('Cue channels', () => {
  it('are on above 5 % of their range, whichever their sign and from wherever they rest', () => {
    const trapezoid = (t: number): number => Math.max(0, Math.min(1, t - 10, 21 - t));
    for (const [rest, size] of [
      [0, 30],
      [0, -30],
      [2, 5],
    ] as const) {
      const cue = cueOf(
        sampled(100, 30, (t) => rest + size * trapezoid(t)),
        100,
      );
      const on = cue?.spans.filter(({ isOn }) => isOn);
      assert.equal(on?.length, 1, `rest ${rest}, size ${size}`);
      // 5 % of the ramps is passed at 10.05 and 20.95 s; a hop is 0.02 s.
      assert.ok(Math.abs((on[0]?.onsetSeconds ?? NaN) - 10.05) <= 0.02, `on at ${on[0]?.onsetSeconds} s`);
      assert.ok(Math.abs((on[0]?.endSeconds ?? NaN) - 20.95) <= 0.02, `off at ${on[0]?.endSeconds} s`);
    }
  });

  it('ask for nothing where they never change, and say nothing where samples are missing', () => {
    assert.equal(cueOf(new Float32Array(500).fill(3), 100), undefined);
    assert.equal(cueOf(new Float32Array(500).fill(NaN), 100), undefined);
    assert.equal(cueOf(new Float32Array(), 100), undefined);
    const gap = sampled(100, 30, (t) => (t >= 5 && t < 8 ? NaN : t >= 10 ? 1 : 0));
    assert.equal(told(cueOf(gap, 100)), '0.00-5.00 off, 8.00-10.00 off, 10.00-30.00 on');
  });

  it('do not depend on block size', () => {
    const values = sampled(37, 40, (t) => Math.max(0, Math.sin(t)), 0.01);
    const whole = cueOf(values, 37);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (block) => {
        assert.deepEqual(cueOf(values, 37, block), whole);
      }),
      { seed: 3, numRuns: 30 },
    );
  });
});
