import assert from 'node:assert/strict';
import type { LabelView } from '../../../src/protocol/page';
import { columnBar, extent, labelMarks, type OverviewColumns } from '../../../webview/overview/strip';
import { thinned } from '../../../webview/traces/crowd';

function columns(minimum: readonly number[], maximum: readonly number[]): OverviewColumns {
  return {
    minimum: Float32Array.from(minimum),
    maximum: Float32Array.from(maximum),
  };
}

describe('The overview', () => {
  it('takes 0 for a value: a trigger that rests at 0 and a force that falls to 0 are scaled by it', () => {
    assert.deepEqual(extent(columns([0, 0, 0], [0, 5, 0])), { low: 0, high: 5 });
    assert.deepEqual(extent(columns([-3, -2], [0, 0])), { low: -3, high: 0 });
  });

  it('passes over columns without a number, and has no scale where no column has one', () => {
    assert.deepEqual(extent(columns([NaN, 1], [NaN, 2])), { low: 1, high: 2 });
    assert.equal(extent(columns([NaN, NaN], [NaN, NaN])), undefined);
    assert.equal(extent(columns([], [])), undefined);
    assert.equal(columnBar(columns([NaN], [NaN]), 0, { low: 0, high: 1 }, 0, 40), undefined);
  });

  it('draws every column with a value, at least one pixel high, a signal that never changes in the middle', () => {
    const trigger = columns([0, 0], [0, 5]);
    const range = { low: 0, high: 5 };
    assert.deepEqual(columnBar(trigger, 0, range, 4, 40), { top: 44, bottom: 45 });
    assert.deepEqual(columnBar(trigger, 1, range, 4, 40), { top: 4, bottom: 44 });
    assert.deepEqual(columnBar(columns([0], [0]), 0, { low: 0, high: 0 }, 4, 40), { top: 24, bottom: 25 });
  });
});

describe('More labels than columns', () => {
  const label = (id: number, status: LabelView['status'] = 'accepted', length = 0.1): LabelView =>
    ({
      id: String(id),
      status,
      category: 'discharge',
      startSeconds: id,
      endSeconds: id + length,
    }) as LabelView;

  it('cost the overview one mark a column at most, and each column with a label has its mark', () => {
    const marks = labelMarks(
      Array.from({ length: 10_000 }, (_, i) => label(i)),
      10_000,
      100,
      2,
    );
    assert.ok(marks.length <= 100, `${marks.length} marks`);
    const covered = marks.reduce((all, { from, end }) => all + end - from, 0);
    assert.equal(covered, 100);
  });

  it('show a rejected one only where no other lies', () => {
    const marks = labelMarks([label(2, 'accepted', 3), label(4, 'rejected', 4)], 10, 10, 1);
    assert.deepEqual(
      marks.map(({ from, end, rejected }) => [from, end, rejected]),
      [
        [2, 5, false],
        [5, 8, true],
      ],
    );
  });

  it('are specks of their colour in a lane, no more than its columns; the selected one is painted in full', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => label(i));
    const stretches = all.map((each, i) => ({ label: each, left: i / 100, right: (i + 0.1) / 100 }));
    const { whole, specks } = thinned(stretches, { left: 0, width: 100 }, 3, ({ id }) => id === '77');
    assert.deepEqual(
      whole.map(({ label: { id } }) => id),
      ['77'],
    );
    assert.ok(specks.length > 90 && specks.length <= 100, `${specks.length} specks`);
  });

  it('that hide one another are painted once a column, those on top', () => {
    const all = Array.from({ length: 1000 }, (_, i) => label(i));
    const stretches = all.map((each) => ({ label: each, left: 10, right: 60 }));
    const { whole, specks } = thinned(stretches, { left: 0, width: 100 }, 3, () => false);
    assert.deepEqual([whole.map(({ label: { id } }) => id), specks], [['999'], []]);
  });
});
