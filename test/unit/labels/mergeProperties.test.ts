import assert from 'node:assert/strict';
import fc from 'fast-check';
import { versionsOf, type Version } from '../../../src/labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { canonicalJson } from '../../../src/records/canonicalJson';
import { partsOf } from './labelParts';
import { document } from './arbitraries';
import { histories, plainHistories } from './histories';

function parts(version: Version | undefined): Map<string, string> {
  if (!version) return new Map();
  return new Map([...partsOf(version, true)].map(([name, part]) => [name, canonicalJson(part)]));
}

/** Fails unless every change that `side` made to `base` stands in some version of what was merged. */
function assertNothingLost(base: LabelDocument, side: LabelDocument, merged: LabelDocument): void {
  const find = ({ labels }: LabelDocument, id: string): LabelRecord | undefined =>
    labels.find((each) => each.id === id);
  for (const { id } of [...base.labels, ...side.labels]) {
    const [was, is, result] = [find(base, id), find(side, id), find(merged, id)];
    const versions = result ? versionsOf(result) : [undefined];
    if (!is) {
      assert.ok(versions.includes(undefined), `the deletion of ${id} was lost`);
      continue;
    }
    const [before, after] = [parts(was), parts(is)];
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(name) === after.get(name)) continue;
      const kept = versions.some((version) => version && parts(version).get(name) === after.get(name));
      assert.ok(kept, `the change of ${name} of ${id} was lost`);
    }
  }
}

describe('Merging two branches of a sidecar', function () {
  this.timeout(240_000); // of a machine with much else to do

  // Every claim about the same histories: they take longer to make than to merge.
  it('gives the same bytes and conflicts whichever side is called ours, can be written and read, and takes a one-sided history as it is', () => {
    fc.assert(
      fc.property(histories, ([base, x, y]) => {
        const [one, other] = [merge(base, x, y), merge(base, y, x)];
        const text = serialize(one.document);
        assert.equal(text, serialize(other.document), 'the same bytes from either side');
        assert.deepEqual(one.conflicts, other.conflicts, 'the same conflicts from either side');
        const result = parse(text);
        assert.ok(result.ok, result.ok ? '' : result.message);
        assert.deepEqual(result.document, one.document, 'what is written is read');
        for (const [ours, theirs] of [
          [x, base],
          [base, x],
          [x, x],
        ] as const) {
          assert.deepEqual(
            merge(base, ours, theirs),
            { document: x, conflicts: [] },
            'a history of one side',
          );
        }
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('loses no change of either side, reports a conflict exactly where a record gained one, and changes nothing when it is done again', () => {
    fc.assert(
      fc.property(plainHistories, ([base, x, y]) => {
        const { document: merged, conflicts } = merge(base, x, y);
        assertNothingLost(base, x, merged);
        assertNothingLost(base, y, merged);
        const disputed = merged.labels.filter(({ conflict }) => conflict).map(({ id }) => id);
        assert.deepEqual(
          conflicts.map((each) => (each.kind === 'header' ? 'header' : each.id)),
          disputed,
        );
        // With a side that is in it already.
        assert.deepEqual(merge(base, merged, x).document, merged, 'again with ours');
        assert.deepEqual(merge(base, merged, y).document, merged, 'again with theirs');
        assert.deepEqual(merge(x, merged, x).document, merged, 'again from ours');
      }),
      { seed: 10, numRuns: 1000 },
    );
  });

  it('without a common ancestor keeps every label of both and deletes none', () => {
    fc.assert(
      fc.property(document, document, (x, y) => {
        const { document: merged } = merge(undefined, x, y);
        const ids = new Set([...x.labels, ...y.labels].map(({ id }) => id));
        assert.deepEqual(new Set(merged.labels.map(({ id }) => id)), ids);
        assert.equal(serialize(merged), serialize(merge(undefined, y, x).document));
      }),
      { seed: 14, numRuns: 300 },
    );
  });
});
