import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  divisionsInLane,
  laneCentre,
  laneTop,
  layOut,
  leastLaneHeight,
  placeAt,
  scrollToLane,
  visibleLanes,
} from '../../../webview/view/layout';

const viewport = fc.record({
  width: fc.integer({ min: 400, max: 4000 }),
  height: fc.integer({ min: 200, max: 3000 }),
  density: fc.constantFrom(1, 1.25, 1.5, 2),
});
const contents = fc.record({
  lanes: fc.integer({ min: 1, max: 128 }),
  labelRows: fc.integer({ min: 1, max: 3 }),
  remarks: fc.boolean(),
  scroll: fc.integer({ min: 0, max: 10_000 }),
});

describe('the layout of the traces', () => {
  it('has ten equal divisions of whole pixels across, ending at the right edge', () => {
    fc.assert(
      fc.property(viewport, contents, (size, what) => {
        const layout = layOut(size, what);
        assert.ok(Number.isInteger(layout.divisionWidth));
        assert.equal(layout.divisionWidth * 10, layout.plotWidth);
        assert.ok(layout.plotLeft + layout.plotWidth <= size.width);
      }),
      { seed: 1 },
    );
  });

  it('has an even number of whole-pixel divisions that fit into each lane', () => {
    fc.assert(
      fc.property(viewport, contents, (size, what) => {
        const layout = layOut(size, what);
        assert.equal(layout.divisionsPerLane % 2, 0);
        assert.ok(Number.isInteger(layout.divisionHeight) && layout.divisionHeight >= 20);
        assert.ok(layout.divisionHeight * layout.divisionsPerLane <= layout.laneHeight);
        assert.ok(layout.laneHeight >= leastLaneHeight);
      }),
      { seed: 2 },
    );
  });

  it('gives a lane two divisions at least and eight at most', () => {
    assert.deepEqual([44, 100, 160, 300, 700].map(divisionsInLane), [2, 2, 4, 8, 8]);
  });

  it('finds every visible channel where it is drawn', () => {
    fc.assert(
      fc.property(viewport, contents, (size, what) => {
        const layout = layOut(size, what);
        const { first, end } = visibleLanes(layout);
        for (let channel = first; channel < end; channel++) {
          const y = laneCentre(layout, channel);
          if (y < layout.lanesTop || y >= layout.axisTop) continue;
          assert.deepEqual(placeAt(layout, y), { kind: 'lane', channel });
        }
      }),
      { seed: 3 },
    );
  });

  it('can scroll any lane fully into view', () => {
    fc.assert(
      fc.property(viewport, contents, fc.integer({ min: 0, max: 127 }), (size, what, asked) => {
        const channel = Math.min(asked, what.lanes - 1);
        const layout = layOut(size, { ...what, scroll: scrollToLane(layOut(size, what), channel) });
        assert.ok(laneTop(layout, channel) >= layout.lanesTop);
        assert.ok(
          laneTop(layout, channel) + layout.laneHeight <=
            Math.max(layout.axisTop, layout.lanesTop + layout.laneHeight),
        );
      }),
      { seed: 4 },
    );
  });
});
