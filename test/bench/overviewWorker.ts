/** A share of an overview in a thread of its own: the finest tiles of some seconds, handed over as they are made. */
import { parentPort } from 'node:worker_threads';
import { fileLocation } from '../../src/recording/byteSource';
import { openRecording } from '../../src/recording/openRecording';
import { baseTiles, tileRanges } from '../../src/tiles/baseTiles';

/** What a thread is asked for. */
export interface ShareRequest {
  readonly file: string;
  readonly level: number;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

async function answer({ file, level, fromSeconds, toSeconds }: ShareRequest): Promise<void> {
  const recording = await openRecording(fileLocation(file));
  const { channels } = recording;
  const ranges = tileRanges(channels, [...channels.keys()], fromSeconds, toSeconds, level);
  for await (const tile of baseTiles(recording, ranges, { level })) {
    parentPort!.postMessage(tile, [tile.minimum.buffer as ArrayBuffer, tile.known.buffer as ArrayBuffer]);
  }
  await recording.close();
  parentPort!.postMessage('done');
}

parentPort!.on('message', (request: ShareRequest) => void answer(request));
