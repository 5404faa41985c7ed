/** Cue channels, read sample by sample. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CueScanner, type CueTrack } from '../../../../src/detection/context/cueChannel';
import { parameters, sampled } from './courses';

function cueOf(
  values: Float32Array,
  samplingRate: number,
  block = values.length,
  unit = 'N',
): CueTrack | undefined {
  const scanner = new CueScanner({ name: 'Target', unit, samplingRate }, parameters);
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
  it('are on above 1 % of their range, whichever their sign and from wherever they rest', () => {
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
      // 1 % of the ramps is passed at 10.01 and 20.99 s; a hop is 0.02 s.
      assert.ok(Math.abs((on[0]?.onsetSeconds ?? NaN) - 10.01) <= 0.02, `on at ${on[0]?.onsetSeconds} s`);
      assert.ok(Math.abs((on[0]?.endSeconds ?? NaN) - 20.99) <= 0.02, `off at ${on[0]?.endSeconds} s`);
    }
  });

  it('ask for 2 to 4 % of the MVC as for 100, alone or after it, whatever their noise and offset', () => {
    const mvc = (t: number): number => (t >= 2 && t < 5 ? 100 : 0);
    for (const percent of [2, 3, 4]) {
      for (const before of [0, 1]) {
        for (const [noise, offset] of [
          [0, 0],
          [0.05, 0.3],
        ] as const) {
          const level = (t: number): number => (t >= 10 && t < 20 ? percent : 0) + before * mvc(t) + offset;
          const on = cueOf(sampled(1000, 30, level, noise), 1000, 1000, '%MVC')?.spans.filter(
            ({ isOn }) => isOn,
          );
          const last = on?.at(-1);
          assert.equal(on?.length, 1 + before, `${percent} %, noise ${noise}`);
          assert.ok(Math.abs((last?.onsetSeconds ?? NaN) - 10) <= 0.02, `on at ${last?.onsetSeconds} s`);
          assert.ok(Math.abs((last?.endSeconds ?? NaN) - 20) <= 0.02, `off at ${last?.endSeconds} s`);
        }
      }
    }
  });

  it('ask for nothing at zero, however noisy, and below half a percent', () => {
    for (const noise of [0.01, 1, 100]) {
      assert.equal(
        cueOf(
          sampled(1000, 60, () => 0, noise),
          1000,
        ),
        undefined,
        `noise ${noise}`,
      );
    }
    assert.equal(
      cueOf(
        sampled(100, 60, (t) => (0.4 * t) / 60),
        100,
        100,
        '%',
      ),
      undefined,
    );
  });

  it('ask for nothing where they never change, and say nothing where samples are missing', () => {
    assert.equal(cueOf(new Float32Array(500).fill(3), 100), undefined);
    assert.equal(cueOf(new Float32Array(500).fill(NaN), 100), undefined);
    assert.equal(cueOf(new Float32Array(), 100), undefined);
    const gap = sampled(100, 30, (t) => (t >= 5 && t < 8 ? NaN : t >= 10 ? 1 : 0));
    assert.equal(told(cueOf(gap, 100)), '0.00-5.00 off, 8.00-10.00 off, 10.00-30.00 on');
  });

  it('ask for nothing where only single samples leave the line, and ask the same beside such', () => {
    const glitches = (level: (t: number) => number) =>
      sampled(
        100,
        60,
        (t) => (Math.abs(t - 7) < 0.04 ? -500 : Math.abs(t - 48) < 0.04 ? 3000 : level(t)),
        0.01,
      );
    for (const line of [0, 2, -3]) {
      assert.equal(
        cueOf(
          glitches(() => line),
          100,
        ),
        undefined,
        `line at ${line}`,
      );
      const cue = cueOf(
        glitches((t) => line + (t >= 20 && t < 30 ? 10 : 0)),
        100,
      );
      assert.equal(told(cue), '0.00-20.00 off, 20.00-30.00 on, 30.00-60.00 off', `line at ${line}`);
    }
  });

  it('ask for what they are cut off at, as for what they show whole', () => {
    const cut = sampled(100, 60, (t) => Math.min(5, Math.max(0, 8 * Math.sin((2 * Math.PI * t) / 30))));
    const on = cueOf(cut, 100)?.spans.filter(({ isOn }) => isOn);
    assert.deepEqual(
      on?.map(({ onsetSeconds, endSeconds }) => [onsetSeconds, endSeconds].map(Math.round)),
      [
        [0, 15],
        [30, 45],
      ],
    );
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
