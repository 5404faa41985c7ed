import assert from 'node:assert/strict';
import { detect } from '../../../src/detection/engine';
import { isForceChannel } from '../../../src/detection/forceScan';
import { defaultParameters } from '../../../src/detection/parameters';
import { Random } from '../../../src/simulation/random';
import { noiseWithBursts, recordingOf } from './recordings';

const forceRate = 200;

/** 30 s with a contraction from 10 to 12 s; the force has `offset`, is noisy, and relaxes by `relaxSeconds`. */
async function labelsAfterContraction(
  relaxSeconds: number,
  offset = 0,
): Promise<readonly (readonly [string, number, number])[]> {
  const random = new Random(9);
  const force = Float32Array.from({ length: 30 * forceRate }, (_, i) => {
    const t = i / forceRate;
    const isContracting = t >= 10.1 && t < 12;
    const pull = isContracting ? 100 : t >= 12 ? 100 * Math.exp(-(t - 12) / relaxSeconds) : 0;
    return offset + pull + random.normal(0, 0.3);
  });
  const recording = recordingOf(
    { values: noiseWithBursts(30, [[10, 12]]) },
    { values: force, samplingRate: forceRate, kind: 'mechanical', unit: 'N', name: 'Force' },
  );
  const { events } = await detect(recording, defaultParameters);
  return events.map(({ label, onsetSeconds, endSeconds }) => [label, onsetSeconds, endSeconds] as const);
}

describe('Force as evidence', () => {
  it('that relaxes with a normal lag leaves rest on either side and nothing between', async () => {
    for (const offset of [0, -40]) {
      const labels = await labelsAfterContraction(0.15, offset);
      assert.deepEqual(
        labels.map(([label]) => label),
        ['rest', 'indeterminate', 'rest'],
      );
      // 100 N fall below 5 N in three time constants.
      assert.ok(labels[2]![1] >= 12.4 && labels[2]![1] < 12.7, `rest from ${labels[2]![1]} s`);
    }
  });

  it('that decays for seconds without EMG is silence with force, and rest only once it is gone', async () => {
    const labels = await labelsAfterContraction(2);
    assert.deepEqual(
      labels.map(([label]) => label),
      ['rest', 'indeterminate', 'indeterminate', 'rest'],
    );
    const [, , silent, rest] = labels;
    assert.ok(silent![1] < 12.1 && silent![2] > 17.5 && silent![2] < 18.5, `silent until ${silent![2]} s`);
    assert.ok(rest![1] >= silent![2]);
  });

  it('that never comes back proves no rest after the contraction', async () => {
    const labels = await labelsAfterContraction(60);
    assert.equal(labels.filter(([label, onset]) => label === 'rest' && onset > 10).length, 0);
  });

  it('is force or torque by unit or name; an angle or an acceleration is not', () => {
    const isForce = (name: string, unit: string): boolean =>
      isForceChannel({ name, unit, kind: 'mechanical' });
    for (const unit of ['N', 'mN', 'kN', 'Nm', 'N m', 'N.m', 'kg', 'lbf', '%MVC']) {
      assert.ok(isForce('x', unit), unit);
    }
    assert.ok(isForce('Torque knee', 'V') && isForce('grip force', ''));
    for (const unit of ['deg', 'g', 'm/s²', 'mm', 'V']) assert.ok(!isForce('x', unit), unit);
    assert.ok(!isForceChannel({ name: 'Force', unit: 'uV', kind: 'emg' }));
  });
});
