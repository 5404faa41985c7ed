import assert from 'node:assert/strict';
import type { ChannelView } from '../../../src/protocol/page';
import type { TilePart, TileReply, TileRequest, TileRun } from '../../../src/protocol/traces';
import { TileCache } from '../../../webview/tiles/tileCache';
import { TileLoader } from '../../../webview/tiles/tileLoader';

/** An hour at 10 kHz. */
const channel: ChannelView = {
  name: 'EMG',
  unit: 'µV',
  kind: 'emg',
  kindReason: '',
  samplingRate: 10_000,
  samples: 36_000_000,
};

function partOf(run: TileRun): TilePart {
  const bins = (): Float32Array => new Float32Array((run.end - run.first) * 1024);
  return { ...run, kind: 'bins', minimum: bins(), maximum: bins(), incomplete: [] };
}

const moment = () => new Promise((resolve) => setImmediate(resolve));

describe('The tiles of 64 channels of an hour on a screen of 3,700 columns', () => {
  it('stay within their limit while they are paged through, and are all there when shown', async () => {
    const cache = new TileCache();
    const asked: TileRun[] = [];
    const hour = Array.from({ length: 64 }, () => channel);
    const ask = ({ runs }: TileRequest): Promise<TileReply> => {
      asked.push(...runs);
      return Promise.resolve({ parts: runs.map((run) => partOf(run)) });
    };
    const loader = new TileLoader(hour, ask, cache);
    const view = {
      arrived: () => undefined,
      answered: (problem: Error | null) => assert.equal(problem, null),
    };
    for (let page = 0; page < 8; page++) {
      const columns = { channels: [...hour.keys()], secondsPerColumn: 20 / 3700 };
      const shown = { ...columns, firstColumn: page * 3700, endColumn: (page + 1) * 3700 };
      while (!loader.want(view, shown)) await moment();
      // Its neighbourhood comes too.
      await moment();
      assert.ok(loader.want(view, shown), `page ${page} is still there`);
    }
    const tiles = asked.flatMap(({ channel, level, first, end }) =>
      Array.from({ length: end - first }, (_, k) => cache.get(channel, level, first + k)),
    );
    const known = tiles.filter((tile) => tile !== undefined).length;
    assert.ok(known < tiles.length, 'some had to go');
    assert.ok(known * 8192 <= 48 * 2 ** 20, `${known} tiles of 8 KiB`);
  });
});
