import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChannelView } from '../../../src/protocol/page';
import type { TilePart, TileReply, TileRequest, TileRun } from '../../../src/protocol/traces';
import { idealLevel } from '../../../webview/tiles/levels';
import { TileCache } from '../../../webview/tiles/tileCache';
import { TileLoader, type TileViewer, type Wanted } from '../../../webview/tiles/tileLoader';

interface Call {
  readonly request: TileRequest;
  readonly signal: AbortSignal;
  answer(incomplete?: readonly number[]): void;
  fail(): void;
}

const samples = 1_000_000;

function channelView(samplingRate = 1000): ChannelView {
  return { name: 'EMG', unit: 'µV', kind: 'emg', kindReason: '', samplingRate, samples };
}

function partOf(run: TileRun, incomplete: readonly number[]): TilePart {
  const bins = (): Float32Array => new Float32Array((run.end - run.first) * 1024);
  if (run.level === 0) return { ...run, kind: 'samples', values: bins() };
  return { ...run, kind: 'bins', minimum: bins(), maximum: bins(), incomplete };
}

/** A loader over two channels of a thousand seconds, whose host answers when told to. */
function setUp(rates: readonly number[] = [1000, 1000]) {
  const calls: Call[] = [];
  const ask = (request: TileRequest, signal: AbortSignal): Promise<TileReply> =>
    new Promise((resolve, reject) => {
      calls.push({
        request,
        signal,
        answer: (incomplete = []) => resolve({ parts: request.runs.map((run) => partOf(run, incomplete)) }),
        fail: () => reject(new Error('The disk gave an error.')),
      });
    });
  const loader = new TileLoader(rates.map(channelView), ask);
  return { loader, calls, ...viewer() };
}

function viewer() {
  const problems: (Error | null)[] = [];
  const arrivals: true[] = [];
  const view: TileViewer = {
    arrived: () => arrivals.push(true),
    answered: (problem) => problems.push(problem),
  };
  return { view, problems, arrivals };
}

const moment = () => new Promise((resolve) => setImmediate(resolve));

/** Samples [from, to) of both channels at so many samples a column. */
function wanted(from: number, to: number, perColumn = 16): Wanted {
  return {
    channels: [0, 1],
    secondsPerColumn: perColumn / 1000,
    firstColumn: Math.round(from / perColumn),
    endColumn: Math.round(to / perColumn),
  };
}

/** Has everything answered that the loader asks for, until it asks for nothing more. */
async function settle(
  loader: TileLoader,
  view: TileViewer,
  want: Wanted,
  calls: readonly Call[],
): Promise<void> {
  let answered = 0;
  for (;;) {
    loader.want(view, want);
    if (answered === calls.length) return;
    for (; answered < calls.length; answered++) calls[answered]!.answer();
    await moment();
  }
}

