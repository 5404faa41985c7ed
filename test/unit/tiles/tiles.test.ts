import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Recording } from '../../../src/recording/recording';
import { baseTiles, tileRanges, type BaseTile } from '../../../src/tiles/baseTiles';
import { binsPerTile, samplesPerTile, tilesOf, type Bins } from '../../../src/tiles/tile';
import { TilePyramid } from '../../../src/tiles/tilePyramid';
import { Random } from '../../../src/simulation/random';
import { numbers, opened, recordings } from './recordings';
import { writeWav } from '../../fixtures/writers/wavWriter';

/** Minimum, maximum and mean square of the samples that are known, in plain JavaScript. */
function reference(values: Float32Array): readonly [low: number, high: number, meanSquare: number] {
  let low = Infinity;
  let high = -Infinity;
  let squares = 0;
  let known = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    squares += value * value;
    known++;
  }
  return known === 0 ? [NaN, NaN, NaN] : [low, high, squares / known];
}

function assertTile(tile: Bins, samples: Float32Array, level: number, what: string): void {
  for (let bin = 0; bin < binsPerTile; bin++) {
    const own = samples.subarray(bin * 2 ** level, (bin + 1) * 2 ** level);
    const [low, high, meanSquare] = reference(own);
    const [foundLow, foundHigh, found] = [tile.minimum[bin]!, tile.maximum[bin]!, tile.meanSquare[bin]!];
    const place = `${what}, bin ${bin}`;
    if (Number.isNaN(low)) {
      assert.ok([foundLow, foundHigh, found].every(Number.isNaN), `${place} is not known`);
      continue;
    }
    assert.ok(
      foundLow === low && foundHigh === high,
      `${place}: ${foundLow} to ${foundHigh}, not ${low} to ${high}`,
    );
    const off = Math.abs(found - meanSquare);
    assert.ok(off <= 1e-6 * meanSquare, `${place}: mean square ${found}, not ${meanSquare}`);
  }
}

async function allTiles(recording: Recording, level?: number): Promise<BaseTile[]> {
  const channels = [...recording.channels.keys()];
  const tiles: BaseTile[] = [];
  const ranges = tileRanges(recording.channels, channels, 0, Infinity, level);
  for await (const tile of baseTiles(recording, ranges, level === undefined ? {} : { level })) {
    tiles.push(tile);
  }
  return tiles;
}

/** Fails unless every tile of every level is that of the samples as they are read. */
async function assertPyramid(recording: Recording, pyramid: TilePyramid, base: number): Promise<void> {
  for (const [channel, { samples }] of recording.channels.entries()) {
    const values = await recording.read(channel, 0, samples);
    for (let level = base; level <= pyramid.topLevel(channel); level++) {
      for (let index = 0; index < tilesOf(samples, level); index++) {
        const tile = pyramid.tile({ channel, level, index });
        assert.ok(tile?.isComplete, `tile ${index} of level ${level} is not complete`);
        const own = values.subarray(index * samplesPerTile(level), (index + 1) * samplesPerTile(level));
        assertTile(tile, own, level, `channel ${channel}, level ${level}, tile ${index}`);
      }
    }
  }
}

