import assert from 'node:assert/strict';
import type { ValueAxis } from '../../../../webview/plots/axis';
import { placeAreas } from '../../../../webview/plots/geometry';
import { FreeRange } from '../../../../webview/plots/range';
import { readoutOf } from '../../../../webview/plots/readout';
import { shapes, styleOf } from '../../../../webview/plots/series';
import { markOf } from '../../../../webview/plots/marks';
import type { PlotView } from '../../../../webview/plots/view';
import { pointedAt, stepTo, type Pointed } from '../../../../webview/plots/walk';

const time: ValueAxis = { kind: 'values', title: 'Time', unit: 's', from: 0, to: 10, scale: 'linear' };
const rate: ValueAxis = { ...time, title: 'Firing rate', unit: '/s', from: 0, to: 20 };

/** A raster of two tracks, and under it how fast the first one fires. */
function view(more: Partial<PlotView> = {}): PlotView {
  return {
    label: 'Motor units',
    noun: 'discharge',
    margins: { left: 100, width: 1000 },
    x: time,
    isXWritten: false,
    tracks: [
      {
        name: 'Unit 1',
        x: Float64Array.of(1, 2, 2.5, 9),
        remarks: [{ from: 5, to: 10, text: 'doubtful' }],
      },
      { name: 'Unit 2', x: Float64Array.of(4) },
    ],
    areas: [
      {
        y: { kind: 'rows', tracks: [0, 1] },
        series: [
          { kind: 'ticks', track: 0, row: 0 },
          { kind: 'ticks', track: 1, row: 1 },
        ],
        share: 1,
      },
      { y: rate, series: [{ kind: 'points', track: 0, y: Float64Array.of(NaN, 1, 2, 500) }], share: 1 },
    ],
    ground: [],
    cursor: 2,
    chosen: 0,
    ...more,
  };
}

describe('The keyboard on a plot', () => {
  it('goes from point to point, also from between two of them, and no further than the last', () => {
    assert.deepEqual(
      (['previous', 'next', 'first', 'last'] as const).map((step) => stepTo(view(), step)),
      [1, 2.5, 1, 9],
    );
    assert.deepEqual(
      [2.2, 0, 9, 9.5].map((cursor) => [
        stepTo(view({ cursor }), 'previous'),
        stepTo(view({ cursor }), 'next'),
      ]),
      [
        [2, 2.5],
        [undefined, 1],
        [2.5, undefined],
        [9, undefined],
      ],
    );
    assert.equal(stepTo(view({ cursor: null }), 'next'), 1);
  });

  it('stays where a track has no point', () => {
    const tracks = [{ name: 'none', x: new Float64Array(0) }];
    for (const step of ['previous', 'next', 'first', 'last'] as const) {
      assert.equal(stepTo(view({ tracks }), step), undefined);
    }
  });
});

describe('What a plot says of its cursor', () => {
  it('is whose point it is, which of how many, where, and each value with its unit', () => {
    assert.equal(readoutOf(view()), 'Unit 1, discharge 2 of 4: 2 s, firing rate 1 /s');
    assert.equal(readoutOf(view({ cursor: 4, chosen: 1 })), 'Unit 2, discharge 1 of 1: 4 s');
  });

  it('leaves out a value that there is none of, and adds what is to be said of a segment', () => {
    assert.equal(readoutOf(view({ cursor: 1 })), 'Unit 1, discharge 1 of 4: 1 s');
    assert.equal(
      readoutOf(view({ cursor: 9 })),
      'Unit 1, discharge 4 of 4: 9 s, firing rate 500 /s, doubtful',
    );
  });

  it('is that there is no point, where there is none', () => {
    assert.equal(readoutOf(view({ cursor: 2.1 })), 'Unit 1: no discharge at 2.1 s');
    assert.equal(readoutOf(view({ cursor: null })), '');
    assert.equal(readoutOf(view({ tracks: [] })), '');
  });
});

