import assert from 'node:assert/strict';
import fc from 'fast-check';
import { versionsOf, type Version } from '../../../src/labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { canonicalJson } from '../../../src/records/canonicalJson';
import { partsOf } from './labelParts';
import { caseRandom } from '../../fuzz/caseRandom';
import { branchesOf } from '../../fuzz/labelHistories';
import { mergedInAnyOrder } from '../../fuzz/targets/threeBranches';
import { document } from './arbitraries';
import { histories, plainHistories } from './histories';
import { crampHeader } from './samples';

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

/** One label, as somebody has called and placed it. */
function labelled(label: string, start: number, channels = ['EMG vastus']): LabelDocument {
  const place = { channels, start, end: start + 5 };
  return { header: crampHeader, labels: [{ id: 'a', ...place, label, status: 'accepted', by: 'ana' }] };
}

/** The versions to choose from, in no order. */
function choices({ labels }: LabelDocument): readonly string[] {
  return labels
    .flatMap(versionsOf)
    .map((each) => (each ? `${each.label} at ${each.start}` : 'gone'))
    .sort();
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

  it('of three branches leaves the same in any order, but for which values stand together where two parts of one label are disputed', () => {
    let grouped = 0;
    for (let number = 0; number < 500; number++) {
      const [base, one, two, three] = branchesOf(caseRandom(5, 'any order', number), 3);
      assert.ok(base && one && two && three);
      // Fails for every other difference: labels, what is to decide, values, versions, and what nobody disputes.
      grouped += mergedInAnyOrder([base, one, two, three]).groupedOtherwise;
    }
    assert.equal(grouped, 2, 'labels whose versions are grouped otherwise in another order');
  });

  it('of three branches that place a label anywhere leaves the same in any order where its clocks differ; by one clock, but where channels and edges are both disputed', () => {
    const channelLists = [['EMG vastus'], ['EMG vastus', 'force'], ['EMG vastus', 'respiration'], ['force']];
    const gone: LabelDocument = { header: crampHeader, labels: [] };
    const places = channelLists.flatMap((channels) =>
      [1, 2, 3].map((start) => labelled('rest', start, channels)),
    );
    const [base] = places;
    assert.ok(base);
    const branches = [...places, gone];
    let grouped = 0;
    for (const [first, one] of branches.entries()) {
      for (const [second, two] of branches.slice(0, first).entries()) {
        for (const three of branches.slice(0, second)) {
          // Fails for every difference where clocks differ: channels and edges are one part there.
          grouped += mergedInAnyOrder([base, one, two, three]).groupedOtherwise;
        }
      }
    }
    assert.equal(grouped, 16, 'labels of one clock whose versions are grouped otherwise in another order');
  });

  /*
   * Why that class can't be the same. Two histories leave one file, byte for byte, and a third branch then has to make two
   * different files of it, if it is to leave what comes of the other order: a file of versions does not say who wrote what
   * both show. With four branches nothing that a file could say helps: where two people's changes combine without a
   * conflict the file is a plain one, so that "rest at 1" against "tremor at 2" would have to leave the same as "rest at 2"
   * against "tremor at 1": versions that nobody wrote, or every combination.
   */
  it('can’t group disputed values alike in every order: two histories leave one file, and the other order asks different things of it', () => {
    const [base, x1y1, x1, x2y1, x2, y2] = [
      ['cramp', 1],
      ['rest', 2],
      ['rest', 1],
      ['tremor', 2],
      ['tremor', 1],
      ['cramp', 3],
    ].map(([text, start]) => labelled(String(text), Number(start)));
    assert.ok(base && x1y1 && x1 && x2y1 && x2 && y2);
    const both = (a: LabelDocument, b: LabelDocument): LabelDocument => merge(base, a, b).document;
    const [one, other] = [both(x1y1, x2), both(x1, x2y1)];
    assert.equal(serialize(one), serialize(other), 'one file');
    const inOtherOrder = [both(x1y1, both(x2, y2)), both(x1, both(x2y1, y2))].map(choices);
    const all = ['rest at 2', 'rest at 3', 'tremor at 2', 'tremor at 3'];
    assert.deepEqual(inOtherOrder, [['rest at 2', 'tremor at 3'], all]);
    assert.deepEqual(choices(both(one, y2)), all, 'what comes of the one file: as one of them, not as both');
  });
});