describe('Loading the tiles of what is shown', () => {
  it('asks once, for all channels together, and is content when they have come', async () => {
    const { loader, calls, view, arrivals } = setUp();
    assert.equal(loader.want(view, wanted(100_000, 120_000)), false);
    assert.equal(loader.want(view, wanted(100_000, 120_000)), false);
    assert.equal(calls.length, 1);
    const run = { level: 3, first: 12, end: 15 };
    assert.deepEqual(calls[0]!.request.runs, [
      { channel: 0, ...run },
      { channel: 1, ...run },
    ]);
    calls[0]!.answer();
    await moment();
    assert.equal(arrivals.length, 1);
    assert.equal(loader.want(view, wanted(100_000, 120_000)), true);
  });

  it('asks for each channel at the level of its own rate', () => {
    const { loader, calls, view } = setUp([1000, 4000]);
    loader.want(view, wanted(100_000, 120_000));
    assert.deepEqual(
      calls[0]!.request.runs.map(({ level }) => level),
      [3, 5],
    );
  });

  it('asks for the neighbourhood only when all that is shown is there', async () => {
    const { loader, calls, view } = setUp();
    loader.want(view, wanted(100_000, 120_000));
    assert.equal(calls.length, 1);
    calls[0]!.answer();
    await moment();
    loader.want(view, wanted(100_000, 120_000));
    assert.deepEqual(
      calls[1]!.request.runs.slice(0, 2).map(({ first, end }) => [first, end]),
      [
        [10, 12],
        [15, 16],
      ],
    );
  });

  it('asks for nothing again when a pane is resized by a pixel, at any zoom and width', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: Math.log(0.05), max: Math.log(900), noNaN: true }).map(Math.exp),
        fc.integer({ min: 100, max: 1000 }),
        fc.constantFrom(-10, -1, 1, 10),
        async (perColumn, width, pixels) => {
          const { loader, calls, view } = setUp();
          const seconds = (perColumn * width) / 1000;
          const at = (columns: number): Wanted => {
            const secondsPerColumn = seconds / columns;
            const firstColumn = Math.round(1 / secondsPerColumn);
            return { channels: [0, 1], secondsPerColumn, firstColumn, endColumn: firstColumn + columns };
          };
          await settle(loader, view, at(width), calls);
          const before = calls.length;
          // The plot is ten divisions wide: it grows by ten pixels at a time, and by a tenth at the very most.
          assert.equal(loader.want(view, at(width + pixels)), true);
          assert.equal(loader.want(view, at(width)), true);
          assert.equal(calls.length, before);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it('asks for nothing again after panning back, or zooming by a step and back', async () => {
    for (const perColumn of [0.5, 3.9, 4.1, 7, 15, 16, 40]) {
      for (const other of [
        wanted(300_000, 320_000, perColumn),
        ...[2, 2.5].flatMap((step) =>
          [perColumn * step, perColumn / step].map((zoomed) =>
            wanted(100_000, 100_000 + (20_000 * zoomed) / perColumn, zoomed),
          ),
        ),
      ]) {
        const { loader, calls, view } = setUp();
        const first = wanted(100_000, 120_000, perColumn);
        await settle(loader, view, first, calls);
        await settle(loader, view, other, calls);
        const before = calls.length;
        assert.equal(loader.want(view, first), true);
        assert.equal(calls.length, before, `back to ${perColumn} samples a column`);
      }
    }
  });

  it('cancels what is outdated by a zoom or a jump, and not what another part of the page still wants', () => {
    const { loader, calls, view } = setUp();
    loader.want(view, wanted(100_000, 120_000));
    loader.want(view, wanted(100_000, 140_000, 64));
    assert.equal(calls[0]!.signal.aborted, true);
    loader.want(view, wanted(700_000, 740_000, 64));
    assert.equal(calls[1]!.signal.aborted, true);
    const { view: strip } = viewer();
    loader.want(strip, wanted(0, samples, 2000));
    loader.want(view, wanted(0, samples, 2000));
    assert.equal(calls[2]!.signal.aborted, true);
    assert.equal(calls.length, 4, 'both want the same, which is asked for once');
    loader.want(view, wanted(100_000, 120_000));
    assert.equal(calls[3]!.signal.aborted, false);
  });

  it('tells whoever shows tiles when something has come, and of its own failures whoever asked', async () => {
    const { loader, calls, view, problems, arrivals } = setUp();
    const other = viewer();
    loader.want(view, wanted(100_000, 120_000));
    loader.want(other.view, wanted(300_000, 320_000));
    calls[1]!.fail();
    await moment();
    assert.equal(other.problems[0]?.message, 'The disk gave an error.');
    assert.deepEqual(problems, []);
    calls[0]!.answer();
    await moment();
    assert.deepEqual(problems, [null]);
    assert.deepEqual([arrivals.length, other.arrivals.length], [2, 2]);
    assert.equal(loader.want(view, wanted(100_000, 120_000)), true);
    loader.want(other.view, wanted(300_016, 320_016));
    calls.at(-1)!.answer();
    await moment();
    assert.deepEqual([arrivals.length, other.arrivals.length], [2, 3], 'whoever has all is left alone');
  });

  it('asks again after a failure only when something else is wanted', async () => {
    const { loader, calls, view } = setUp();
    loader.want(view, wanted(100_000, 120_000));
    calls[0]!.fail();
    await moment();
    assert.equal(loader.want(view, wanted(100_000, 120_000)), false);
    assert.equal(calls.length, 1);
    loader.want(view, wanted(100_016, 120_016));
    assert.equal(calls.length, 2);
  });

  it('asks again for tiles that came while they were still being read, and for no others', async () => {
    const { loader, calls, view } = setUp();
    loader.want(view, wanted(100_000, 120_000));
    calls[0]!.answer([13]);
    await moment();
    assert.equal(loader.want(view, wanted(100_000, 120_000)), false);
    assert.deepEqual(
      calls[1]!.request.runs.map(({ first, end }) => [first, end]),
      [
        [13, 14],
        [13, 14],
      ],
    );
    calls[1]!.answer();
    await moment();
    assert.equal(loader.want(view, wanted(100_000, 120_000)), true);
  });

  it('never asks beyond the recording', async () => {
    const { loader, calls, view } = setUp();
    const columns = wanted(samples - 5000, samples + 90_000);
    await settle(loader, view, columns, calls);
    const last = Math.max(...calls.flatMap(({ request }) => request.runs.map(({ end }) => end)));
    assert.equal(last, Math.ceil(samples / 8 / 1024));
  });

  it('reads all of a channel in one tile, however often it is told that there is more', async () => {
    const { loader, calls } = setUp();
    const whole = loader.whole(0);
    for (let k = 0; k < 3; k++) {
      await moment();
      calls[k]!.answer(k < 2 ? [0] : []);
    }
    assert.equal((await whole)?.isComplete, true);
    assert.deepEqual(calls[2]!.request.runs, [{ channel: 0, level: 10, first: 0, end: 1 }]);
  });
});

describe('Known tiles', () => {
  it('take no more memory than they may: those used longest ago go first', () => {
    const cache = new TileCache(8 * 8192);
    const insert = (index: number): void =>
      cache.insert({ parts: [partOf({ channel: 0, level: 5, first: index, end: index + 1 }, [])] });
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8]) insert(index);
    cache.get(0, 5, 1);
    insert(9);
    const known = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((index) => cache.get(0, 5, index) !== undefined);
    assert.deepEqual(known, [1, 4, 5, 6, 7, 8, 9]);
  });

  it('are not replaced by an answer that comes late and knows less', () => {
    const cache = new TileCache();
    const run = { channel: 0, level: 5, first: 0, end: 1 };
    cache.insert({ parts: [partOf(run, [])] });
    cache.insert({ parts: [partOf(run, [0])] });
    assert.equal(cache.get(0, 5, 0)?.isComplete, true);
  });

  it('are of at least two bins a column, and of less than four', () => {
    fc.assert(
      fc.property(fc.double({ min: 4, max: 5000, noNaN: true }), (perColumn) => {
        const level = idealLevel({ index: 0, samplingRate: 1, samples: 1e8 }, perColumn);
        const bins = perColumn / 2 ** level;
        assert.ok(bins >= 2 && bins < 4, `${bins} bins a column`);
      }),
      { seed: 2 },
    );
  });
});
