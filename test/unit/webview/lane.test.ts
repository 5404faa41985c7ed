import assert from 'node:assert/strict';
import fc from 'fast-check';
import { topLevel } from '../../../src/protocol/traces';
import { Random } from '../../../src/simulation/random';
import { gapsOf, newSpans, spanUnknown, spanValues, type Spans } from '../../../webview/drawing/spans';
import { fillLane, valueAt, type Lane } from '../../../webview/tiles/lane';
import { idealLevel, levelToShow, tilesUnder, type Columns } from '../../../webview/tiles/levels';
import { TileCache } from '../../../webview/tiles/tileCache';
import { tilePart } from '../../fixtures/tileParts';

/** Noise with spikes of one sample and with gaps. */
function noise(samples: number, seed: number): Float32Array {
  const random = new Random(seed);
  const values = Float32Array.from({ length: samples }, () => random.normal(0, 1));
  for (let k = 0; k < samples / 700; k++) {
    values[Math.floor(random.uniform(0, samples))] = random.uniform(-90, 90);
  }
  for (let k = 0; k < 3; k++) {
    const from = Math.floor(random.uniform(0, samples));
    values.fill(NaN, from, from + Math.floor(random.uniform(1, samples / 20)));
  }
  return values;
}

/** A lane of a channel of one sample a second, of which nothing is known. */
function laneOf(values: Float32Array): Lane {
  return { cache: new TileCache(), channel: { index: 0, samplingRate: 1, samples: values.length } };
}

function load({ cache }: Lane, values: Float32Array, level: number, first: number, end: number): void {
  if (end > first) cache.insert({ parts: [tilePart(values, { channel: 0, level, first, end })] });
}

/** Makes known what the columns ask for. */
function loadFor(lane: Lane, values: Float32Array, columns: Columns): void {
  const { level, first, end } = tilesUnder(
    lane.channel,
    columns,
    levelToShow(lane.cache, lane.channel, columns),
  );
  load(lane, values, level, first, end);
}

function shown(lane: Lane, columns: Columns): Spans {
  const spans = newSpans(columns.endColumn - columns.firstColumn);
  fillLane(spans, lane, columns);
  return spans;
}

function columnsOf(secondsPerColumn: number, firstColumn: number, width: number): Columns {
  return { secondsPerColumn, firstColumn, endColumn: firstColumn + width };
}

/** The extremes of the numbers among samples [from, to), one by one. */
function naive(values: Float32Array, from: number, to: number): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = Math.max(0, Math.floor(from)); i < Math.min(values.length, to); i++) {
    low = Math.min(low, Number.isNaN(values[i]!) ? Infinity : values[i]!);
    high = Math.max(high, Number.isNaN(values[i]!) ? -Infinity : values[i]!);
  }
  return [low, high];
}

const samples = 60_000;
const values = noise(samples, 1);
/** From a hundred columns a sample to all of the recording in ten columns. */
const zoom = fc.double({ min: Math.log(0.01), max: Math.log(samples / 10), noNaN: true }).map(Math.exp);
const width = fc.integer({ min: 1, max: 700 });
const place = fc.double({ min: 0, max: 1, noNaN: true });

