/** Findings about a muscle: labels of a group of their own in the same file. */
import assert from 'node:assert/strict';
import type { MuscleFinding } from '../../../src/detection/result/muscleFindings';
import { changeLabelEdit, changeStatusEdit } from '../../../src/editor/labelling/labelIntents';
import { check } from '../../../src/labels/check';
import { apply } from '../../../src/labels/edits';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { findingProposals } from '../../../src/labels/proposals';
import { replaceProposals } from '../../../src/labels/rerun';
import { serialize } from '../../../src/labels/serialize';
import { groupOf } from '../../../src/labels/vocabulary';
import { detected, empty, event, run } from './engineRuns';

const finding: MuscleFinding = {
  label: 'impression-neurogenic',
  probability: 0.871234567,
  onsetSeconds: 0.5,
  endSeconds: 9,
  channels: [0],
  alternatives: [{ label: 'impression-normal', probability: 0.1 }],
  evidence: [
    {
      criterion: 'muscle-amplitude',
      value: 912.3456789,
      unit: 'µV',
      contribution: 1.25,
      met: true,
      normalLow: 140.4,
      normalHigh: 785.5,
    },
  ],
  reference: 'A laboratory 0123456789ab',
};

function found(
  document: LabelDocument,
  findings: readonly MuscleFinding[] = [finding],
  version = '1.0.0',
): LabelDocument {
  // Its name begins with that of the engine that finds events.
  const engine = { name: 'cramp-engine-findings', version, parametersHash: 'a1b2c3d4e5f6' };
  const records = findingProposals({ engine, findings }, document.header);
  return apply(document, replaceProposals(document, records, engine));
}

const labelsOf = ({ labels }: LabelDocument): readonly string[] => labels.map(({ label }) => label);

function findingIn({ labels }: LabelDocument): LabelRecord {
  const record = labels.find(({ label }) => groupOf(label) === 'finding');
  assert.ok(record);
  return record;
}

function decided(document: LabelDocument, status: 'accepted' | 'rejected'): LabelDocument {
  return apply(document, changeStatusEdit(document, { id: findingIn(document).id, status }, 'Ana'));
}

describe('A finding', () => {
  it('is one line of the label file, with its evidence, its normal ranges and its reference', () => {
    const text = serialize(found(empty));
    const lines = text.split('\n').filter((line) => line.includes('impression-neurogenic'));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /"normalHigh": 785\.5, "normalLow": 140\.4/u);
    assert.match(lines[0] ?? '', /"reference": "A laboratory 0123456789ab"/u);
    assert.match(text, /"version": "1\.2"/u);
    const read = parse(text);
    assert.ok(read.ok);
    assert.deepEqual(read.document.labels, found(empty).labels);
    assert.deepEqual(check(text), []);
  });

  it('leaves a file without findings in the version that it had', () => {
    const older = { header: { ...empty.header, version: '1.1' }, labels: [] };
    assert.match(serialize(detected(older, run([event(1)]))), /"version": "1\.1"/u);
  });

  it('is neither removed nor marked by a run that looks for events, and removes no event itself', () => {
    const both = found(detected(empty, run([event(1)])));
    assert.deepEqual([...labelsOf(both)].sort(), ['impression-neurogenic', 'neurogenic-cramp']);
    assert.deepEqual(labelsOf(detected(both, run([], '2.0.0'))), ['impression-neurogenic']);
    assert.deepEqual(labelsOf(found(both, [], '2.0.0')), ['neurogenic-cramp']);
    const accepted = detected(decided(both, 'accepted'), run([], '2.0.0'));
    assert.equal(findingIn(accepted).stale, undefined);
  });

  it('stays as a person accepted it when findings are proposed again, and is marked where it is not found', () => {
    const accepted = decided(found(empty), 'accepted');
    const again = found(accepted, [{ ...finding, probability: 0.9 }], '2.0.0');
    assert.equal(serialize(again), serialize(accepted));
    assert.equal(findingIn(found(accepted, [], '2.0.0')).stale, true);
  });

  it('is not proposed again once a person has rejected it', () => {
    const rejected = decided(found(empty), 'rejected');
    assert.equal(serialize(found(rejected, [finding], '2.0.0')), serialize(rejected));
  });

  it('can be renamed to another finding, never to an event, and no event to a finding', () => {
    const both = found(detected(empty, run([event(1)])));
    const { id } = findingIn(both);
    const renamed = apply(both, changeLabelEdit(both, { id, label: 'impression-normal' }, 'Ana'));
    assert.equal(findingIn(renamed).probability, 0.1);
    assert.throws(
      () => changeLabelEdit(both, { id, label: 'voluntary' }, 'Ana'),
      /a finding about the muscle/u,
    );
    const other = both.labels.find(({ label }) => label === 'neurogenic-cramp');
    assert.throws(
      () => changeLabelEdit(both, { id: other?.id ?? '', label: 'impression-normal' }, 'Ana'),
      /A finding is a label of its own/u,
    );
  });

  it('merges as labels do: what one branch accepts and what the other adds are both there', () => {
    const base = found(empty);
    const theirs = detected(base, run([event(1)]));
    const { document, conflicts } = merge(base, decided(base, 'accepted'), theirs);
    assert.deepEqual(conflicts, []);
    assert.equal(findingIn(document).status, 'accepted');
    assert.equal(document.labels.length, 2);
  });
});
