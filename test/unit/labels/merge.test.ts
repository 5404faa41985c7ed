import assert from 'node:assert/strict';
import fc from 'fast-check';
import { versionsOf } from '../../../src/labels/conflicts';
import { apply, type LabelEdit, type LabelPatch } from '../../../src/labels/edits';
import { withChannelKind } from '../../../src/labels/headerChoices';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import type { ChannelKind } from '../../../src/recording/recording';
import { oddText } from './arbitraries';
import { documentOf } from './histories';
import { crampDocument, crampHeader, labelled } from './samples';

describe('Two people who edit one label', () => {
  const base = crampDocument;
  const change = (fields: LabelPatch): LabelDocument =>
    apply(base, { kind: 'change', id: 'm7q2', patch: fields });
  const without = apply(base, { kind: 'remove', id: 'm7q2' });
  const merged = (x: LabelDocument, y: LabelDocument): LabelRecord | undefined =>
    merge(base, x, y).document.labels.find(({ id }) => id === 'm7q2');

  it('combine when one moves its edges and the other names it anew and notes why', () => {
    const combined = merged(change({ start: 2400, end: 4000 }), change({ label: 'rest', note: 'no force' }));
    assert.deepEqual(combined, change({ start: 2400, end: 4000, label: 'rest', note: 'no force' }).labels[1]);
  });

  it('combine when each writes a review', () => {
    const zoe = { zoe: { verdict: 'accept' } } as const;
    const bob = { bob: { verdict: 'reject', note: 'hum' } } as const;
    assert.deepEqual(merged(change({ reviews: zoe }), change({ reviews: bob }))?.reviews, { ...zoe, ...bob });
  });

  it('conflict when they name it differently, and both versions are kept with what they agree on', () => {
    const { document: result, conflicts } = merge(
      base,
      change({ label: 'rest', note: 'calm' }),
      change({ label: 'tremor' }),
    );
    assert.deepEqual(conflicts, [{ kind: 'changed', id: 'm7q2', parts: ['label'] }]);
    const disputed = result.labels[1];
    assert.ok(disputed);
    const versions = versionsOf(disputed).map((version) => [version?.label, version?.note]);
    assert.deepEqual(versions, [
      ['rest', 'calm'],
      ['tremor', 'calm'],
    ]);
  });

  it('conflict when one accepts what the other renames: an acceptance never moves to another label', () => {
    const proposal = documentOf([labelled('m7q2', 1, 2, { status: 'proposed' })]);
    const accepted = apply(proposal, { kind: 'change', id: 'm7q2', patch: { status: 'accepted' } });
    const renamed = apply(proposal, {
      kind: 'change',
      id: 'm7q2',
      patch: { label: 'tremor', status: 'accepted' },
    });
    assert.equal(merge(proposal, accepted, renamed).conflicts.length, 1);
  });

  it('conflict when both move its edges differently: no half of one span meets half of the other', () => {
    const result = merged(change({ start: 2400 }), change({ end: 4000 }));
    assert.ok(result);
    assert.deepEqual(
      versionsOf(result).map((version) => [version?.start, version?.end]),
      [
        [2400, 4100],
        [2500, 4000],
      ],
    );
  });

  it('conflict when one moves its edges and the other gives it a channel with another clock', () => {
    const toEmg = change({ channels: ['EMG vastus', 'force'], start: 100_000, end: 164_000 });
    assert.deepEqual(merge(base, change({ end: 4000 }), toEmg).conflicts, [
      { kind: 'changed', id: 'm7q2', parts: ['place'] },
    ]);
  });

  it('and a third who gives it a channel with another clock: what the two combine to does not depend on who comes in first', () => {
    const moved = change({ start: 2400, end: 4000 });
    const narrowed = change({ channels: ['force'], start: 2600 });
    const toEmg = change({ channels: ['EMG vastus'], start: 100_000, end: 164_000 });
    const both = (x: LabelDocument, y: LabelDocument): LabelDocument => merge(base, x, y).document;
    const places = ({ labels }: LabelDocument): readonly unknown[] =>
      versionsOf(labels.find(({ id }) => id === 'm7q2') ?? assert.fail())
        .map((version) => [version?.channels.join(' and '), version?.start])
        .sort();
    for (const result of [
      both(both(moved, narrowed), toEmg),
      both(moved, both(narrowed, toEmg)),
      both(both(moved, toEmg), narrowed),
    ]) {
      assert.deepEqual(places(result), [
        ['EMG vastus', 100_000],
        ['force', 2400],
        ['force', 2600],
      ]);
    }
  });

  it('conflict when one deletes what the other edits; the edit is kept, with the deletion beside it', () => {
    const { document: result, conflicts } = merge(base, without, change({ note: 'sure' }));
    assert.deepEqual(conflicts, [{ kind: 'deleted', id: 'm7q2' }]);
    assert.deepEqual(result.labels[1], { ...base.labels[1], note: 'sure', conflict: { kind: 'deleted' } });
  });

  it('agree when one deletes what the other left alone', () => {
    assert.equal(merged(without, apply(base, { kind: 'remove', id: 'k3v9' })), undefined);
  });

  it('and a third who disagrees again: all three versions are kept, once each', () => {
    const [rest, tremor, voluntary] = ['rest', 'tremor', 'voluntary'].map((name) => change({ label: name }));
    assert.ok(rest && tremor && voluntary);
    const two = merge(base, rest, tremor).document;
    const disputed = merge(base, two, voluntary).document.labels[1];
    assert.ok(disputed);
    assert.deepEqual(
      versionsOf(disputed)
        .map((version) => version?.label)
        .sort(),
      ['rest', 'tremor', 'voluntary'],
    );
  });

  const versionsIn = ({ labels }: LabelDocument): readonly unknown[] => {
    const disputed = labels.find(({ id }) => id === 'm7q2') ?? assert.fail();
    return versionsOf(disputed)
      .map((version) => [version?.label, version?.note, version?.start])
      .sort();
  };

  it('leave what a third changes, and nobody disputes, in every version, in whatever order they are merged', () => {
    const [rest, tremor] = [change({ label: 'rest' }), change({ label: 'tremor' })];
    const moved = change({ note: 'seen', start: 2400 });
    const both = (x: LabelDocument, y: LabelDocument): LabelDocument => merge(base, x, y).document;
    for (const result of [
      both(both(rest, tremor), moved),
      both(rest, both(tremor, moved)),
      both(both(moved, rest), tremor),
    ]) {
      assert.deepEqual(versionsIn(result), [
        ['rest', 'seen', 2400],
        ['tremor', 'seen', 2400],
      ]);
    }
  });

  it('leave a conflict decided that one has decided, though another has taken up a change in all its versions', () => {
    const open = merge(base, change({ label: 'rest' }), change({ label: 'tremor' })).document;
    const settled = apply(open, { kind: 'change', id: 'm7q2', patch: { conflict: null } });
    const noted = merge(base, open, change({ note: 'seen' })).document;
    assert.equal(versionsIn(noted).length, 2);
    const result = merge(open, settled, noted);
    assert.deepEqual(result.conflicts, []);
    assert.deepEqual(versionsIn(result.document), [['rest', 'seen', 2500]]);
  });

  it('bring the versions of a conflict along by cherry-picking its merge, as by merging the branch', () => {
    const [rest, tremor] = [change({ label: 'rest' }), change({ label: 'tremor' })];
    const open = merge(base, rest, tremor).document;
    const moved = change({ start: 2400 });
    const note = base.labels.find(({ id }) => id === 'm7q2')?.note;
    const picked = merge(rest, moved, open).document;
    assert.deepEqual(versionsIn(merge(base, moved, open).document), [
      ['rest', note, 2400],
      ['tremor', note, 2400],
    ]);
    assert.ok(versionsIn(picked).some((version) => Array.isArray(version) && version[0] === 'tremor'));
    assert.deepEqual(merge(rest, picked, open).document, picked);
  });

  it('settle a conflict for both when one of them has settled it', () => {
    const open = merge(base, change({ label: 'rest' }), change({ label: 'tremor' })).document;
    const settle: LabelEdit = { kind: 'change', id: 'm7q2', patch: { label: 'tremor', conflict: null } };
    const noted: LabelEdit = { kind: 'change', id: 'm7q2', patch: { note: 'seen' } };
    const result = merge(open, apply(open, settle), apply(open, noted));
    assert.deepEqual(result.conflicts, []);
    assert.deepEqual(result.document, change({ label: 'tremor', note: 'seen' }));
  });

  it('conflict again when they decide one conflict differently, though one chose what was shown', () => {
    const open = merge(base, change({ label: 'rest' }), change({ label: 'tremor' })).document;
    const decide = (fields: LabelPatch): LabelDocument =>
      apply(open, { kind: 'change', id: 'm7q2', patch: { conflict: null, ...fields } });
    const other = apply(open, { kind: 'change', id: 'm7q2', patch: { label: 'voluntary' } });
    for (const [x, y, labels] of [
      [decide({}), decide({ label: 'tremor' }), ['rest', 'tremor']],
      [decide({ note: 'seen' }), decide({ label: 'tremor', start: 2400 }), ['rest', 'tremor']],
      [decide({}), other, ['rest', 'voluntary']],
    ] as const) {
      const { document: result, conflicts } = merge(open, x, y);
      assert.deepEqual(conflicts, [{ kind: 'changed', id: 'm7q2', parts: ['label'] }]);
      assert.deepEqual(result, merge(open, y, x).document);
      const disputed = result.labels.find(({ id }) => id === 'm7q2') ?? assert.fail();
      assert.deepEqual(
        versionsOf(disputed)
          .map((version) => version?.label)
          .sort(),
        labels,
      );
      assert.deepEqual(merge(open, result, x).document, result, 'once more with one of them');
      assert.deepEqual(merge(open, result, y).document, result, 'once more with the other');
    }
    assert.deepEqual(merge(open, decide({}), decide({ note: 'seen' })).conflicts, []);
  });
});

