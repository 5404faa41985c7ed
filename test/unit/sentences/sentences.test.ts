import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { activityClasses } from '../../../src/detection/decisions/classes';
import { resolved, type ResolvedBound } from '../../../src/detection/decisions/criterion';
import type { Evidence } from '../../../src/detection/result/detectedEvent';
import { eventReasons } from '../../../src/detection/result/eventReasons';
import { defaultParameters } from '../../../src/detection/parameters';
import {
  englishTemplates,
  evidenceRemark,
  evidenceSentence,
  knownCriteria,
  reasonSentence,
  sentencesIn,
} from '../../../src/sentences/sentences';

function evidence(criterion: string, changes: Partial<Evidence> = {}): Evidence {
  return { criterion, value: 14.23, unit: '', threshold: 6, contribution: 0, met: true, ...changes };
}

const detectionFolder = path.resolve(import.meta.dirname, '../../../src/detection');

/** Names of criteria as they stand wherever the engine reports without a table: `criterion: '…'` and `item('…', …)`. */
function writtenCriteria(): readonly string[] {
  const files = readdirSync(detectionFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(detectionFolder, file));
  return files.flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/(?:criterion: |\bitem\(\s*)'([a-z-]+)'/gu),
      ([, name]) => name ?? '',
    ),
  );
}

/** Names that are put together from what was found. */
const composedCriteria = ['mechanical-yes', 'mechanical-no', 'flat-line', 'dead-line'];

function thresholdsOf(bound: ResolvedBound): readonly number[] {
  return bound.kind === 'within' ? [bound.from, bound.to] : [bound.threshold];
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

  it('has a sentence for every criterion of every class, whichever way it turns out', () => {
    const criteria = activityClasses.flatMap((one) => one.criteria);
    assert.ok(criteria.length > 60, `${criteria.length} criteria`);
    const unsaid = criteria.map(({ name }) => name).filter((name) => !knownCriteria.includes(name));
    assert.deepEqual(unsaid, []);
    for (const { name, unit, bound } of criteria) {
      for (const threshold of thresholdsOf(resolved(bound, defaultParameters))) {
        const [met, unmet] = [true, false].map((isMet) =>
          evidenceSentence(evidence(name, { value: threshold, unit, threshold, met: isMet })),
        );
        assert.notEqual(met, unmet, `${name} reads the same, met or not`);
        assert.doesNotMatch(`${met} ${unmet}`, /NaN|undefined|\?|1\/s/u, `${met} ${unmet}`);
      }
    }
  });

  it('has a sentence for everything that silence, artifacts and the context report', () => {
    const written = [...writtenCriteria(), ...composedCriteria];
    for (const one of ['contracture-attribution', 'no-mechanical-channel', 'movement', 'clipped-part']) {
      assert.ok(written.includes(one), `${one} is found in the sources`);
    }
    assert.deepEqual(
      [...new Set(written)].filter((name) => !knownCriteria.includes(name)),
      [],
    );
  });

  it('does not claim by one number what another one decided', () => {
    assert.match(
      evidenceSentence(evidence('contracture-noise', { value: 0.3, unit: 'µV', threshold: 0.5 })),
      /^The silence has little noise \(0\.3 µV, usual from 0\.5 µV\)/u,
    );
    assert.match(
      evidenceSentence(evidence('contracture-continuous', { value: 0, threshold: 1 })),
      /^The force did not hold on .*but the examiner says/u,
    );
    assert.equal(
      evidenceSentence(evidence('contracture-intent', { value: -1, threshold: 0, met: false })),
      'Effort was asked for at the time.',
    );
    assert.equal(
      evidenceSentence(evidence('contracture-noise-level', { value: 1.1, threshold: 2, met: false })),
      'The noise level is too high for rest, so silence cannot be claimed.',
    );
    assert.match(
      evidenceSentence(evidence('cramp-units', { value: 34.5, threshold: 3 })),
      /some 34 \(at least 3\)/u,
    );
    assert.equal(
      evidenceSentence(evidence('voluntary-units', { value: 0, threshold: 1.5, met: false })),
      'No unit was separated.',
    );
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

  it('shows no number that there is none of as one', () => {
    const { threshold, ...without } = evidence('contracture-rise', { value: 0.4, met: false });
    assert.equal(threshold, 6);
    assert.equal(
      evidenceSentence(without),
      'The force rose by 40 % while this site was silent (limit ?): something else contracts.',
    );
  });

  it('rounds a number once', () => {
    const share = evidence('assigned-potentials', { value: 87.46, unit: '%' });
    assert.match(evidenceSentence(share), /^87 of 100 potentials/u);
  });

  it('is a sentence for a name that every object has, and for one that looks like a place', () => {
    for (const criterion of ['constructor', 'toString', '__proto__']) {
      assert.match(evidenceSentence(evidence(criterion)), /: 14\.2 \(threshold 6\), met\.$/u);
      assert.match(reasonSentence(criterion), /^[A-Z_ ]\S*.*\.$/iu);
      assert.equal(typeof evidenceRemark([], criterion), 'string');
    }
    assert.equal(evidenceSentence(evidence('{value}')), '{value}: 14.2 (threshold 6), met.');
  });
});

describe('The templates of the sentences', () => {
  it('are each one sentence, with known places only', () => {
    assert.ok(Object.keys(englishTemplates).length > 240, `${Object.keys(englishTemplates).length}`);
    for (const [key, template] of Object.entries(englishTemplates)) {
      if (!/^(?:number|remark)\./u.test(key)) assert.match(template, /^[A-Z{].*\.$/u, key);
      assert.doesNotMatch(template.replaceAll(/\{[a-z]+\}/gu, ''), /[{}$]/u, key);
    }
  });

  it('can be put in another language, with the numbers in another order and their units in other words', () => {
    const { evidenceSentence: inGerman, reasonSentence: reason } = sentencesIn({
      'reason.unassessable': 'Hier lässt sich nichts beurteilen.',
      'number.per-second': '{number} pro Sekunde',
      'number.percent': '{number} Prozent',
      'cramp-rate.unmet': 'Außerhalb der Grenze von {limit}: Jede Einheit feuert mit {rate}.',
      'contracture-rise.unmet': 'Bei einer Grenze von {limit} stieg die Kraft um {share}.',
    });
    const rate = { value: 4.14, unit: '1/s', threshold: 6, met: false };
    assert.equal(
      inGerman(evidence('cramp-rate', rate)),
      'Außerhalb der Grenze von 6 pro Sekunde: Jede Einheit feuert mit 4.14 pro Sekunde.',
    );
    assert.equal(
      inGerman(evidence('contracture-rise', { value: 0.4, threshold: 0.15, met: false })),
      'Bei einer Grenze von 15 Prozent stieg die Kraft um 40 Prozent.',
    );
    assert.equal(
      inGerman(evidence('cramp-duration', { value: 5, unit: 's', threshold: 3 })),
      'It holds for 5 s (at least 3 s).',
    );
    assert.equal(reason('unassessable'), 'Hier lässt sich nichts beurteilen.');
    assert.match(reason('cramp_like_discharge'), /^The discharge looks like a cramp/u);
  });
});
