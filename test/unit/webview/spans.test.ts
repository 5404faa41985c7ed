import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paintSpans, type Raster } from '../../../webview/drawing/raster';
import {
  baselineOf,
  extremesOf,
  joinSpans,
  newSpans,
  widen,
  type Spans,
} from '../../../webview/drawing/spans';

/** Columns with a range each. */
function spansOf(low: readonly number[], high: readonly number[]): Spans {
  const spans = newSpans(low.length);
  for (const [x, value] of low.entries()) widen(spans, x, value, high[x]!);
  return spans;
}

describe('what a lane shows', () => {
  it('joins neighbouring columns without holes and without a larger extreme', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2, maxLength: 60 }),
        (pairs) => {
          const low = pairs.map(([a, b]) => Math.min(a, b) % 1000);
          const high = pairs.map(([a, b], k) => Math.max(Math.max(a, b) % 1000, low[k]!));
          const spans = spansOf(low, high);
          const before = extremesOf(spans);
          joinSpans(spans);
          assert.deepEqual(extremesOf(spans), before);
          for (let x = 1; x < pairs.length; x++) {
            assert.ok(
              spans.low[x]! <= spans.high[x - 1]! && spans.high[x]! >= spans.low[x - 1]!,
              `hole at ${x}`,
            );
          }
        },
      ),
      { seed: 1 },
    );
  });

  it('is painted inside its lane only, and marked where it leaves it', () => {
    const spans = spansOf([0, -5, 0], [1, 900, 1]);
    const raster: Raster = { pixels: new Uint32Array(3 * 40), width: 3, height: 40 };
    const geometry = { top: 10, bottom: 30, centreRow: 20, centre: 0, rowsPerUnit: 1 };
    paintSpans(raster, spans, geometry, { colour: 0x112233, clipColour: 0x0000ff, thickness: 1 });
    const rows = [...raster.pixels.keys()]
      .filter((i) => raster.pixels[i] !== 0)
      .map((i) => Math.floor(i / 3));
    assert.ok(Math.min(...rows) >= 10 && Math.max(...rows) < 30);
    assert.equal(raster.pixels[10 * 3 + 1], 0xff0000ff, 'the mark at the top edge');
  });
});

describe('The baseline of what is seen', () => {
  /** Columns from low to high. */
  function columns(ranges: readonly (readonly [number, number])[]) {
    const spans = newSpans(ranges.length + 1);
    for (const [x, [low, high]] of ranges.entries()) widen(spans, x, low, high);
    return spans;
  }
  const many = (low: number, high: number, count: number) =>
    Array.from({ length: count }, (): readonly [number, number] => [low, high]);

  it('is what an offset signal lies around, whatever bursts there are', () => {
    assert.equal(baselineOf(columns([...many(2040, 2060, 95), ...many(-10, 4000, 5)])), 2050);
    assert.equal(baselineOf(columns(many(-20, -10, 30))), -15);
  });

  it('is zero for a signal that crosses zero, however lopsided', () => {
    assert.equal(baselineOf(columns(many(-100, 300, 50))), 0);
    assert.equal(baselineOf(columns([...many(5, 25, 80), ...many(-5, 25, 20)])), 0);
    assert.equal(baselineOf(columns([])), 0);
  });
});
