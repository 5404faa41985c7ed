import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  inOrder,
  isShown,
  recordingOrders,
  type RecordingFacts,
} from '../../../src/protocol/recordings/recordingView';
import { TableModel } from '../../../webview/recordings/tableModel';

const count = fc.nat({ max: 3 });
const recording: fc.Arbitrary<RecordingFacts> = fc.record({
  folder: fc.constantFrom('', 'a', 'b/c'),
  name: fc.constantFrom('case01.edf', 'case02.edf', 'Case03.bdf'),
  toReview: count,
  accepted: count,
  rejected: count,
  conflicts: count,
  disagreements: count,
  reviewers: fc.subarray(['Anna', 'Ben']),
  changedMilliseconds: fc.option(count, { nil: undefined }),
  problems: fc.subarray(['a.labels.json: Line 1']),
});

describe('A list of recordings', () => {
  it('has the same rows in every order, and in one and the same whatever they come in', () => {
    fc.assert(
      fc.property(
        fc.array(recording),
        fc.constantFrom(...recordingOrders),
        fc.boolean(),
        (rows, order, isReversed) => {
          const ordered = inOrder(rows, order, isReversed);
          assert.equal(ordered.length, rows.length);
          const say = (row: RecordingFacts): unknown => [
            row.folder,
            row.name,
            order === 'name' ? 0 : row.toReview,
          ];
          if (order === 'name' || order === 'toReview') {
            assert.deepEqual(inOrder([...rows].reverse(), order, isReversed).map(say), ordered.map(say));
          }
          if (order === 'toReview' && !isReversed) {
            const counts = ordered.map(({ toReview }) => toReview);
            assert.deepEqual(
              counts,
              [...counts].sort((a, b) => b - a),
            );
          }
        },
      ),
    );
  });

  it('is narrowed down by what is to be done, by reviewer and by part of a name', () => {
    fc.assert(
      fc.property(recording, (row) => {
        assert.equal(isShown(row, {}), true);
        assert.equal(isShown(row, { state: 'conflicts' }), row.conflicts > 0);
        assert.equal(isShown(row, { state: 'problems' }), row.problems.length > 0);
        assert.equal(isShown(row, { reviewer: 'Ben' }), row.reviewers.includes('Ben'));
        assert.equal(isShown(row, { text: 'CASE03' }), row.name === 'Case03.bdf');
      }),
    );
  });

  it('keeps its row selected while rows come, go and move, and walks no further than its ends', () => {
    const row = (name: string, toReview: number) => ({
      ...{ id: name, folder: '', name, toReview, accepted: 0, rejected: 0, conflicts: 0, disagreements: 0 },
      ...{ reviewers: [], changedMilliseconds: undefined, problems: [], summary: '' },
    });
    const model = new TableModel();
    model.move(1);
    assert.equal(model.selected, undefined);
    model.take([row('b', 2), row('c', 3)], [], true);
    model.move(1);
    assert.equal(model.selected, 'b');
    model.take([row('a', 1)], [], false);
    model.sortBy('toReview');
    assert.equal(model.selectedIndex, 1);
    model.move(-5);
    assert.equal(model.selected, 'c');
    model.move(100);
    assert.equal(model.selected, 'a');
    model.take([], ['a'], false);
    assert.equal(model.selectedIndex, -1);
  });
});
