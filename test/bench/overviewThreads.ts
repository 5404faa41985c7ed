/** An overview that some threads make together: each the finest tiles of its share, joined to a pyramid here. */
import { once } from 'node:events';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { scratchFolder } from '../harness/scratch';
import { fileLocation } from '../../src/recording/byteSource';
import { openRecording } from '../../src/recording/openRecording';
import type { BaseTile } from '../../src/tiles/baseTiles';
import { finestLevelFor } from '../../src/tiles/finestLevel';
import { samplesPerTile } from '../../src/tiles/tile';
import { TilePyramid } from '../../src/tiles/tilePyramid';
import { samplesPerRecord } from './longRecording';
import type { ShareRequest } from './overviewWorker';

/** So many threads, started. */
export async function overviewThreads(count: number): Promise<readonly Worker[]> {
  const outfile = path.join(scratchFolder('threads'), 'worker.cjs');
  const entryPoints = [path.join(import.meta.dirname, 'overviewWorker.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node' });
  const workers = Array.from({ length: count }, () => new Worker(outfile));
  await Promise.all(workers.map((worker) => once(worker, 'online')));
  return workers;
}

/** Seconds that the threads take for every sample of every channel, opening included. */
export async function timeTogether(
  file: string,
  workers: readonly Worker[],
  seconds: number,
): Promise<number> {
  const start = performance.now();
  const recording = await openRecording(fileLocation(file));
  const { channels } = recording;
  const level = finestLevelFor(channels);
  const pyramid = new TilePyramid(channels, { base: level });
  // Where a tile begins, so that none is made twice.
  const tileSeconds = samplesPerTile(level) / samplesPerRecord;
  const bound = (share: number): number =>
    share === workers.length
      ? Infinity
      : Math.round((seconds * share) / workers.length / tileSeconds) * tileSeconds;
  const ask = (worker: Worker, share: number): Promise<void> => {
    const request = { file, level, fromSeconds: bound(share), toSeconds: bound(share + 1) };
    return takeShare(worker, request, pyramid);
  };
  await Promise.all(workers.map(ask));
  for (const channel of channels.keys()) {
    const top = pyramid.tile({ channel, level: pyramid.topLevel(channel), index: 0 });
    if (top?.isComplete !== true) throw new Error('It is not complete.');
  }
  await recording.close();
  return (performance.now() - start) / 1000;
}

async function takeShare(worker: Worker, request: ShareRequest, pyramid: TilePyramid): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const take = (message: BaseTile | 'done'): void => {
      if (message !== 'done') pyramid.add(message);
      else {
        worker.off('message', take).off('error', reject);
        resolve();
      }
    };
    worker.on('message', take).on('error', reject);
    worker.postMessage(request);
  });
}