describe('Tiles', () => {
  for (const [kind, files] of Object.entries(recordings)) {
    it(`hold the extremes of the samples to the last bit, and their mean square, at every level: ${kind}`, async function () {
      this.timeout(120_000);
      const recording = await opened(files());
      for (const base of [8, 5]) {
        const pyramid = new TilePyramid(recording.channels, { base });
        for (const tile of await allTiles(recording, base)) pyramid.add(tile);
        await assertPyramid(recording, pyramid, base);
      }
    });
  }

  it('are the same in whatever order and ranges they are made, and from a coarser level on', async function () {
    this.timeout(120_000);
    const recording = await opened(recordings['WAV of 16 bits, over several tiles']!());
    const tiles = await allTiles(recording);
    const pyramid = new TilePyramid(recording.channels, { keptFrom: 10 });
    for (const tile of tiles.toReversed()) pyramid.add(tile);
    assert.equal(pyramid.tile({ channel: 0, level: 9, index: 0 }), undefined);
    await assertPyramid(recording, pyramid, 10);
    const coarse = new TilePyramid(recording.channels, { base: 12 });
    for (const tile of await allTiles(recording, 12)) coarse.add(tile);
    await assertPyramid(recording, coarse, 12);
  });

  it('that are missing are made apart, and are then those of the whole', async function () {
    this.timeout(120_000);
    const recording = await opened(recordings['EDF over several tiles']!());
    const pyramid = new TilePyramid(recording.channels);
    const tiles = await allTiles(recording);
    const [first] = tiles.filter(({ channel, index }) => channel === 2 && index === 1);
    pyramid.add(first!);
    const coarse = pyramid.tile({ channel: 2, level: 10, index: 0 });
    assert.equal(coarse?.isComplete, false);
    assert.ok(Number.isNaN(coarse.minimum[0]!), 'of the first tile nothing is known yet');
    assert.ok(coarse.maximum[256]! > 0, 'of the second all');
    const missing = [0, 1, 2].flatMap((channel) => pyramid.missing(channel, 10, 0, 1));
    assert.deepEqual(
      missing.map(({ channel, first: from, end }) => [channel, from, end]),
      [
        [0, 0, 2],
        [1, 0, 1],
        [2, 0, 1],
        [2, 2, 3],
      ],
    );
    for (const range of missing) for await (const tile of baseTiles(recording, [range])) pyramid.add(tile);
    await assertPyramid(recording, pyramid, 8);
  });

  it('show a spike of one sample in the bin that holds it, at every level', async function () {
    this.timeout(60_000);
    const frames = 300_000;
    const base = numbers(new Random(1), frames, -50, 50);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(frames - 1),
        fc.boolean(),
        fc.constantFrom('i16' as const, 'f32' as const),
        async (place, isUp, type) => {
          const spike = isUp ? 3000 : -3000;
          const spiked = base.with(place, spike);
          const recording = await opened(
            new Map([['case.wav', writeWav({ type, samplingRate: 1000, channels: [base, spiked] })]]),
          );
          const pyramid = new TilePyramid(recording.channels);
          for (const tile of await allTiles(recording)) pyramid.add(tile);
          const value = type === 'i16' ? spike / 2 ** 15 : spike;
          for (let level = 8; level <= pyramid.topLevel(1); level++) {
            const bin = Math.floor(place / 2 ** level);
            const tile = pyramid.tile({ channel: 1, level, index: Math.floor(bin / binsPerTile) })!;
            const found = (isUp ? tile.maximum : tile.minimum)[bin % binsPerTile];
            assert.equal(found, value, `level ${level}, bin ${bin}`);
          }
        },
      ),
      { seed: 3, numRuns: 8 },
    );
  });

  it('of a channel so long that a bin holds several of the finest tiles are of all of them', () => {
    const count = 1500;
    const pyramid = new TilePyramid([{ samples: count * samplesPerTile(8) }], { keptFrom: 14 });
    const order = Array.from({ length: count }, (_, index) => (index * 7) % count);
    for (const index of order) {
      const filled = (value: number): Float32Array => new Float32Array(binsPerTile).fill(value);
      // Of every third tile nothing is known.
      const known = filled(index % 3 === 0 ? 0 : 256);
      const [minimum, maximum, meanSquare] = [-index, index, index].map((value) =>
        filled(index % 3 === 0 ? NaN : value),
      ) as [Float32Array, Float32Array, Float32Array];
      pyramid.add({ channel: 0, level: 8, index, minimum, maximum, meanSquare, known });
    }
    assert.equal(pyramid.topLevel(0), 19);
    const top = pyramid.tile({ channel: 0, level: 19, index: 0 })!;
    assert.ok(top.isComplete);
    for (let bin = 0; bin < binsPerTile; bin++) {
      const tiles = [2 * bin, 2 * bin + 1].filter((index) => index < count && index % 3 > 0);
      const most = tiles.length > 0 ? Math.max(...tiles) : NaN;
      const mean = tiles.reduce((sum, index) => sum + index, 0) / tiles.length;
      assert.deepEqual([top.minimum[bin], top.maximum[bin]], [-most, most], `bin ${bin}`);
      const off = Math.abs(top.meanSquare[bin]! - mean);
      assert.ok(
        tiles.length === 0 ? Number.isNaN(top.meanSquare[bin]) : off < 1e-3,
        `bin ${bin} is off by ${off}`,
      );
    }
  });

  it('cannot begin at a level whose sums a kernel does not hold', async () => {
    const recording = await opened(recordings['EDF']!());
    await assert.rejects(allTiles(recording, 15), RangeError);
    await assert.rejects(allTiles(recording, 4), RangeError);
  });
});