describe('Kinds of channels that two people set', () => {
  const base: LabelDocument = { header: crampHeader, labels: [] };
  const set = (...kinds: readonly (readonly [string, ChannelKind | undefined])[]): LabelDocument => ({
    header: kinds.reduce((header, [name, kind]) => withChannelKind(header, name, kind), crampHeader),
    labels: [],
  });

  it('combine where they are of different channels', () => {
    const { document: merged, conflicts } = merge(base, set(['EMG vastus', 'other']), set(['force', 'emg']));
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      merged.header.channels.map(({ kind }) => kind),
      ['other', 'emg'],
    );
  });

  it('of one channel are a conflict of that alone, and the same is chosen on either side', () => {
    const [ours, theirs] = [set(['force', 'emg']), set(['force', 'trigger'])];
    const one = merge(base, ours, theirs);
    const other = merge(base, theirs, ours);
    assert.deepEqual(one.conflicts, [
      {
        kind: 'header',
        parts: ['kind of force'],
        values: [{ field: 'kind of force', kept: '"emg"', other: '"trigger"' }],
      },
    ]);
    assert.deepEqual(one.document, other.document);
  });

  it('are given up where one side gives them up', () => {
    const both = set(['force', 'emg']);
    const { document: merged, conflicts } = merge(both, base, both);
    assert.deepEqual([merged.header, conflicts], [crampHeader, []]);
  });
});

