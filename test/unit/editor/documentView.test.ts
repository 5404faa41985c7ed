import assert from 'node:assert/strict';
import { absentRecordingView, labelPlaces, labelView } from '../../../src/editor/views/documentView';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import type { LabelView } from '../../../src/protocol/page';
import { crampHeader, labelled } from '../labels/samples';

function view(said: Partial<LabelRecord>): LabelView {
  const places = labelPlaces(crampHeader, absentRecordingView(crampHeader));
  const shown = labelView(labelled('a', 4000, 8000, said), places);
  assert.ok(shown);
  return shown;
}

describe('A label, for a page', () => {
  it('tells how probable the engine holds it', () => {
    const shown = view({ label: 'voluntary', probability: 0.88, alternatives: [] });
    assert.equal(shown.probability, 0.88);
    assert.equal('leading' in shown, false);
  });

  it('of an undecided one tells the leading candidate, not how little nothing is probable', () => {
    const shown = view({
      label: 'indeterminate',
      probability: 0.1,
      reason: 'cramp_like_discharge',
      alternatives: [
        { label: 'neurogenic-cramp', probability: 0.88 },
        { label: 'voluntary', probability: 0.06 },
      ],
    });
    assert.equal('probability' in shown, false);
    assert.equal(shown.remark, 'cramp-like');
    assert.equal(shown.leading?.displayName, 'Neurogenic cramp');
    assert.equal(shown.leading.probability, 0.88);
  });

  it('of an undecided one without a candidate tells no number at all', () => {
    const shown = view({ label: 'indeterminate', probability: 1, reason: 'unassessable' });
    assert.equal('probability' in shown, false);
    assert.equal('leading' in shown, false);
  });
});
