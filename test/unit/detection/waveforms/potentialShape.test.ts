import assert from 'node:assert/strict';
import { potentialShape } from '../../../../src/detection/waveforms/potentialShape';
import { Random } from '../../../../src/simulation/random';

const rate = 20_000;
const before = 0.01;

/** An average from −10 to +25 ms of a potential given by its value at t seconds from its alignment point. */
function average(at: (seconds: number) => number, noise = 0.3): Float32Array {
  const random = new Random(4);
  return Float32Array.from(
    { length: 0.035 * rate },
    (_, i) => at(i / rate - before) + random.normal(0, noise),
  );
}

/** Half sine of one sign over [from, to). */
const phase = (t: number, from: number, to: number, height: number): number =>
  t >= from && t < to ? height * Math.sin((Math.PI * (t - from)) / (to - from)) : 0;

describe('the shape of a potential', () => {
  it('of a fibrillation is short and begins with a lesser phase', () => {
    const shape = potentialShape(
      average((t) => phase(t, -0.001, 0, 40) + phase(t, 0, 0.001, -100) + phase(t, 0.001, 0.002, 20)),
      rate,
      before,
    );
    assert.ok(shape && shape.approach > 0.3 && shape.approach < 0.45, `approach ${shape?.approach}`);
    assert.ok(shape.durationSeconds > 0.0025 && shape.durationSeconds < 0.0035, `${shape.durationSeconds} s`);
    assert.ok(Math.abs(shape.amplitude - 140) < 8, `${shape.amplitude} µV`);
  });

  it('of a positive sharp wave is a sharp positive peak with a long negative phase', () => {
    const shape = potentialShape(
      average((t) => phase(t, 0, 0.002, 150) + phase(t, 0.002, 0.016, -40)),
      rate,
      before,
    );
    assert.ok(shape && shape.approach < 0.02, `approach ${shape?.approach}`);
    assert.ok(shape.durationSeconds > 0.013 && shape.durationSeconds < 0.0175, `${shape.durationSeconds} s`);
    assert.ok(shape.slowPhase > 5, `slow phase ${shape.slowPhase}`);
    assert.ok(shape.peakRatio > 3, `ratio ${shape.peakRatio}`);
  });

  it('of a motor unit is long, whichever phase comes first', () => {
    const shape = potentialShape(
      average(
        (t) => phase(t, -0.004, -0.001, -60) + phase(t, -0.001, 0.003, 250) + phase(t, 0.003, 0.007, -90),
      ),
      rate,
      before,
    );
    assert.ok(shape && shape.approach > 0.15 && shape.approach < 0.3, `approach ${shape?.approach}`);
    assert.ok(shape.durationSeconds > 0.009 && shape.durationSeconds < 0.012, `${shape.durationSeconds} s`);
  });

  it('is the same with the inputs exchanged', () => {
    const waves = [
      (t: number) => phase(t, 0, 0.002, 150) + phase(t, 0.002, 0.016, -40),
      (t: number) => phase(t, -0.001, 0, 40) + phase(t, 0, 0.001, -100) + phase(t, 0.001, 0.002, 20),
    ];
    for (const wave of waves) {
      const values = average(wave);
      const inverted = values.map((value) => -value);
      assert.deepEqual(potentialShape(inverted, rate, before), potentialShape(values, rate, before));
    }
  });

  it('changes little where the greater of two nearly equal peaks becomes the lesser one', () => {
    const [less, more] = [98, 102].map((height) =>
      potentialShape(
        average((t) => phase(t, 0, 0.002, height) + phase(t, 0.002, 0.006, -100), 0.01),
        rate,
        before,
      ),
    );
    assert.ok(less && more);
    for (const name of ['approach', 'peakWidthSeconds', 'peakRatio', 'slowPhase'] as const) {
      const change = Math.abs(less[name] - more[name]) / Math.max(less[name], more[name]);
      assert.ok(change < 0.2, `${name}: ${less[name]} and ${more[name]}`);
    }
  });

  it('of nothing is undefined', () => {
    assert.equal(potentialShape(new Float32Array(700), rate, before), undefined);
  });
});
