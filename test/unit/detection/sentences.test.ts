import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/detection/detectedEvent';
import { evidenceRemark, evidenceSentence } from '../../../src/detection/sentences';

function evidence(criterion: string, changes: Partial<Evidence> = {}): Evidence {
  return { criterion, value: 14.23, unit: '', threshold: 6, contribution: 0, met: true, ...changes };
}

describe('Evidence in words', () => {
  it('is a sentence with its number and its threshold', () => {
    assert.equal(
      evidenceSentence(evidence('active-over-noise')),
      'The EMG power rose to 14.2 times the noise power (threshold 6).',
    );
  });

  it('of a criterion that is not known here is still a sentence with its number', () => {
    assert.equal(
      evidenceSentence(evidence('pooled-rate', { value: 145, unit: '1/s', met: false })),
      'Pooled rate: 145 1/s (threshold 6 1/s), not met.',
    );
  });

  it('comes to a word or two, the most telling criterion first', () => {
    const quiet = evidence('quiet-at-noise');
    assert.equal(evidenceRemark([evidence('noise-level'), quiet]), 'quiet');
    assert.equal(evidenceRemark([quiet, evidence('silent-with-force')]), 'silent with force');
    assert.equal(evidenceRemark([quiet, evidence('force-at-baseline')]), 'quiet, no force');
    assert.equal(evidenceRemark([quiet, evidence('silent-with-force', { met: false })]), 'quiet');
    assert.equal(evidenceRemark([evidence('active-over-noise')]), 'active');
    assert.equal(evidenceRemark([]), undefined);
  });
});
