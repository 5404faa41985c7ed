import assert from 'node:assert/strict';
import { firstTiles } from '../../../src/editor/recording/firstTiles';
import type { Channel } from '../../../src/recording/recording';

const channel = (samplingRate: number, samples: number): Channel => ({
  name: 'EMG',
  unit: 'uV',
  kind: 'emg',
  kindReason: 'by its name',
  samplingRate,
  samples,
});

describe('The tiles that are read while a page is on its way', () => {
  it('hold the first ten seconds of each channel in as many bins as a screen has columns', () => {
    const channels = [channel(10_000, 36_000_000), channel(2000, 7_200_000), channel(100, 360_000)];
    assert.deepEqual(firstTiles({ channels }).runs, [
      { channel: 0, level: 5, first: 0, end: 4 },
      { channel: 1, level: 2, first: 0, end: 5 },
      { channel: 2, level: 0, first: 0, end: 1 },
    ]);
  });

  it('end where a channel ends, and leave out what holds nothing', () => {
    const channels = [channel(10_000, 5000), channel(10_000, 0)];
    assert.deepEqual(firstTiles({ channels }).runs, [{ channel: 0, level: 0, first: 0, end: 5 }]);
  });

  it('are those of the lanes that fit on a screen', () => {
    const channels = Array.from({ length: 64 }, () => channel(1000, 60_000));
    assert.equal(firstTiles({ channels }).runs.length, 16);
  });
});
