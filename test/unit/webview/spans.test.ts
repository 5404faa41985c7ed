import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TraceReply, TraceRequest } from '../../../src/protocol/traces';
import { ColumnCache, columnsPerBlock } from '../../../webview/traces/columnCache';
import { paintSpans, type Raster } from '../../../webview/drawing/raster';
import { baselineOf, extremesOf, gapsOf, joinSpans, newSpans, widen } from '../../../webview/drawing/spans';
import { addBlock } from '../../../webview/traces/fillSpans';
import { timeScale } from '../../../webview/view/timeScale';

/** A scale whose columns are one second wide, from 0. */
const seconds = (width: number) => timeScale({ startSeconds: 0, secondsPerDivision: width / 10 }, 0, width);

function envelope(minimum: readonly number[], maximum: readonly number[]) {
  return {
    kind: 'envelope' as const,
    minimum: Float32Array.from(minimum),
    maximum: Float32Array.from(maximum),
  };
}

function samples(...values: number[]) {
  return { kind: 'samples' as const, firstSample: 0, values: Float32Array.from(values) };
}

describe('what a lane shows', () => {
  it('keeps a spike of one column whatever the resolution it was known at', () => {
    for (const resolution of [0.25, 1, 4]) {
      const spans = newSpans(40);
      const count = 40 / resolution;
      const at = Math.floor(count / 2);
      const values = Array.from({ length: count }, (_, k) => (k === at ? 500 : 0));
      const place = { block: 0, secondsPerColumn: resolution, samplingRate: 1 };
      addBlock({ spans, scale: seconds(40), from: 0, end: spans.width }, envelope(values, values), place);
      assert.deepEqual(extremesOf(spans), { minimum: 0, maximum: 500 });
    }
  });

  it('draws straight lines between samples, to the sample itself', () => {
    const spans = newSpans(20);
    addBlock({ spans, scale: seconds(20), from: 0, end: spans.width }, samples(0, 100, 0), {
      block: 0,
      secondsPerColumn: 1,
      samplingRate: 0.1,
    });
    assert.equal(spans.low[0], 0);
    assert.equal(spans.high[9], 100);
    assert.ok(Math.abs(spans.high[4]! - 50) < 1e-4);
    assert.ok(Math.abs(spans.low[10]! - 90) < 1e-4);
  });

  it('tells a gap from values and from what is not known', () => {
    const spans = newSpans(10);
    const place = { block: 0, secondsPerColumn: 1, samplingRate: 1 };
    addBlock(
      { spans, scale: seconds(10), from: 0, end: spans.width },
      envelope([1, NaN, NaN, 1], [2, NaN, NaN, 2]),
      place,
    );
    assert.deepEqual(gapsOf(spans), [{ from: 1, end: 3 }]);
  });

  it('joins neighbouring columns without holes and without a larger extreme', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2, maxLength: 60 }),
        (pairs) => {
          const spans = newSpans(pairs.length);
          const low = pairs.map(([a, b]) => Math.min(a, b) % 1000);
          const high = pairs.map(([a, b], k) => Math.max(Math.max(a, b) % 1000, low[k]!));
          const place = { block: 0, secondsPerColumn: 1, samplingRate: 1 };
          addBlock(
            { spans, scale: seconds(pairs.length), from: 0, end: spans.width },
            envelope(low, high),
            place,
          );
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
    const spans = newSpans(3);
    const place = { block: 0, secondsPerColumn: 1, samplingRate: 1 };
    addBlock(
      { spans, scale: seconds(3), from: 0, end: spans.width },
      envelope([0, -5, 0], [1, 900, 1]),
      place,
    );
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

describe('known columns', () => {
  const request: TraceRequest = {
    channels: [0],
    secondsPerColumn: 0.01,
    firstColumn: 2 * columnsPerBlock,
    columnCount: 2 * columnsPerBlock,
  };

  it('are kept block by block, samples with a neighbour on either side', () => {
    const cache = new ColumnCache([100]);
    const firstSample = 2 * columnsPerBlock - 1;
    const values = Float32Array.from({ length: 2 * columnsPerBlock + 2 }, (_, i) => firstSample + i);
    const reply: TraceReply = { parts: [{ channel: 0, kind: 'samples', firstSample, values }] };
    cache.insert(request, reply);
    const block = cache.get(0.01, 0, 3);
    assert.ok(block?.kind === 'samples');
    assert.equal(block.firstSample, 3 * columnsPerBlock - 1);
    assert.equal(block.values[0], block.firstSample, 'each value is its own index here');
    assert.equal(cache.get(0.01, 0, 4), undefined);
  });

  it('offer the nearest other resolution first', () => {
    const cache = new ColumnCache([100]);
    for (const secondsPerColumn of [0.001, 0.02, 1]) {
      const part = { channel: 0, ...envelope([0], [1]) };
      cache.insert({ ...request, firstColumn: 0, columnCount: 1, secondsPerColumn }, { parts: [part] });
    }
    assert.deepEqual(cache.resolutions(0.01, 0), [0.02, 0.001, 1]);
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
