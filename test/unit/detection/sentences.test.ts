import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/detection/detectedEvent';
import { eventReasons } from '../../../src/detection/eventReasons';
import { evidenceRemark, evidenceSentence, knownCriteria, reasonSentence } from '../../../src/detection/sentences';

function evidence(criterion: string, changes: Partial<Evidence> = {}): Evidence {
  return { criterion, value: 14.23, unit: '', threshold: 6, contribution: 0, met: true, ...changes };
}

describe('Evidence in words', () => {
  it('is a sentence with its number and its threshold, in three digits, with units', () => {
    assert.equal(
      evidenceSentence(evidence('emg-active', { value: 14.2345 })),
      'The EMG is active: its largest deflection is 14.2 times the noise level (threshold 6).',
    );
    assert.equal(
      evidenceSentence(evidence('peak-amplitude', { value: 1234.5, unit: 'µV' })),
      'The largest deflection was 1235 µV in the watched band.',
    );
    assert.equal(
      evidenceSentence(evidence('contracture-force', { value: 70.31, unit: 'N', threshold: 7.016 })),
      'The muscle pulled all the while: 70.3 N off its baseline (threshold 7.02 N).',
    );
  });

  it('says what is missing where a criterion is not met', () => {
    assert.equal(
      evidenceSentence(evidence('contracture-region', { value: 0, threshold: 1, met: false })),
      'It is not shown that the electrode was in the contracting region.',
    );
    assert.equal(
      evidenceSentence(evidence('contracture-rise', { value: 0.4, threshold: 0.15, met: false })),
      'The force rose by 40 % while this site was silent (limit 15 %): something else contracts.',
    );
  });

  it('of a criterion that is not known here is still a sentence with its number', () => {
    assert.equal(
      evidenceSentence(evidence('doublet-part', { value: 0.0412, threshold: 0.1, met: false })),
      'Doublet part: 0.0412 (threshold 0.1), not met.',
    );
  });

  it('is one sentence for every criterion, met or not, ended by a full stop and without a gap', () => {
    for (const criterion of knownCriteria) {
      for (const met of [true, false]) {
        const sentence = evidenceSentence(evidence(criterion, { met }));
        assert.match(sentence, /^[A-Z0-9].*\.$/u, sentence);
        assert.doesNotMatch(sentence, /NaN|undefined|\?|\s{2}/u, sentence);
      }
    }
  });

  it('has a sentence for every reason', () => {
    for (const reason of eventReasons) {
      assert.match(reasonSentence(reason), /^[A-Z].*\.$/u);
      assert.ok(!reasonSentence(reason).includes('_'), reason);
    }
    assert.equal(reasonSentence('own_reason'), 'Own reason.');
  });

  it('comes to a word or two', () => {
    assert.equal(evidenceRemark([evidence('noise-level'), evidence('flat-line')]), 'flat line');
    assert.equal(evidenceRemark([evidence('emg-active')], 'cramp_like_discharge'), 'cramp-like');
    assert.equal(evidenceRemark([], 'silent_with_force'), 'silent with force');
    assert.equal(evidenceRemark([]), undefined);
  });
});
