import assert from 'node:assert/strict';
import { absentRecordingView, labelPlaces } from '../../../src/editor/views/documentView';
import { labelDetails } from '../../../src/editor/views/labelDetails';
import { describedFields } from '../../../webview/panels/versionFields';
import { withAlternatives } from '../labels/labelParts';
import { crampHeader, labelled, neurogenicCramp } from '../labels/samples';

const places = labelPlaces(crampHeader, absentRecordingView(crampHeader));
const twoChannels = [{ samplingRate: 1000 }, { samplingRate: 20_000 }];

describe('The details of a label in conflict', () => {
  const shown = labelled('a', 4000, 8000, { reviews: { zoe: { verdict: 'accept', label: 'rest' } } });
  const moved = labelled('a', 4000, 9000, { label: 'tremor', note: 'Shakes.', by: 'ben' });
  const elsewhere = labelled('a', 40, 90, { channels: ['force', 'unknown'] });
  const torn = withAlternatives(shown, [
    { kind: 'changed', theirs: moved },
    { kind: 'changed', theirs: elsewhere },
    { kind: 'deleted' },
  ]);
  const { conflict } = labelDetails(torn, places);

  it('hold every version whole: this one first, a deletion last', () => {
    assert.ok(conflict);
    const kinds = conflict.versions.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['label', 'label', 'label', 'deleted']);
    const [first] = conflict.versions;
    assert.deepEqual(first, {
      kind: 'label',
      channelNames: ['EMG vastus'],
      channels: [0],
      span: { startSeconds: 1, endSeconds: 2 },
      displayName: 'Rest',
      category: 'activity',
      status: 'accepted',
      by: 'ana',
      reviews: [{ reviewer: 'zoe', verdict: 'accept', displayName: 'Rest' }],
      otherEvidence: false,
    });
  });

  it('count each span on its own channel’s clock', () => {
    const spans = conflict?.versions.flatMap((version) =>
      version.kind === 'label' && version.span ? [version.span] : [],
    );
    assert.ok(spans?.some(({ startSeconds, endSeconds }) => startSeconds === 0.4 && endSeconds === 0.9));
  });

  it('have another key for other versions, and none without a conflict', () => {
    const other = labelDetails(withAlternatives(shown, [{ kind: 'changed', theirs: moved }]), places);
    assert.notEqual(other.conflict?.key, conflict?.key);
    assert.equal('conflict' in labelDetails(neurogenicCramp, places), false);
    assert.ok(labelDetails(neurogenicCramp, places).evidence.length > 0);
  });

  it('mark what differs and nothing else, and leave out what no version says', () => {
    const two = labelDetails(withAlternatives(shown, [{ kind: 'changed', theirs: moved }]), places);
    const fields = describedFields(two.conflict?.versions ?? [], twoChannels);
    const differing = fields.filter(({ differs }) => differs).map(({ name }) => name);
    assert.deepEqual(differing, ['Label', 'End', 'Duration', 'By', 'Reviews', 'Note']);
    assert.deepEqual(
      fields.filter(({ differs }) => !differs).map(({ name }) => name),
      ['Start', 'Status'],
    );
  });

  it('say of a deletion that it is one', () => {
    const deleted = labelDetails(withAlternatives(shown, [{ kind: 'deleted' }]), places);
    const [label, start] = describedFields(deleted.conflict?.versions ?? [], twoChannels);
    assert.deepEqual(label?.values[1], { text: 'Deleted by the other side' });
    assert.deepEqual([start?.values[1], start?.differs], [{ text: '–' }, false]);
  });
});
