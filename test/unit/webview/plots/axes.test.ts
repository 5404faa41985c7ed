import assert from 'node:assert/strict';
import fc from 'fast-check';
import { projection, valueAt, valueWords, type ValueAxis } from '../../../../webview/plots/axis';
import { firstRowShowing, leastRowHeight, placeAreas, rowBox } from '../../../../webview/plots/geometry';
import { roundEnd, ticksOf } from '../../../../webview/plots/ticks';
import type { PlotArea } from '../../../../webview/plots/view';

function axis(from: number, to: number, more: Partial<ValueAxis> = {}): ValueAxis {
  return { kind: 'values', title: 'Firing rate', unit: '/s', from, to, scale: 'linear', ...more };
}

describe('The axis of a plot', () => {
  it('has its ticks at whole multiples of a 1-2-5 step, inside it, no more than have room', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-4, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        (from, length, most) => {
          const to = from + length;
          if (!(to - from > 1e-9 * Math.abs(from))) return;
          const ticks = ticksOf(axis(from, to), most);
          assert.ok(ticks.length <= most + 1, `${ticks.length} ticks of ${most}`);
          for (const { value } of ticks) {
            assert.ok(value >= from - 1e-6 * length && value <= to + 1e-6 * length, `${value}`);
          }
          const steps = ticks.slice(1).map(({ value }, index) => value - ticks[index]!.value);
          for (const step of steps) {
            const mantissa = step / 10 ** Math.floor(Math.log10(step * (1 + 1e-6)));
            assert.ok(
              [1, 2, 5].some((each) => Math.abs(each - mantissa) < 1e-3),
              `a step of ${step}`,
            );
          }
        },
      ),
      { seed: 5 },
    );
  });

  it('writes each tick with the digits of its step, and minus with its sign', () => {
    const texts = (from: number, to: number, most: number): readonly string[] =>
      ticksOf(axis(from, to), most).map(({ text }) => text);
    assert.deepEqual(texts(0, 1, 5), ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    assert.deepEqual(texts(-10, 10, 4), ['\u221210', '\u22125', '0', '5', '10']);
    assert.deepEqual(texts(0.0995, 0.1005, 2), ['0.0995', '0.1000', '0.1005']);
    assert.deepEqual(texts(0, 300, 3), ['0', '100', '200', '300']);
  });

  it('takes a step that it is given', () => {
    const ticks = ticksOf(axis(0.5, 36, { step: 3.6 }), 100);
    assert.deepEqual(
      ticks.map(({ value }) => value),
      [3.6, 7.2, 10.8, 14.4, 18, 21.6, 25.2, 28.8, 32.4, 36],
    );
  });

  it('leads from a value to its place and back', () => {
    const whole = axis(20, 60);
    const place = projection(whole, 300, 100);
    assert.deepEqual([place(20), place(60), place(30)], [300, 100, 250]);
    assert.equal(valueAt(whole, 250, 300, 100), 30);
  });

  it('ends at a round number not below what it must show', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const end = roundEnd(value);
        assert.ok(end >= value * (1 - 1e-8) && end <= value * 1.51, `${end} for ${value}`);
      }),
      { seed: 6 },
    );
    assert.deepEqual([16.3, 118, 0, NaN].map(roundEnd), [20, 150, 1, 1]);
  });

  it('says a value with its unit', () => {
    assert.equal(valueWords(axis(0, 1), 11.3333), '11.33 /s');
    assert.equal(valueWords(axis(0, 1, { unit: '' }), 0.25), '0.25');
    assert.equal(valueWords(axis(0, 1, { words: (value) => `${value} per second` }), 3), '3 per second');
  });
});

describe('The areas of a plot', () => {
  const area = (share: number, mostHeight?: number): PlotArea => ({
    y: axis(0, 1),
    series: [],
    share,
    ...(mostHeight === undefined ? {} : { mostHeight }),
  });

  it('stand one below the other on whole device pixels, as wide as the margins say', () => {
    for (const density of [1, 1.5, 2]) {
      const size = { width: 1000, height: 301, density };
      const { left, width, areas } = placeAreas(size, { left: 145, width: 803 }, [area(1), area(2)], false);
      assert.deepEqual([left, width], [Math.round(145 * density), Math.round(803 * density)]);
      for (const box of areas) {
        for (const side of [box.left, box.top, box.width, box.height]) assert.ok(Number.isInteger(side));
      }
      assert.ok(areas[1]!.top > areas[0]!.top + areas[0]!.height, 'with room between');
      assert.ok(areas[1]!.top + areas[1]!.height <= 301 * density);
      assert.ok(Math.abs(areas[1]!.height - 2 * areas[0]!.height) <= 2);
    }
  });

  it('take no more than they may, and give the rest to the others', () => {
    const size = { width: 500, height: 300, density: 1 };
    const margins = { left: 100, width: 380 };
    const [rows, rest] = placeAreas(size, margins, [area(1, 36), area(1)], false).areas;
    assert.equal(rows!.height, 36);
    assert.equal(rest!.top + rest!.height, 300 - 6);
  });

  it('are there, if only a pixel high, where there is no room at all', () => {
    const size = { width: 40, height: 4, density: 1 };
    const { areas, width } = placeAreas(size, { left: 145, width: 800 }, [area(1), area(1, 500)], true);
    assert.ok(width >= 1);
    for (const { height } of areas) assert.ok(height >= 1 && Number.isFinite(height));
  });

  it('divide into rows that leave no pixel out and share none', () => {
    const box = { left: 10, top: 7, width: 100, height: 101, rows: { first: 0, shown: 7, all: 7 } };
    const rows = Array.from({ length: 7 }, (_, row) => rowBox(box, row));
    assert.equal(rows[0]!.top, 7);
    for (const [row, each] of rows.entries()) {
      assert.equal(each!.top + each!.height, rows[row + 1]?.top ?? 108);
    }
  });

  const rasterOf = (height: number, count: number, density: number, firstRow: number) => {
    const tracks = Array.from({ length: count }, (_, track) => track);
    const raster: PlotArea = { y: { kind: 'rows', tracks }, series: [], share: 1 };
    const size = { width: 500, height, density };
    return placeAreas(size, { left: 100, width: 380 }, [raster], false, firstRow).areas[0]!;
  };

  it('have rows high enough for their names, of however many: those that have no room are out of sight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 600 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(1, 1.5, 2),
        fc.integer({ min: 0, max: 60 }),
        (height, count, density, firstRow) => {
          const area = rasterOf(height, count, density, firstRow);
          const boxes = Array.from({ length: count }, (_, row) => rowBox(area, row));
          const seen = boxes.filter((box) => box !== undefined);
          assert.ok(seen.length >= 1);
          assert.ok(seen.length === count || (seen.length + 1) * leastRowHeight * density > area.height);
          for (const box of seen) {
            assert.ok(box.height >= Math.floor(leastRowHeight * density), `${box.height}`);
          }
          assert.equal(seen[0]!.top, area.top);
          assert.equal(seen.at(-1)!.top + seen.at(-1)!.height, area.top + area.height);
        },
      ),
      { seed: 7 },
    );
  });

  it('scroll as little as brings a row into sight', () => {
    const { rows } = rasterOf(100, 40, 1, 10);
    assert.deepEqual(rows, { first: 10, shown: 7, all: 40 });
    assert.deepEqual(
      [3, 10, 16, 17, 39].map((row) => firstRowShowing(rows, row)),
      [3, 10, 10, 11, 33],
    );
  });
});
