/** Events and findings in the page: in one list, shown apart, neither in the other's way. */
import assert from 'node:assert/strict';
import type { LabelView } from '../../../src/protocol/page';
import { LabelSet } from '../../../webview/labels/labelSet';
import { neighbour } from '../../../webview/labels/walk';
import { labelMarks } from '../../../webview/overview/strip';
import { findingRowTop, layOut, placeAt } from '../../../webview/view/layout';

function label(
  id: string,
  startSeconds: number,
  endSeconds: number,
  more: Partial<LabelView> = {},
): LabelView {
  return {
    id,
    channels: [0],
    startSeconds,
    endSeconds,
    label: 'rest',
    displayName: 'Rest',
    category: 'activity',
    status: 'proposed',
    by: 'someone',
    hasEvidence: false,
    stale: false,
    conflict: false,
    ...more,
  };
}

const finding = (id: string, start: number, end: number, channels: readonly number[] = [0]): LabelView =>
  label(id, start, end, { label: 'impression-normal', category: 'finding', channels });

const all = [
  finding('f', 0, 60),
  finding('g', 0, 60),
  label('a', 1, 2),
  finding('h', 1, 60, [1]),
  label('b', 5, 8),
];
const set = new LabelSet(all, true);
const idsOf = (labels: readonly LabelView[]): string => labels.map(({ id }) => id).join('');

describe('Findings beside events, in the page', () => {
  it('are listed and counted behind the events, under any filter', () => {
    assert.equal(idsOf(set.filter('all')), 'abfgh');
    assert.equal(idsOf(set.filter('proposed')), 'abfgh');
    assert.deepEqual([set.counts.all, set.counts.proposed], [2, 2]);
  });

  it('are walked through when the events are done, and back', () => {
    const from = { labels: set, filter: 'all', selected: undefined, cursorSeconds: 0 } as const;
    const walked: string[] = [];
    let selected = neighbour(from, true);
    while (selected) {
      walked.push(selected.id);
      selected = neighbour({ ...from, selected }, true);
    }
    assert.equal(walked.join(''), 'abfgh');
    assert.equal(neighbour({ ...from, selected: all[0] }, false)?.id, 'b');
  });

  it('take no row of the labels lane, no place over the traces and none in the overview', () => {
    assert.equal(set.rows.rows, 1);
    assert.equal(idsOf(set.meeting(0, 60)), 'ab');
    const marks = labelMarks(all, 60, 600, 2);
    assert.ok(marks.every(({ look }) => look.category === 'activity'));
    assert.equal(marks.length, 2);
  });

  it('have rows of their own, which those of different channels share', () => {
    assert.equal(set.findingRows.rows, 2);
    assert.deepEqual(
      ['f', 'g', 'h'].map((id) => set.findingRows.rowOf.get(id)),
      [0, 1, 0],
    );
    assert.equal(idsOf(set.findingsMeeting(1, 0, 60)), 'h');
    assert.equal(new LabelSet([label('a', 1, 2)], true).findingRows.rows, 0);
  });

  it('have their rows below the labels lane, and leave no gap where there are none', () => {
    const viewport = { width: 1000, height: 600, density: 1 };
    const contents = { lanes: 1, labelRows: 1, remarks: false, scroll: 0 };
    const [without, shown] = [layOut(viewport, contents), layOut(viewport, { ...contents, findingRows: 2 })];
    assert.ok(shown.lanesTop > without.lanesTop);
    assert.deepEqual(placeAt(shown, 5), { kind: 'labels', row: 0 });
    assert.deepEqual(placeAt(shown, findingRowTop(shown, 1) + 1), { kind: 'findings', row: 1 });
    assert.equal(placeAt(shown, shown.lanesTop).kind, 'lane');
  });

  it('are told from events when a label becomes one in a merge', () => {
    const changed = set.after({
      fresh: false,
      removed: [],
      changed: [{ index: 4, label: { ...finding('b', 5, 8) } }],
      more: false,
    });
    assert.equal(idsOf(changed.filter('all')), 'afghb');
  });
});