describe('A click on a plot', () => {
  for (const density of [1, 1.5, 2]) {
    const geometry = placeAreas({ width: 1110, height: 240, density }, view().margins, view().areas, false);
    const [raster, rates] = geometry.areas;
    const at = (cssX: number, y: number): Pointed | undefined =>
      pointedAt(view(), geometry, { density }, { x: cssX * density, y });
    const inRow = (row: number): number => raster!.top + ((row + 0.5) * raster!.height) / 2;

    it(`finds the point that is near, else the place, at ${density} device pixels`, () => {
      assert.deepEqual(at(303, inRow(0)), { kind: 'point', track: 0, x: 2 });
      assert.deepEqual(at(349, inRow(0)), { kind: 'point', track: 0, x: 2.5 });
      assert.deepEqual(at(505, inRow(1)), { kind: 'point', track: 1, x: 4 });
      assert.deepEqual(at(350, inRow(1)), { kind: 'place', x: 2.5 }, 'which is of another row');
      assert.deepEqual(at(400, inRow(0)), { kind: 'place', x: 3 });
    });

    it(`finds marks where they are painted, also those beyond the axis, at ${density} device pixels`, () => {
      const bottom = rates!.top + rates!.height;
      assert.deepEqual(at(300, bottom - rates!.height / 20), { kind: 'point', track: 0, x: 2 });
      assert.deepEqual(at(300, rates!.top + rates!.height / 2), { kind: 'place', x: 2 });
      assert.deepEqual(at(1000, rates!.top + 2), { kind: 'point', track: 0, x: 9 });
    });

    it(`on a row's name chooses its track, and beside the plot nothing, at ${density} device pixels`, () => {
      assert.deepEqual(at(40, inRow(1)), { kind: 'track', track: 1 });
      assert.equal(at(40, rates!.top + 4), undefined);
      assert.equal(at(1108, inRow(0)), undefined);
    });
  }
});

describe('A plot that is linked with nothing', () => {
  it('zooms around a place that stays where it is, moves, and shows all again', () => {
    let changes = 0;
    const range = new FreeRange({ from: 0, to: 100 }, () => changes++);
    range.zoom('in', 20);
    assert.deepEqual(range.shown, { from: 10, to: 60 });
    range.pan(0.5);
    assert.deepEqual(range.shown, { from: 35, to: 85 });
    range.pan(10);
    assert.deepEqual(range.shown, { from: 50, to: 100 }, 'no further than there is anything');
    range.zoom('out');
    assert.deepEqual(range.shown, { from: 0, to: 100 });
    range.zoom('out');
    assert.deepEqual(range.shown, { from: 0, to: 100 });
    range.zoom('in');
    range.reset();
    assert.deepEqual(range.shown, { from: 0, to: 100 });
    assert.equal(changes, 7);
  });
});

describe('The tracks of a plot', () => {
  it('differ in shape and colour together for the first 56, and each neighbour in both', () => {
    const colours = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const looks = Array.from({ length: 56 }, (_, track) => styleOf(track, colours));
    assert.equal(new Set(looks.map(({ shape, colour }) => `${shape} ${colour}`)).size, 56);
    for (const [track, look] of looks.entries()) {
      assert.notEqual(look.shape, looks[track + 1]?.shape);
      assert.notEqual(look.colour, looks[track + 1]?.colour);
    }
  });

  it('have marks that differ in an eighth of their pixels at every size', () => {
    for (const size of [7, 9, 11, 15]) {
      for (const [index, shape] of shapes.entries()) {
        for (const other of shapes.slice(index + 1)) {
          const [a, b] = [markOf(shape, size).alpha, markOf(other, size).alpha];
          const differing = a.reduce((sum, alpha, i) => sum + Math.abs(alpha - b[i]!), 0) / 255;
          assert.ok(differing >= size ** 2 / 8, `${shape} and ${other} at ${size}: ${differing} pixels`);
        }
      }
    }
  });
});
