/** The figures of potentials whose figures are known by hand, or were computed another way. */
import assert from 'node:assert/strict';
import { potentialFigures } from '../../../../src/detection/morphology/figures';
import type { PotentialFigures } from '../../../../src/detection/result/unitMorphology';
import { figuresOf, fourPhases, measured, type Potential } from './potentials';

/** Between two markers in ms, sampled so finely that sums are integrals. */
function between(potential: Potential, from: number, to: number, rate = 200_000): PotentialFigures {
  const count = Math.round(((to - from) * rate) / 1000);
  const values = Float32Array.from({ length: count }, (_, i) => potential(from + (1000 * i) / rate));
  return potentialFigures(values, rate, { from: 0, to: count });
}

function near(value: number | undefined, expected: number, within: number, name: string): void {
  assert.ok(
    value !== undefined && Math.abs(value - expected) <= within,
    `${name}: ${value}, not ${expected}`,
  );
}

/** Up to 300 µV within 1 ms, down to -700 within 0.5 ms, back to 0 within 2 ms; straight lines. */
const corners: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 300],
  [1.5, -700],
  [3.5, 0],
];
const lines: Potential = (t) => {
  const next = corners.findIndex(([at]) => at > t);
  const [from, to] = [corners[next - 1], corners[next]];
  if (!from || !to) return 0;
  return from[1] + ((to[1] - from[1]) * (t - from[0])) / (to[0] - from[0]);
};

describe('The figures of a potential', () => {
  it('are those of a potential of straight lines by hand', () => {
    const figures = between(lines, 0, 3.5);
    near(figures.amplitudeMicrovolts, 1000, 1, 'amplitude');
    near(figures.durationMilliseconds, 3.5, 0.001, 'duration');
    assert.equal(figures.phases, 2);
    assert.equal(figures.turns, 2);
    // Triangles: 300 · 1.15 / 2 and 700 · 2.35 / 2, the fall crossing 0 after 0.15 ms.
    near(figures.areaMicrovoltMilliseconds, 172.5 + 822.5, 1, 'area');
    near(figures.thicknessMilliseconds, 0.995, 0.002, 'thickness');
    // 2 log10(1 mV) + 0.995
    near(figures.sizeIndex, 0.995, 0.003, 'size index');
    // Eight tenths of the half millisecond of the fall.
    near(figures.riseTimeMicroseconds, 400, 5, 'rise time');
    near(figures.spikeDurationMilliseconds, 0.5, 0.01, 'spike duration');
  });

  it('are those that NumPy and SciPy compute of a sum of Gaussians', () => {
    const figures = between(fourPhases, -4, 8, 100_000);
    near(figures.amplitudeMicrovolts, 979.515, 0.05, 'amplitude');
    near(figures.areaMicrovoltMilliseconds, 1212.363, 0.05, 'area');
    near(figures.thicknessMilliseconds, 1.23772, 1e-4, 'thickness');
    near(figures.sizeIndex, 1.21974, 1e-4, 'size index');
    assert.equal(figures.phases, 4);
    assert.equal(figures.turns, 4);
    near(figures.spikeDurationMilliseconds, 5.75, 0.011, 'spike duration');
    near(figures.riseTimeMicroseconds, 628.71, 1, 'rise time');
  });

  it('count a phase from 20 µV and a turn from 25 µV on, and nothing below', () => {
    const ripples = (height: number): PotentialFigures => {
      return between((t) => 500 * Math.sin(Math.PI * (t / 2)) + height * ripple(t), 0, 6);
    };
    const ripple = (t: number): number => (t >= 4 ? Math.sin(2 * Math.PI * (t - 4)) : 0);
    const lonePhases = (height: number): number => {
      return between((t) => (t < 4 ? 500 * Math.sin((Math.PI * t) / 2) : height * ripple(t)), 0, 6).phases;
    };
    assert.equal(lonePhases(19), 2);
    assert.equal(lonePhases(21), 6);
    assert.equal(ripples(0).turns, 3);
    const onSlope = (height: number): number => {
      return between((t) => 100 * t + height * Math.sin(2 * Math.PI * t), 0, 4).turns;
    };
    assert.equal(onSlope(10), 0);
    assert.equal(onSlope(60), 8);
  });

  it('do not depend on the polarity, but for the slope that is the rise', () => {
    const upright = between(lines, 0, 3.5);
    const { riseTimeMicroseconds, ...others } = between((t) => -lines(t), 0, 3.5);
    const { riseTimeMicroseconds: rise, ...same } = upright;
    assert.deepEqual(others, same);
    // Now the longer slope goes down: eight tenths of two milliseconds, of 700 µV.
    near(rise, 400, 5, 'rise time');
    near(riseTimeMicroseconds, 1600, 10, 'rise time, upside down');
  });
});

describe('A potential measured from its discharges', () => {
  const reference = figuresOf(measured(fourPhases, 100_000));

  it('has its onset and end where level and slope put them', () => {
    // |x| > 10 µV and a slope of 20 µV/ms: at -2.36 ms and at 6.01 ms.
    near(reference.span.startMilliseconds, -2.36, 0.25, 'onset');
    near(reference.span.endMilliseconds, 6.01, 0.25, 'end');
    assert.equal(reference.durationRule, 'level-and-slope');
  });

  for (const rate of [8000, 10_000, 20_000, 23_437.5, 48_000]) {
    it(`has the same figures at ${rate} samples a second`, () => {
      const figures = figuresOf(measured(fourPhases, rate));
      near(figures.amplitudeMicrovolts, reference.amplitudeMicrovolts, 15, 'amplitude');
      near(figures.durationMilliseconds, reference.durationMilliseconds, 0.35, 'duration');
      near(figures.areaMicrovoltMilliseconds, reference.areaMicrovoltMilliseconds, 20, 'area');
      near(figures.sizeIndex, reference.sizeIndex, 0.03, 'size index');
      near(figures.riseTimeMicroseconds, reference.riseTimeMicroseconds ?? NaN, 25, 'rise time');
      assert.deepEqual([figures.phases, figures.turns], [4, 4]);
    });
  }

  it('has the same span upside down', () => {
    const figures = figuresOf(measured((t) => -fourPhases(t), 20_000));
    const upright = figuresOf(measured(fourPhases, 20_000));
    near(figures.durationMilliseconds, upright.durationMilliseconds, 0.3, 'duration');
    assert.equal(figures.phases, upright.phases);
  });

  it('fits a long one of a reinnervated muscle: the window grows with it', () => {
    const long: Potential = (t) =>
      fourPhases(t) * 3 + [6, 10, 14, 18, 22, 26].reduce((sum, at) => sum + wave(t - at), 0);
    const wave = (t: number): number => -400 * t * Math.exp(-0.5 * (t / 1.1) ** 2);
    const { durationMilliseconds, phases } = figuresOf(measured(long, 20_000));
    assert.ok(durationMilliseconds > 28 && durationMilliseconds < 34, `${durationMilliseconds} ms`);
    assert.ok(phases >= 10, `${phases} phases`);
  });
});
