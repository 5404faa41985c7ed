import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LabelsChange, LabelView } from '../../../src/protocol/page';
import { IntervalIndex } from '../../../webview/labels/intervalIndex';
import { LabelSet } from '../../../webview/labels/labelSet';
import { neighbour } from '../../../webview/labels/walk';
import { labelRowHeight, rowHeight, rowHeightWithLead, RowPlaces } from '../../../webview/panels/rowPlaces';

function label(id: string, startSeconds = 0, more: Partial<LabelView> = {}): LabelView {
  return {
    id,
    channels: [0],
    startSeconds,
    endSeconds: startSeconds + 1,
    label: 'rest',
    displayName: 'Rest',
    category: 'activity',
    status: 'accepted',
    by: 'someone',
    hasEvidence: false,
    stale: false,
    conflict: false,
    ...more,
  };
}

const ids = ({ list }: LabelSet): string => list.map(({ id }) => id).join('');

function told(list: readonly LabelView[], more: Partial<LabelsChange> = {}): LabelsChange {
  const changed = list.map((each, index) => ({ index, label: each }));
  return { fresh: true, removed: [], changed, more: false, ...more };
}

describe('The labels as the page keeps them', () => {
  it('take over a change where each label belongs, and know which are new objects', () => {
    const before = new LabelSet([], false).after(told([label('a', 0), label('b', 1), label('c', 2)]));
    const after = before.after({
      fresh: false,
      removed: ['a'],
      changed: [
        { index: 0, label: label('n', 0.5) },
        { index: 2, label: label('b', 3) },
      ],
      more: false,
    });
    assert.equal(ids(after), 'ncb');
    assert.equal(after.get('c'), before.get('c'), 'what has not changed is the same object');
    assert.notEqual(after.get('b'), before.get('b'));
    assert.equal(after.get('a'), undefined);
    assert.equal(ids(before), 'abc', 'what was is not touched');
  });

  it('forget everything where the host begins anew, and are complete when nothing more is to come', () => {
    const first = new LabelSet([], false).after(told([label('a'), label('b')], { more: true }));
    assert.equal(first.complete, false);
    const anew = first.after(told([label('z')]));
    assert.deepEqual([ids(anew), anew.complete], ['z', true]);
  });

  it('are after any changes what they are when told all at once', () => {
    const statuses = ['proposed', 'accepted', 'rejected'] as const;
    const second = fc.integer({ min: 0, max: 9 });
    const version = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      startSeconds: second,
      status: fc.constantFrom(...statuses),
    });
    const asked = (set: LabelSet): unknown => ({
      list: set.list,
      counts: set.counts,
      rows: [...set.rows.rowOf],
      proposed: set.filter('proposed'),
      meeting: [0, 3, 6].map((from) => set.meeting(from, from + 2)),
      found: set.list.map(({ id }) => set.get(id)),
    });
    fc.assert(
      fc.property(fc.array(version, { maxLength: 20 }), (versions) => {
        let set = new LabelSet([], true);
        let all: readonly LabelView[] = [];
        for (const { id, startSeconds, status } of versions) {
          const now = label(id, startSeconds, { status });
          const others = all.filter((each) => each.id !== id);
          all = [...others, now].sort((a, b) => a.startSeconds - b.startSeconds || (a.id < b.id ? -1 : 1));
          const changed = [{ index: all.indexOf(now), label: now }];
          set = set.after({ fresh: false, removed: [], changed, more: false });
          const anew = new LabelSet(all, true);
          assert.deepEqual(asked(set), asked(anew));
        }
      }),
    );
  });

  it('keep what was made of their ids and spans where a change touches neither', () => {
    const before = new LabelSet([label('a', 0), label('b', 1)], true);
    const { rows } = before;
    const rejected = label('b', 1, { status: 'rejected' });
    const after = before.after({
      fresh: false,
      removed: [],
      changed: [{ index: 1, label: rejected }],
      more: false,
    });
    assert.equal(after.rows, rows);
    const moved = after.after({
      fresh: false,
      removed: [],
      changed: [{ index: 1, label: label('b', 2) }],
      more: false,
    });
    assert.notEqual(moved.rows, rows);
  });

  it('are counted by filter: conflicts on their own, stale ones among those to review', () => {
    const labels = new LabelSet(
      [label('a'), label('b', 1, { status: 'proposed' }), label('c', 2, { stale: true, conflict: true })],
      true,
    );
    assert.deepEqual(labels.counts, { all: 3, proposed: 2, accepted: 2, rejected: 0, conflicts: 1 });
    assert.equal(labels.filter('conflicts'), labels.filter('conflicts'), 'made once');
  });
});

