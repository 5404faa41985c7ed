import assert from 'node:assert/strict';
import { merge } from '../../../src/labels/merge';
import { isUntouchedProposal } from '../../../src/labels/claim';
import { isQuiet, proposalsFrom } from '../../../src/labels/proposals';
import { RecordError } from '../../../src/records/recordError';
import { detected, empty, event, run } from './engineRuns';
import { crampHeader } from './samples';

describe("The engine's proposals", () => {
  it('say what the engine said, on the clock of their first channel, with numbers of six digits', () => {
    const [proposal] = proposalsFrom(run([event(1.5, { channels: [1, 0] })]), crampHeader);
    assert.ok(proposal);
    const { id, ...said } = proposal;
    assert.match(id, /^[0-9a-z]{20}$/u);
    assert.deepEqual(said, {
      channels: ['force', 'EMG vastus'],
      start: 150,
      end: 350,
      label: 'neurogenic-cramp',
      status: 'proposed',
      by: 'cramp-engine 1.0.0 a1b2c3d4e5f6',
      probability: 0.912346,
      evidence: [
        {
          criterion: 'pooled-rate',
          value: 33.3333,
          unit: '1/s',
          contribution: 1,
          met: true,
          atSeconds: 0.333333,
        },
      ],
      alternatives: [{ label: 'voluntary', probability: 0.08 }],
    });
  });

  it('say why they stay undecided', () => {
    const undecided = event(1, { label: 'indeterminate', reason: 'silent_with_force', alternatives: [] });
    const [proposal] = proposalsFrom(run([undecided]), crampHeader);
    assert.equal(proposal?.reason, 'silent_with_force');
    assert.equal('alternatives' in proposal, false, 'no alternatives are not stored as an empty list');
    assert.ok(isUntouchedProposal(proposal));
  });

  it('count as plain silence only where nothing speaks for or against a contracture', () => {
    assert.equal(isQuiet({ label: 'rest' }), true);
    assert.equal(isQuiet({ label: 'indeterminate', reason: 'rest_or_contracture_indeterminate' }), true);
    assert.equal(isQuiet({ label: 'indeterminate', reason: 'silence_during_reported_cramp' }), false);
    assert.equal(isQuiet({ label: 'indeterminate' }), false);
    assert.equal(isQuiet({ label: 'myogenic-cramp' }), false);
  });

  it('are at least one sample long and stay inside the recording', () => {
    const events = [event(10, { endSeconds: 10 }), event(59.99999, { endSeconds: 70 })];
    const spans = proposalsFrom(run(events), crampHeader).map(({ start, end }) => [start, end]);
    assert.deepEqual(spans, [
      [40_000, 40_001],
      [239_999, 240_000],
    ]);
  });

  it('are one where the engine makes the same claim twice', () => {
    assert.equal(proposalsFrom(run([event(1), event(1)]), crampHeader).length, 1);
  });

  it('are refused with numbers that no file can hold, or on a channel that the header lacks', () => {
    const infinite = event(1, {
      evidence: [{ criterion: 'x', value: 1, unit: '', contribution: Infinity, met: true }],
    });
    for (const bad of [
      infinite,
      event(1, { probability: NaN }),
      event(1, { channels: [2] }),
      event(1, { channels: [] }),
    ]) {
      assert.throws(() => proposalsFrom(run([bad]), crampHeader), RecordError);
    }
  });

  it('made on two branches by the same engine merge into one set without a conflict', () => {
    const [ours, theirs] = [
      detected(empty, run([event(1), event(5)])),
      detected(empty, run([event(5), event(9)])),
    ];
    const { document, conflicts } = merge(empty, ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.equal(document.labels.length, 3);
  });
});