describe('Two headers', () => {
  const withFingerprint = (bytes: number): LabelDocument => ({
    header: { ...crampHeader, fingerprint: { ...crampHeader.fingerprint, bytes } },
    labels: [],
  });
  const base: LabelDocument = { header: crampHeader, labels: [] };

  it('of different signal files are reported, and one is taken whole', () => {
    const { document: merged, conflicts } = merge(base, withFingerprint(7), withFingerprint(5));
    const [conflict] = conflicts;
    assert.ok(conflict?.kind === 'header' && conflicts.length === 1);
    assert.deepEqual(conflict.parts, ['signal']);
    const [value, ...others] = conflict.values;
    assert.equal(others.length, 0);
    assert.equal(value?.field, 'fingerprint');
    assert.match(value.kept ?? '', /"bytes": ?5/u);
    assert.match(value.other ?? '', /"bytes": ?7/u);
    assert.equal(merged.header.fingerprint.bytes, 5);
  });

  it('take a new fingerprint and a newer format version from the side that has them', () => {
    const newer: LabelDocument = { header: { ...crampHeader, version: '1.10' }, labels: [] };
    const { document: merged, conflicts } = merge(base, withFingerprint(7), newer);
    assert.deepEqual([merged.header.version, merged.header.fingerprint.bytes, conflicts], ['1.10', 7, []]);
  });

  it('keep fields of a newer version that either side added', () => {
    const field = (fields: Record<string, unknown>): LabelDocument => ({
      header: { ...crampHeader, unknownFields: fields },
      labels: [],
    });
    const { document: merged } = merge(base, field({ study: 'MC' }), field({ site: 2 }));
    assert.deepEqual(merged.header.unknownFields, { site: 2, study: 'MC' });
  });

  it('may hold odd texts in every place', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const odd: LabelDocument = { header: { ...crampHeader, recording: text }, labels: [] };
        assert.deepEqual(merge(base, odd, base).document, odd);
      }),
      { seed: 15, numRuns: 100 },
    );
  });
});
