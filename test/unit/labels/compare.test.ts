/** Two versions of a label file, compared as a reviewer would. */
import assert from 'node:assert/strict';
import { changeText, countsText, placeText } from '../../../src/labels/changeWords';
import { compareLabels, countChanges } from '../../../src/labels/compare';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';

const header: LabelDocument['header'] = {
  version: '1.2',
  recording: 'case01.edf',
  durationSeconds: 4000,
  channels: [{ name: 'EMG', samplingRate: 1000, samples: 4_000_000 }],
  fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
};

function label(id: string, start: number, more: Partial<LabelRecord> = {}): LabelRecord {
  const usual = { channels: ['EMG'], end: start + 1000, label: 'voluntary', status: 'proposed' } as const;
  return { id, start, ...usual, by: 'someone', ...more };
}

function documentOf(...labels: readonly LabelRecord[]): LabelDocument {
  return { header, labels };
}

/** What is said of each change between two versions. */
function told(before: LabelDocument, after: LabelDocument): readonly string[] {
  return compareLabels(before, after).map((change) => `${change.record.id}: ${changeText(change)}`);
}

describe('Two versions of a label file', () => {
  it('differ in what was added, removed and changed, in the order of time', () => {
    const before = documentOf(label('a', 1000), label('b', 5000), label('c', 9000));
    const after = documentOf(
      label('new', 500, { status: 'accepted', note: 'clear' }),
      label('a', 1000),
      label('c', 9000, { label: 'tremor', status: 'accepted' }),
    );
    assert.deepEqual(told(before, after), [
      'new: accepted, by someone, “clear”',
      'b: removed',
      'c: Voluntary activity → Tremor; proposed → accepted',
    ]);
    const counts = countChanges(compareLabels(before, after));
    assert.equal(countsText(counts), '1 added, 1 removed, 1 relabelled, 1 decided');
    assert.equal(counts.labels, 3);
  });

  it('say by how much a label has moved, and what was remarked and reviewed', () => {
    const change = (more: Partial<LabelRecord>): string | undefined =>
      told(documentOf(label('a', 1000)), documentOf(label('a', 1000, more)))[0];
    assert.equal(change({ start: 1012 }), 'a: start +12 ms');
    assert.equal(change({ start: 0, end: 4500 }), 'a: start −1 s, end +2.5 s');
    assert.equal(change({ note: 'see above' }), 'a: note: “see above”');
    assert.equal(
      change({ reviews: { anna: { verdict: 'unsure', label: 'tremor', note: 'regular' } } }),
      'a: anna is unsure, would say Tremor: “regular”',
    );
    assert.equal(change({ channels: ['EMG', 'Soleus'] }), 'a: EMG → EMG + Soleus');
    assert.equal(change({ probability: 0.4 }), 'a: its evidence only');
    assert.equal(change({ conflict: { kind: 'deleted' } }), 'a: two versions to choose from');
  });

  it('are the same where only the clock of the recording is another', () => {
    const faster = { ...header, channels: [{ name: 'EMG', samplingRate: 2000, samples: 8_000_000 }] };
    const other = { header: faster, labels: [label('a', 2000, { end: 4000 })] };
    assert.deepEqual(told(documentOf(label('a', 1000)), other), ['a: its evidence only']);
    assert.deepEqual(told(documentOf(label('a', 1000)), documentOf(label('a', 1000))), []);
    assert.equal(countsText(countChanges([])), 'no label changed');
  });

  it('name a label by its moments, channels and what it says', () => {
    assert.equal(
      placeText(label('a', 12_020), documentOf()),
      '0:12.020 to 0:13.020, EMG: Voluntary activity',
    );
    assert.equal(
      placeText(label('a', 12, { channels: ['?'] }), documentOf()),
      'samples 12 to 1012, ?: Voluntary activity',
    );
  });
});
