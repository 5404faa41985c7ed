import assert from 'node:assert/strict';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { Random } from '../../../src/simulation/random';
import { annotated, noiseWithBursts, recordingOf } from './recordings';

const forceRate = 200;

/** 30 s with a contraction from 10 to 12 s; the force has `offset`, is noisy, and relaxes by `relaxSeconds`. */
async function labelsAfterContraction(
  relaxSeconds: number,
  offset = 0,
  ...remarks: readonly (readonly [number, string])[]
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
  const { events } = await detect(annotated(recording, ...remarks), defaultParameters);
  return events.map(
    ({ label, reason, onsetSeconds, endSeconds }) => [reason ?? label, onsetSeconds, endSeconds] as const,
  );
}

const cues = [
  [10, 'contract'],
  [12, 'relax'],
] as const;

describe('Force as evidence', () => {
  it('that relaxes with a normal lag leaves rest on either side and nothing between', async () => {
    for (const offset of [0, -40]) {
      const labels = await labelsAfterContraction(0.15, offset, ...cues);
      assert.deepEqual(
        labels.map(([label]) => label),
        ['rest', 'voluntary', 'rest'],
      );
      // 100 N fall below 5 N in three time constants.
      assert.ok(labels[2]![1] >= 12 && labels[2]![1] < 12.7, `rest from ${labels[2]![1]} s`);
    }
  });

  it('that decays for seconds without EMG is slow relaxation, no contracture, and rest once it is gone', async () => {
    const labels = await labelsAfterContraction(4, 0, ...cues);
    assert.deepEqual(
      labels.map(([label]) => label),
      ['rest', 'voluntary', 'silent_with_force', 'rest'],
    );
    const [, , silent, rest] = labels;
    assert.ok(silent![1] < 12.15, `silent from ${silent![1]} s`);
    assert.ok(Math.abs(silent![2] - (12 + 4 * Math.log(20))) < 0.65, `silent until ${silent![2]} s`);
    assert.ok(rest![1] >= silent![2]);
  });

  it('that has not come back to half after ten seconds of silence is a contracture', async () => {
    const labels = await labelsAfterContraction(20, 0, ...cues);
    assert.deepEqual(
      labels.map(([label]) => label),
      ['rest', 'voluntary', 'myogenic-cramp'],
    );
  });

  it('that decays without EMG and without any cue is silence with force: whether it was meant is not known', async () => {
    const labels = await labelsAfterContraction(4);
    assert.ok(labels.some(([label]) => label === 'silent_with_force'));
    assert.ok(labels.every(([label]) => label !== 'myogenic-cramp'));
  });

  it('that holds after the site did what it was asked is silence with force: the command is done', async () => {
    const labels = await labelsAfterContraction(60, 0, [10, 'contract']);
    assert.deepEqual(
      labels.map(([label]) => label),
      ['rest', 'voluntary', 'silent_with_force'],
    );
  });

  it('that never comes back proves no rest after the contraction', async () => {
    const labels = await labelsAfterContraction(60);
    assert.equal(labels.filter(([label, onset]) => label === 'rest' && onset > 10).length, 0);
  });
});
