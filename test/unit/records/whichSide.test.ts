import assert from 'node:assert/strict';
import { versionsOf } from '../../../src/records/conflicts';
import { labelKind } from '../../../src/labels/labelKind';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { sidesOfVersions } from '../../../src/records/whichSide';
import { crampHeader } from '../labels/samples';

const base: LabelRecord = {
  ...{ id: 'a', channels: ['EMG vastus'], start: 100, end: 200 },
  ...{ label: 'rest', status: 'proposed', by: 'engine' },
};

function sides(ours: LabelRecord | undefined, theirs: LabelRecord | undefined): readonly unknown[] {
  const documentOf = (record: LabelRecord | undefined) => ({
    header: crampHeader,
    labels: record ? [record] : [],
  });
  const { document } = merge(documentOf(base), documentOf(ours), documentOf(theirs));
  const [merged] = document.labels;
  assert.ok(merged);
  const versions = versionsOf(merged);
  const found = sidesOfVersions<LabelRecord>(labelKind, versions, { ours, theirs });
  return versions.map((version, index) => [version?.label, found[index]]);
}

describe('The versions of an undecided label', () => {
  it('are each of one side, whatever the sides also agree on, and whichever is called ours', () => {
    const one: LabelRecord = { ...base, label: 'tremor', note: 'only here' };
    const other: LabelRecord = { ...base, label: 'voluntary', end: 250 };
    assert.deepEqual(
      new Map(sides(one, other) as [string, string][]),
      new Map([
        ['tremor', 'ours'],
        ['voluntary', 'theirs'],
      ]),
    );
    assert.deepEqual(
      new Map(sides(other, one) as [string, string][]),
      new Map([
        ['tremor', 'theirs'],
        ['voluntary', 'ours'],
      ]),
    );
  });

  it('are an edit and a deletion', () => {
    const edited: LabelRecord = { ...base, label: 'tremor' };
    assert.deepEqual(sides(edited, undefined), [
      ['tremor', 'ours'],
      [undefined, 'theirs'],
    ]);
    assert.deepEqual(sides(undefined, edited), [
      ['tremor', 'theirs'],
      [undefined, 'ours'],
    ]);
  });

  it('are nobody’s where git’s sides do not know them', () => {
    const found = sidesOfVersions<LabelRecord>(labelKind, [base, { ...base, label: 'x' }], {
      ours: undefined,
      theirs: undefined,
    });
    assert.deepEqual(found, [undefined, undefined]);
  });
});
