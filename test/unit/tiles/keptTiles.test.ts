import assert from 'node:assert/strict';
import { blocksByRead } from '../../../src/recording/blocks/ranges';
import type { Channel, Recording } from '../../../src/recording/recording';
import { Random } from '../../../src/simulation/random';
import { baseTiles, tileRanges } from '../../../src/tiles/baseTiles';
import { KeptTiles } from '../../../src/tiles/keptTiles';
import { baseLevel, binsPerTile, tilesOf } from '../../../src/tiles/tile';
import { TilePyramid } from '../../../src/tiles/tilePyramid';
import { storeFolder, storeIn } from '../store/folder';
import { shelfIn } from '../store/shelves';

const samples = 3_000_000;
const channel: Channel = {
  name: 'EMG',
  unit: 'uV',
  kind: 'emg',
  kindReason: 'by its name',
  samplingRate: 10_000,
  samples,
};
const channels = [channel];
const random = new Random(4);
const values = Float32Array.from({ length: samples }, (_, i) =>
  i % 50_000 < 3000 ? NaN : random.normal(0, 50),
);
const recording: Pick<Recording, 'channels' | 'blocks'> = {
  channels,
  blocks: (ranges, options) =>
    blocksByRead(
      { read: (_, from, count) => Promise.resolve(values.slice(from, from + count)) },
      ranges,
      options,
    ),
};

async function fill(pyramid: TilePyramid, fromSeconds: number, toSeconds: number): Promise<void> {
  const ranges = tileRanges(channels, [0], fromSeconds, toSeconds);
  for await (const tile of baseTiles(recording, ranges)) pyramid.add(tile);
}

/** The bits of every tile of a level; where a tile is not complete, its name. */
function bitsOf(pyramid: TilePyramid, level: number): readonly string[] {
  return Array.from({ length: tilesOf(samples, level) }, (_, index) => {
    const tile = pyramid.tile({ channel: 0, level, index });
    if (tile?.isComplete !== true) return `tile ${index} is not complete`;
    return [tile.minimum, tile.maximum, tile.meanSquare]
      .map((series) => Buffer.from(series.buffer, series.byteOffset, series.byteLength).toString('base64'))
      .join();
  });
}

describe('Tiles that are kept on disk', () => {
  const folder = storeFolder();

  it('come back to the last bit, a level and the coarser ones at a time, and finer tiles change nothing of them', async () => {
    const shelf = shelfIn(await storeIn(folder()));
    const whole = new TilePyramid(channels);
    await fill(whole, 0, Infinity);
    const keeping = new KeptTiles(shelf, whole, channels);
    keeping.keep([0]);
    await keeping.written();
    const pyramid = new TilePyramid(channels);
    const kept = new KeptTiles(shelf, pyramid, channels);
    const top = pyramid.topLevel(0);
    for (const asked of [top + 5, top - 1, 10]) {
      await kept.bring(0, asked);
      const finest = Math.min(asked, top);
      for (let level = 10; level <= top; level++) {
        if (level >= finest) assert.deepEqual(bitsOf(pyramid, level), bitsOf(whole, level), `level ${level}`);
        else {
          assert.equal(
            pyramid.tile({ channel: 0, level, index: 0 }),
            undefined,
            `level ${level} was read unasked`,
          );
        }
      }
      assert.deepEqual(pyramid.missing(0, finest, 0, Infinity), []);
    }
    await fill(pyramid, 100, 120);
    for (let level = 10; level <= top; level++) {
      assert.deepEqual(bitsOf(pyramid, level), bitsOf(whole, level));
    }
    const made = Math.floor((110 * channel.samplingRate) / (binsPerTile * 2 ** baseLevel));
    assert.equal(bitsOf(pyramid, baseLevel)[made], bitsOf(whole, baseLevel)[made]);
  });

  it('are none while a part of the channel has not been read', async () => {
    const shelf = shelfIn(await storeIn(folder()));
    const part = new TilePyramid(channels);
    await fill(part, 0, 200);
    const keeping = new KeptTiles(shelf, part, channels);
    keeping.keep([0]);
    await keeping.written();
    const pyramid = new TilePyramid(channels);
    await new KeptTiles(shelf, pyramid, channels).bring(0, 10);
    assert.equal(pyramid.isWhole(0, pyramid.topLevel(0)), false);
  });

  it('are taken in order, coarsest first, and of the right length', () => {
    const pyramid = new TilePyramid(channels);
    const top = pyramid.topLevel(0);
    const bins = 3 * binsPerTile;
    assert.throws(() => pyramid.takeLevel(0, top - 1, new Float32Array(2 * bins)), RangeError);
    assert.throws(() => pyramid.takeLevel(0, top, new Float32Array(bins - 1)), RangeError);
    pyramid.takeLevel(0, top, new Float32Array(bins));
    assert.ok(pyramid.isWhole(0, top));
  });
});
