/** What becomes of the engine's proposals when branches are merged. */
import assert from 'node:assert/strict';
import { apply, type LabelEdit, type LabelPatch } from '../../../src/labels/edits';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { detected, empty, event, run } from './engineRuns';

describe('A proposal that nobody has touched', () => {
  const proposed = detected(empty, run([event(1), event(6), event(11)]));
  const decide = (document: LabelDocument, patch: LabelPatch): LabelDocument => {
    const edits = document.labels.map(({ id }): LabelEdit => ({ kind: 'change', id, patch }));
    return apply(document, { kind: 'batch', edits });
  };
  const accepted = decide(proposed, { status: 'accepted', reviews: { ana: { verdict: 'accept' } } });
  const rejected = decide(proposed, { status: 'rejected', reviews: { zoe: { verdict: 'reject' } } });
  const fromBothSides = (base: LabelDocument | undefined, x: LabelDocument, y: LabelDocument) => {
    const one = merge(base, x, y);
    assert.deepEqual(one, merge(base, y, x), 'whichever side is called ours');
    return one;
  };

  it('is what a decision on another branch was made of, though both are new there', () => {
    for (const base of [undefined, empty]) {
      for (const decided of [accepted, rejected, decide(proposed, { note: 'artifact?' })]) {
        assert.deepEqual(fromBothSides(base, proposed, decided), { document: decided, conflicts: [] });
      }
      assert.equal(fromBothSides(base, accepted, rejected).conflicts.length, 3, 'two people who disagree');
    }
  });

  it('may be withdrawn by a newer engine on one branch: what another one has decided stands', () => {
    const again = detected(proposed, run([event(21)], '2.0.0'));
    assert.equal(again.labels.length, 1, 'the old proposals are gone');
    for (const decided of [accepted, rejected, decide(proposed, { start: 10 })]) {
      const { document: merged, conflicts } = fromBothSides(proposed, again, decided);
      assert.deepEqual(conflicts, []);
      assert.deepEqual(merged.labels, [...decided.labels, ...again.labels]);
      assert.deepEqual(merge(proposed, merged, again).document, merged, 'merged again');
    }
    assert.deepEqual(fromBothSides(proposed, again, proposed).document, again, 'nobody has decided anything');
  });

  it('is a person’s once it is decided: taking it away then is a conflict with another decision', () => {
    const gone = { ...accepted, labels: [] };
    assert.deepEqual(
      fromBothSides(accepted, gone, decide(accepted, { note: 'sure' })).conflicts.map(({ kind }) => kind),
      ['deleted', 'deleted', 'deleted'],
    );
  });
});
