/** What a report says of one changed label. */
import assert from 'node:assert/strict';
import { claimId } from '../../../src/labels/claim';
import { compareLabels } from '../../../src/labels/compare';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { changeStory, evidenceHeading } from '../../../src/report/changeStory';
import { crampHeader } from '../labels/samples';

const claim = {
  channels: ['EMG vastus'],
  start: 4000,
  end: 8000,
  label: 'voluntary',
  by: 'emg-labels 0.1.0 1a2b',
};
const proposal: LabelRecord = { ...claim, id: claimId(claim), status: 'proposed' };

/** The heading of the evidence where the file had one version of the label and has another. */
function headingOf(was: LabelRecord | undefined, is: LabelRecord): string {
  const [before, after] = [was, is].map((record): LabelDocument => ({
    header: crampHeader,
    labels: record ? [record] : [],
  }));
  assert.ok(before && after);
  const [change] = compareLabels(before, after);
  assert.ok(change);
  return evidenceHeading(changeStory(change, { before, after }));
}

describe('The evidence of a label in a report', () => {
  const own = 'What the engine found:';
  const other = 'What the engine found, which had proposed “Voluntary activity”:';
  const renamed: LabelRecord = { ...proposal, label: 'tremor', status: 'accepted' };
  const moved = { end: 9000 };

  it('says what the engine had proposed where somebody calls it otherwise, now or before', () => {
    assert.equal(headingOf(proposal, renamed), other);
    assert.equal(headingOf(renamed, { ...renamed, note: 'sure' }), other);
    assert.equal(headingOf(undefined, renamed), other);
  });

  it('says so of a label that was moved as far as that can be known', () => {
    assert.equal(headingOf({ ...proposal, ...moved }, { ...renamed, ...moved }), other);
    assert.equal(headingOf(renamed, { ...renamed, ...moved }), own);
  });

  it('is the engine’s word on the label where it is still called that', () => {
    assert.equal(headingOf(proposal, { ...proposal, status: 'accepted' }), own);
    assert.equal(headingOf(undefined, proposal), own);
  });
});