describe('A lane made of tiles', () => {
  it('shows every sample at its place or in the column beside it, at every zoom, width and place', () => {
    fc.assert(
      fc.property(zoom, width, place, (perColumn, columnCount, part) => {
        const firstColumn = Math.floor((part * samples) / perColumn);
        const columns = columnsOf(perColumn, firstColumn, columnCount);
        const lane = laneOf(values);
        loadFor(lane, values, columns);
        const spans = shown(lane, columns);
        const holds = (x: number, value: number): boolean =>
          spans.state[x] === spanValues && spans.low[x]! <= value && value <= spans.high[x]!;
        const from = Math.ceil((firstColumn + 1) * perColumn);
        const to = Math.min(samples, Math.floor((firstColumn + columnCount - 1) * perColumn));
        for (let i = from; i < to; i++) {
          const value = values[i]!;
          const x = Math.floor(i / perColumn) - firstColumn;
          if (Number.isNaN(value)) continue;
          assert.ok(
            [x, x - 1, x + 1].some((near) => holds(near, value)),
            `sample ${i} is not at ${x}`,
          );
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('shows in no column a value that is more than three tenths of a column away from it', () => {
    const wide = fc.double({ min: Math.log(4), max: Math.log(samples / 10), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(wide, width, place, (perColumn, columnCount, part) => {
        const firstColumn = Math.floor((part * samples) / perColumn);
        const columns = columnsOf(perColumn, firstColumn, columnCount);
        const lane = laneOf(values);
        loadFor(lane, values, columns);
        const spans = shown(lane, columns);
        for (let x = 0; x < columnCount; x++) {
          const [from, to] = [(firstColumn + x) * perColumn, (firstColumn + x + 1) * perColumn];
          const slack = 0.3 * perColumn;
          const most = naive(values, from - slack, to + slack);
          const least = naive(values, from + slack, to - slack);
          if (spans.state[x] === spanValues) {
            assert.ok(spans.low[x]! >= most[0] && spans.high[x]! <= most[1], `column ${x} shows too much`);
            assert.ok(spans.low[x]! <= least[0] && spans.high[x]! >= least[1], `column ${x} lacks something`);
          } else assert.ok(least[0] > least[1], `column ${x} is empty`);
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('shows a moment alike wherever it stands in the picture: nothing shimmers while panning', () => {
    fc.assert(
      fc.property(zoom, place, fc.integer({ min: 1, max: 150 }), (perColumn, part, shift) => {
        const lane = laneOf(values);
        const firstColumn = Math.floor((part * samples) / perColumn);
        const all = columnsOf(perColumn, firstColumn, 350);
        loadFor(lane, values, all);
        const one = shown(lane, columnsOf(perColumn, firstColumn, 200));
        const other = shown(lane, columnsOf(perColumn, firstColumn + shift, 200));
        for (let x = shift; x < 200; x++) {
          const moved = x - shift;
          assert.equal(other.state[moved], one.state[x]);
          if (one.state[x] !== spanValues) continue;
          // Lines are computed from the picture's edge: they differ in the last digits of double precision.
          assert.ok(Math.abs(other.low[moved]! - one.low[x]!) < 1e-4, `column ${x}`);
          assert.ok(Math.abs(other.high[moved]! - one.high[x]!) < 1e-4, `column ${x}`);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('draws straight lines between few samples, to the sample itself, from one tile into the next', () => {
    const ramp = Float32Array.from({ length: 3000 }, (_, i) => (i % 2) * 100);
    const lane = laneOf(ramp);
    load(lane, ramp, 0, 0, 3);
    const spans = shown(lane, columnsOf(0.1, 10_200, 60));
    for (const [sample, value] of [
      [1022, 0],
      [1023, 100],
      [1024, 0],
      [1025, 100],
    ] as const) {
      const x = sample * 10 - 10_200;
      assert.equal(value === 0 ? spans.low[x] : spans.high[x], value, `sample ${sample}`);
      assert.ok(
        Math.abs(spans.high[x + 5]! - (value === 0 ? 60 : 50)) < 1e-2,
        `between ${sample} and the next`,
      );
    }
    assert.equal(spans.state.includes(spanUnknown), false);
  });

  it('shows a gap of missing samples as a gap, at every level', () => {
    const gappy = Float32Array.from({ length: samples }, () => 1).fill(NaN, 20_000, 40_000);
    for (const perColumn of [0.5, 3, 8, 50, 400]) {
      const columns = columnsOf(perColumn, Math.floor(19_000 / perColumn), Math.ceil(22_000 / perColumn));
      const lane = laneOf(gappy);
      loadFor(lane, gappy, columns);
      const gaps = gapsOf(shown(lane, columns));
      assert.equal(gaps.length, 1, `at ${perColumn} samples a column`);
      const [from, end] = [gaps[0]!.from, gaps[0]!.end].map((x) => (columns.firstColumn + x) * perColumn);
      assert.ok(Math.abs(from! - 20_000) <= Math.max(perColumn, 1) * 1.5, `begins at ${from}`);
      assert.ok(Math.abs(end! - 40_000) <= Math.max(perColumn, 1) * 1.5, `ends at ${end}`);
    }
  });

  it('is never blank where something coarser is known, nor where something finer is', () => {
    const columns = columnsOf(20, 500, 400);
    assert.equal(idealLevel(laneOf(values).channel, 20), 3);
    for (const level of [0, 1, 2, 4, 5, 6]) {
      const lane = laneOf(values);
      const { first, end } = tilesUnder(lane.channel, columns, level);
      load(lane, values, level, first, end);
      const spans = shown(lane, columns);
      assert.equal(spans.state.includes(spanUnknown), false, `from level ${level}`);
      for (let x = 1; x < 399; x++) {
        const bin = 2 ** level;
        const [low, high] = naive(values, (500 + x) * 20 - bin, (501 + x) * 20 + bin);
        if (spans.state[x] !== spanValues) continue;
        assert.ok(spans.low[x]! >= low && spans.high[x]! <= high, `column ${x} from level ${level}`);
      }
    }
  });

  it('shows what is fine where it is known, and what is coarse only in between', () => {
    const columns = columnsOf(8, 0, 2000);
    const level = idealLevel(laneOf(values).channel, 8);
    const [whole, patchy] = [laneOf(values), laneOf(values)];
    load(whole, values, level, 0, 4);
    load(patchy, values, level, 0, 1);
    load(patchy, values, level, 2, 3);
    load(patchy, values, topLevel(samples, 0), 0, 1);
    const [fine, mixed] = [shown(whole, columns), shown(patchy, columns)];
    assert.deepEqual(mixed.low.subarray(0, 255), fine.low.subarray(0, 255));
    assert.deepEqual(mixed.low.subarray(1025, 1279), fine.low.subarray(1025, 1279));
    assert.equal(mixed.state.subarray(255, 1025).includes(spanUnknown), false);
  });

  it('leaves bins that have not been read blank, and does not take them for gaps', () => {
    const lane = laneOf(values);
    const part = tilePart(values, { channel: 0, level: 6, first: 0, end: 1 });
    assert.ok(part.kind === 'bins');
    part.minimum.fill(Infinity, 500);
    part.maximum.fill(-Infinity, 500);
    lane.cache.insert({ parts: [{ ...part, incomplete: [0] }] });
    const spans = shown(lane, columnsOf(128, 0, 400));
    assert.equal(spans.state[240] === spanUnknown, false);
    assert.deepEqual(
      [...spans.state.subarray(251, 400)].filter((state) => state !== spanUnknown),
      [],
    );
  });

  it('ends where the recording ends', () => {
    const few = Float32Array.from({ length: 10 }, (_, i) => i);
    for (const perColumn of [0.1, 1, 3, 5]) {
      const lane = laneOf(few);
      load(lane, few, 0, 0, 1);
      load(lane, few, 1, 0, 1);
      const { state } = shown(lane, columnsOf(perColumn, 0, 200));
      const last = state.lastIndexOf(spanValues);
      assert.ok(Math.abs(last - Math.floor(9 / perColumn)) <= 1, `${last} at ${perColumn} samples a column`);
    }
  });

  it('reads a sample where lines are drawn, and nothing elsewhere or of what has not come', () => {
    const lane = laneOf(values);
    load(lane, values, 0, 0, 2);
    assert.deepEqual(valueAt(lane, columnsOf(0.5, 0, 700), 100.3), { kind: 'sample', value: values[100] });
    assert.equal(valueAt(lane, columnsOf(0.5, 0, 700), 5000), undefined);
    assert.equal(valueAt(lane, columnsOf(8, 0, 100), 803), undefined, 'a column is not a sample');
  });
});
