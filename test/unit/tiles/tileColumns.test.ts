import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksByRead } from '../../../src/recording/blocks/ranges';
import type { ChannelRange } from '../../../src/recording/blocks/block';
import type { Channel } from '../../../src/recording/recording';
import { columnOfSample, firstSampleOfColumn } from '../../../src/signal/columnGrid';
import { Random } from '../../../src/simulation/random';
import { baseTiles, tileRanges } from '../../../src/tiles/baseTiles';
import { finestLevelFor } from '../../../src/tiles/finestLevel';
import { columnsFromTiles } from '../../../src/tiles/tileColumns';
import { TilePyramid } from '../../../src/tiles/tilePyramid';

/** All tiles of a channel of these samples. */
async function pyramidOf(values: Float32Array, level: number): Promise<TilePyramid> {
  const channel: Channel = { name: 'EMG', unit: 'uV', kind: 'emg', samplingRate: 1, samples: values.length };
  const read = (_: number, from: number, count: number): Promise<Float32Array> =>
    Promise.resolve(values.slice(from, from + count));
  const recording = {
    channels: [channel],
    read,
    blocks: (ranges: readonly ChannelRange[]) => blocksByRead({ read }, ranges),
  };
  const pyramid = new TilePyramid(recording.channels, { base: level });
  for await (const tile of baseTiles(recording, tileRanges(recording.channels, [0], 0, Infinity, level), {
    level,
  })) {
    pyramid.add(tile);
  }
  return pyramid;
}

describe('Columns from tiles', () => {
  for (const level of [8, 10]) {
    const size = 2 ** level;

    it(`show the extremes of just the bins of ${size} samples that touch them, over many tiles and levels`, async () => {
      const random = new Random(level);
      const values = Float32Array.from({ length: 2_500_123 }, () => random.normal(0, 1));
      values[1_234_567] = 99;
      values.fill(NaN, 700_000, 730_000);
      const pyramid = await pyramidOf(values, level);
      const bins = Array.from({ length: Math.ceil(values.length / size) }, (_, bin) => {
        const known = values.subarray(bin * size, (bin + 1) * size).filter((value) => !Number.isNaN(value));
        return known.reduce<readonly [number, number]>(
          ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
          [Infinity, -Infinity],
        );
      });
      const widths = fc.double({ min: size, max: 3e6, noNaN: true });
      fc.assert(
        fc.property(widths, fc.nat(40), fc.nat(40), (secondsPerColumn, firstColumn, columnCount) => {
          const grid = { samplingRate: 1, secondsPerColumn, firstColumn, columnCount };
          const expected = Array.from({ length: columnCount }, (_, k) => {
            const from = firstSampleOfColumn(grid, firstColumn + k);
            const to = Math.min(values.length, firstSampleOfColumn(grid, firstColumn + k + 1));
            const [low, high] = bins
              .slice(Math.floor(from / size), from < to ? Math.ceil(to / size) : 0)
              .reduce<readonly [number, number]>(
                ([a, b], [c, d]) => [Math.min(a, c), Math.max(b, d)],
                [Infinity, -Infinity],
              );
            return low > high ? [NaN, NaN] : [low, high];
          });
          const shown = columnsFromTiles(pyramid, { channel: 0, samples: values.length }, grid);
          assert.deepEqual(
            expected.map((_, k) => [shown.minimum[k], shown.maximum[k]]),
            expected,
          );
        }),
        { seed: 3, numRuns: 30 },
      );
    });
  }

  it('never lose a spike of one sample, wherever it stands', async () => {
    const samples = 40_000;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples - 1),
        fc.double({ min: 256, max: 9000, noNaN: true }),
        async (spike, secondsPerColumn) => {
          const values = new Float32Array(samples);
          values[spike] = -1;
          const grid = { samplingRate: 1, secondsPerColumn, firstColumn: 0, columnCount: 160 };
          const shown = columnsFromTiles(await pyramidOf(values, 8), { channel: 0, samples }, grid);
          assert.equal(shown.minimum[columnOfSample(grid, spike)], -1);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('are of finer bins where the recording is short, and never take more memory than they may', () => {
    assert.equal(finestLevelFor([{ samples: 3_600_000 }]), 8);
    const long = Array.from({ length: 16 }, () => ({ samples: 300_000_000 }));
    const level = finestLevelFor(long);
    assert.ok(level > 8 && (24 * 16 * 300_000_000) / 2 ** level <= 96 * 2 ** 20, `level ${level}`);
  });
});
