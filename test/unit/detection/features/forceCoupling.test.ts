/** How well the force follows the EMG. */
import assert from 'node:assert/strict';
import { forceCoupling, type Series } from '../../../../src/detection/features/forceCoupling';
import { Random } from '../../../../src/simulation/random';

/** A course of seconds over 40 s, every `step` seconds. */
const series = (step: number, course: (t: number) => number, seconds = 40): Series => ({
  values: Float32Array.from({ length: Math.round(seconds / step) }, (_, i) => course((i + 0.5) * step)),
  stepSeconds: step,
});

const effort = (t: number): number =>
  t > 10 && t < 30 ? Math.sin((Math.PI * (t - 10)) / 20) + 0.3 * Math.sin(t) ** 2 : 0;
const power = series(0.01, (t) => 1 + 400 * effort(t) ** 2);

describe('The coupling of force and EMG', () => {
  it('is above 0.95 where the force follows the effort 100 ms later, pulling or pushing', () => {
    for (const sign of [1, -1]) {
      const found = forceCoupling(
        power,
        series(0.02, (t) => sign * 80 * effort(t - 0.1)),
        10,
        30,
      );
      assert.ok((found ?? 0) > 0.95, `${found}`);
    }
  });

  it('is negative where the force falls as the EMG grows', () => {
    const found = forceCoupling(
      power,
      series(0.02, (t) => 100 - 80 * effort(t - 0.1)),
      10,
      30,
    );
    assert.ok((found ?? 0) < -0.9, `${found}`);
  });

  it('is below 0.4 where the force is noise', () => {
    const random = new Random(2);
    const found = forceCoupling(
      power,
      series(0.02, () => random.normal(0, 1)),
      10,
      30,
    );
    assert.ok(Math.abs(found ?? 1) < 0.4, `${found}`);
  });

  it('leaves out what is missing from the force', () => {
    const holed = series(0.02, (t) => (t > 14 && t < 20 ? NaN : 80 * effort(t - 0.1)));
    const found = forceCoupling(power, holed, 10, 30);
    assert.ok((found ?? 0) > 0.95, `${found}`);
  });

  it('is undefined where fewer than twenty tenths of a second can be compared', () => {
    assert.equal(
      forceCoupling(
        power,
        series(0.02, () => NaN),
        10,
        30,
      ),
      undefined,
    );
    assert.equal(forceCoupling(power, series(0.02, effort, 5), 10, 30), undefined);
  });

  it('does not compare the second before the recording began: 1.5 s are too few', () => {
    const rising = (t: number): number => 1 + t;
    assert.equal(forceCoupling(series(0.01, rising), series(0.02, rising), 0, 0.5), undefined);
    assert.ok((forceCoupling(series(0.01, rising), series(0.02, rising), 0, 2) ?? 0) > 0.95);
  });
});
