/** The whole overview of all channels where the tiles are on disk from the opening before; each in a thread of its own. */
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratchFolder } from '../harness/scratch';
import { storeUse } from '../../src/store/byteStore';
import { valueFigure, type Part } from './figure';
import { timeOpening, timeTiles, withWorker } from './inWorker';
import { headerBytes, longRecording, longSeconds, quickSeconds, recordBytes } from './longRecording';

export const reopening: Part = {
  name: 'reopening',
  about: 'whole overview of 16 channels with the tiles on disk',
  async measure({ isQuick, say }) {
    const seconds = isQuick ? quickSeconds : longSeconds;
    const file = await longRecording(seconds);
    const store = { folder: path.join(scratchFolder('store'), 'kept'), mostBytes: 1e9 };
    const runs: number[] = [];
    const first = await withWorker(async (worker) => {
      const taken = await timeTiles(worker, { file, store });
      await untilWritten(store.folder);
      return taken;
    });
    say(`the first time: ${first.toFixed(3)} s`);
    for (let round = 0; round < (isQuick ? 2 : 7); round++) {
      runs.push(1000 * (await timeOpening({ file, store })));
      say(`round ${round + 1}: ${runs.at(-1)!.toFixed(0)} ms`);
    }
    const { bytes } = await storeUse(store.folder);
    const percent = (100 * bytes) / (headerBytes + seconds * recordBytes);
    const note = `best of ${runs.length}; the first time ${first.toFixed(2)} s; the store holds ${percent.toFixed(2)} % of the file`;
    return [
      valueFigure('reopening, whole overview from disk', Math.min(...runs), {
        ...{ unit: 'ms', target: { atMost: 100 }, note },
      }),
    ];
  },
};

/** The thread writes when it has answered, and nobody is told when it is done: until the store grows no more. */
async function untilWritten(folder: string): Promise<void> {
  let before = -1;
  for (let tries = 0; tries < 30; tries++) {
    await sleep(2000);
    const { bytes } = await storeUse(folder);
    if (bytes > 0 && bytes === before) return;
    before = bytes;
  }
  throw new Error('Nothing was kept on disk within a minute.');
}