describe('The index of labels by time', () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20 }))
    .map(([startSeconds, length]) => ({ startSeconds, endSeconds: startSeconds + length }));

  it('finds what a look at every label finds, in the order of their starts', () => {
    fc.assert(
      fc.property(fc.array(interval), interval, (intervals, span) => {
        const { startSeconds: from, endSeconds: to } = span;
        const byStart = [...intervals].sort((a, b) => a.startSeconds - b.startSeconds);
        const expected = byStart.filter((each) => each.startSeconds <= to && each.endSeconds >= from);
        const found = new IntervalIndex(intervals).meeting(from, to).map((position) => intervals[position]);
        assert.deepEqual(found, expected);
      }),
    );
  });

  it('looks at few of many labels, also under one that lasts all the time', () => {
    let looked = 0;
    const intervals = Array.from({ length: 10_000 }, (_, index) => ({
      startSeconds: index === 0 ? -1 : index,
      get endSeconds() {
        looked++;
        return index === 0 ? 1e6 : index + 0.5;
      },
    }));
    const index = new IntervalIndex(intervals);
    looked = 0;
    assert.equal(index.meeting(5000, 5010).length, 12);
    assert.ok(looked < 100, `${looked} of 10000 were looked at`);
  });
});

describe('The rows of the label list', () => {
  const leading = { label: 'rest', displayName: 'Rest', category: 'activity', probability: 0.4 } as const;
  const labels = Array.from({ length: 10_000 }, (_, index) =>
    label(String(index), index, index % 3 === 0 ? { leading } : {}),
  );
  const places = new RowPlaces(labels.map(labelRowHeight));

  it('stand one below the other, higher where a leading candidate has a line', () => {
    assert.equal(places.top(1), rowHeightWithLead);
    assert.equal(places.top(2), rowHeightWithLead + rowHeight);
    assert.equal(places.height, 3334 * rowHeightWithLead + 6666 * rowHeight);
  });

  it('are needed for what is in view and a little around it, however many there are', () => {
    for (const scrollTop of [0, 1234, 200_000, places.height - 400]) {
      const { first, end } = places.inView(scrollTop, 400);
      assert.ok(places.top(first) <= scrollTop, `the first row for ${scrollTop}`);
      assert.ok(places.top(end) >= Math.min(places.height, scrollTop + 400), `the last row for ${scrollTop}`);
      assert.ok(end - first <= 24, `${end - first} rows for ${scrollTop}`);
    }
    assert.deepEqual(new RowPlaces([]).inView(0, 400), { first: 0, end: 0 });
  });

  it('are scrolled to by as little as shows the row whole', () => {
    assert.equal(places.scrollTo(0, 500, 400), 0);
    assert.equal(places.scrollTo(100, 0, 400), places.top(101) - 400);
    const inside = places.top(50) - 10;
    assert.equal(places.scrollTo(50, inside, 400), inside);
  });
});

describe('The walk from label to label', () => {
  const proposed = (id: string, startSeconds: number): LabelView =>
    label(id, startSeconds, { status: 'proposed' });
  const pairs = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((id, index) => proposed(id, index >> 1));

  /** Visits with J, deciding each at once, and answers the order. */
  function review(list: readonly LabelView[], forwards: boolean): string {
    let labels = new LabelSet(list, true);
    let selected: LabelView | undefined;
    const visited: string[] = [];
    for (let i = 0; i < list.length; i++) {
      const cursorSeconds: number = selected?.startSeconds ?? (forwards ? 0 : 100);
      const next = neighbour({ labels, filter: 'proposed', selected, cursorSeconds }, forwards);
      if (!next) break;
      visited.push(next.id);
      const decided: LabelView = { ...next, status: 'accepted' };
      labels = new LabelSet(
        labels.list.map((each) => (each === next ? decided : each)),
        true,
      );
      selected = decided;
    }
    return visited.join(' ');
  }

  it('comes to every proposal of several that begin together, in order, though each leaves the list when decided', () => {
    assert.equal(review(pairs, true), 'a1 a2 b1 b2 c1 c2');
    assert.equal(review(pairs, false), 'c2 c1 b2 b1 a2 a1');
  });

  it('skips none whatever begins when', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 20 }), fc.boolean(), (starts, forwards) => {
        const list = [...starts].sort((a, b) => a - b).map((start, index) => proposed(`l${index}`, start));
        const ordered = forwards ? list : [...list].reverse();
        assert.equal(review(list, forwards), ordered.map(({ id }) => id).join(' '));
      }),
      { seed: 8 },
    );
  });

  it('begins with the label at the cursor, and goes round to those that were left out', () => {
    const labels = new LabelSet([...pairs, label('d', 9)], true);
    const from = { labels, filter: 'proposed', selected: undefined } as const;
    assert.equal(neighbour({ ...from, cursorSeconds: 1 }, true)?.id, 'b1');
    assert.equal(neighbour({ ...from, cursorSeconds: 1 }, false)?.id, 'b2');
    assert.equal(neighbour({ ...from, cursorSeconds: 50 }, true)?.id, 'a1');
    assert.equal(neighbour({ ...from, selected: labels.get('d'), cursorSeconds: 9 }, true)?.id, 'a1');
  });

  it('stays at the last label that is listed', () => {
    const labels = new LabelSet(pairs, true);
    const selected = labels.get('c2');
    assert.equal(neighbour({ labels, filter: 'all', selected, cursorSeconds: 2 }, true), undefined);
  });
});
