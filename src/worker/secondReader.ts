/** The thread that helps with tiles: a worker like the recording's own, asked by that one. */
import { Transferred, type Handlers } from '../protocol/rpc';
import type { HostFileMethods, RecordingSummary, WorkerMethods } from '../protocol/workerMethods';
import type { BaseTile } from '../tiles/baseTiles';
import { RecordingWorker, startThread } from './client';
import { sameFiles } from './sameFiles';
import type { StartMaker } from './tileHelper';

const noHost = (): never => {
  throw new Error('A file on a local disk is read without the host.');
};
const noFiles: Handlers<HostFileMethods> = { stat: noHost, read: noHost };

/** Starts workers that open what this one has opened. @param workerPath the bundled worker */
export function secondReader(
  workerPath: string,
  params: WorkerMethods['open']['params'],
  summary: RecordingSummary,
): StartMaker {
  const { place, samplingRate, kinds = [] } = params;
  const opening = { place, kinds, ...(samplingRate === undefined ? {} : { samplingRate }) };
  return async (signal) => {
    const worker = new RecordingWorker(startThread(workerPath), summary.name, noFiles);
    try {
      const own = await worker.call('open', opening, { signal });
      if (!sameFiles(own, summary)) throw new Error(`${summary.name} is another file now.`);
    } catch (error) {
      void worker.end();
      throw error;
    }
    return {
      make: (request, until) => worker.call('baseTiles', request, { signal: until }),
      end: () => void worker.end(),
    };
  };
}

/** Tiles as they go to another thread: moved, not copied. */
export function movedTiles(tiles: readonly BaseTile[]): Transferred<readonly BaseTile[]> {
  const buffers = tiles.flatMap(({ minimum, known }) => [minimum.buffer, known.buffer] as ArrayBuffer[]);
  return new Transferred(tiles, buffers);
}
