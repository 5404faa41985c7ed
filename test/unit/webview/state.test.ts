import assert from 'node:assert/strict';
import type { LabelView } from '../../../src/protocol/page';
import { firstPanels } from '../../../webview/state/panelsView';
import { pickSavedView, readSavedView } from '../../../webview/state/savedView';
import { onChange } from '../../../webview/state/derived';
import { Store } from '../../../webview/state/store';
import { packLabelRows } from '../../../webview/labels/rowPacking';

function label(id: string, startSeconds: number, endSeconds: number): LabelView {
  return {
    id,
    channels: [0],
    startSeconds,
    endSeconds,
    label: 'rest',
    displayName: 'Rest',
    category: 'activity',
    status: 'accepted',
    by: 'someone',
    hasEvidence: false,
    stale: false,
    conflict: false,
  };
}

describe('the state of the page', () => {
  it('tells its watchers of changes only', () => {
    const store = new Store({ a: 1, b: 2 });
    let told = 0;
    store.subscribe(() => told++);
    store.update({ a: 1 });
    assert.equal(told, 0);
    store.update({ a: 2 });
    assert.equal(told, 1);
    assert.deepEqual(store.get(), { a: 2, b: 2 });
  });

  it('repaints only what differs', () => {
    let painted = 0;
    const paint = onChange<readonly unknown[]>(() => painted++);
    paint(1, 'a');
    paint(1, 'a');
    assert.equal(painted, 1);
    paint(2, 'a');
    assert.equal(painted, 2);
  });

  it('comes back as it was saved, and not at all from anything else', () => {
    const view = pickSavedView({
      startSeconds: 3,
      secondsPerDivision: 0.5,
      scales: {
        'emg µV': { unitsPerDivision: 50, centre: 0, baselines: { 1: 2050 } },
        'channel 2': {
          ...{ unitsPerDivision: 5, centre: 25 },
          automatic: { divisionsPerLane: 8, seen: { 2: { minimum: 5, maximum: 45 } } },
        },
      },
      laneScroll: 0,
      activeChannel: 1,
      cursorSeconds: 4,
      panels: { ...firstPanels(1440), place: 'below', paneShares: { details: 0.5 } },
    });
    assert.deepEqual(readSavedView(JSON.parse(JSON.stringify(view))), view);
    const { aligned, ...older } = view.panels;
    assert.deepEqual(readSavedView({ ...view, panels: older }), view, 'of a page that had no plots');
    assert.deepEqual(readSavedView({ ...view, handMarkers: [] }), view, 'of a page that kept markers itself');
    for (const broken of [
      undefined,
      null,
      3,
      {},
      { ...view, secondsPerDivision: 0 },
      { ...view, activeChannel: 0.5 },
      { ...view, panels: { ...view.panels, width: 100_000 } },
      { ...view, panels: { ...view.panels, paneShares: { details: 2 } } },
      { ...view, panels: { ...view.panels, aligned: { ...aligned, share: 0.99 } } },
      { ...view, panels: { ...view.panels, aligned: { share: 0.5 } } },
      { ...view, panels: undefined },
    ]) {
      assert.equal(readSavedView(broken), undefined);
    }
    const scale = { unitsPerDivision: 1, centre: 0 };
    for (const broken of [
      { ...scale, unitsPerDivision: -1 },
      { ...scale, automatic: true },
      { ...scale, automatic: { divisionsPerLane: 8, seen: { 0: { minimum: 'low' } } } },
      { ...scale, baselines: { 0: 'high' } },
    ]) {
      assert.equal(readSavedView({ ...view, scales: { x: broken } }), undefined);
    }
  });

  it('gives overlapping labels rows of their own, up to three', () => {
    const { rowOf, rows } = packLabelRows([
      label('a', 0, 10),
      label('b', 5, 8),
      label('c', 6, 9),
      label('d', 7, 9),
      label('e', 10, 12),
    ]);
    assert.equal(rows, 3);
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((id) => rowOf.get(id)),
      [0, 1, 2, 2, 0],
    );
  });
});
