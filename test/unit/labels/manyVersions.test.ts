/** One label of which many versions wait for a decision: what is written can be read again, or is not written. */
import assert from 'node:assert/strict';
import { versionsOf } from '../../../src/labels/conflicts';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { withAlternatives } from './labelParts';
import { crampHeader, labelled } from './samples';

function versions(count: number): LabelDocument {
  const others = Array.from({ length: count - 1 }, (_, index) => ({
    kind: 'changed' as const,
    theirs: labelled('a', index + 1, index + 5, { evidence: [], unknownFields: { zeta: [[{}]] } }),
  }));
  return { header: crampHeader, labels: [withAlternatives(labelled('a', 0, 3), others)] };
}

describe('A label with many versions to choose from', () => {
  for (const count of [2, 250, 251, 500, 990]) {
    it(`is written and read again: ${count}`, () => {
      const text = serialize(versions(count));
      const read = parse(text);
      assert.ok(read.ok, read.ok ? '' : read.message);
      assert.equal(versionsOf(read.document.labels[0] ?? assert.fail()).length, count);
      assert.equal(serialize(read.document), text);
    });
  }

  for (const count of [1000, 5000]) {
    it(`is not written when it could not be read again: ${count}`, () => {
      assert.throws(() => serialize(versions(count)), {
        name: 'RecordError',
        message: new RegExp(
          `^The label "a" has ${count} versions to choose from, more than a label file can hold`,
          'u',
        ),
      });
    });
  }

  it('keeps all of 250 branches that changed it, merged one after the other, and can be read', () => {
    const base: LabelDocument = { header: crampHeader, labels: [labelled('a', 0, 3)] };
    let merged = base;
    for (let branch = 0; branch < 250; branch += 1) {
      const theirs = { ...base, labels: [labelled('a', 100 + branch, 1000 + branch)] };
      merged = merge(base, merged, theirs).document;
    }
    const read = parse(serialize(merged));
    assert.ok(read.ok, read.ok ? '' : read.message);
    assert.equal(versionsOf(read.document.labels[0] ?? assert.fail()).length, 250);
  });
});
