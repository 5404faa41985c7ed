/** Half of an overview in a thread of its own: the finest tiles of some seconds, handed over as they are made. */
import { parentPort } from 'node:worker_threads';
import { fileLocation } from '../../src/recording/byteSource';
import { openRecording } from '../../src/recording/openRecording';
import { baseTiles, tileRanges } from '../../src/tiles/baseTiles';

/** What a thread is asked for. */
export interface HalfRequest {
  readonly file: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

async function answer({ file, fromSeconds, toSeconds }: HalfRequest): Promise<void> {
  const recording = await openRecording(fileLocation(file));
  const ranges = tileRanges(recording.channels, [...recording.channels.keys()], fromSeconds, toSeconds);
  for await (const tile of baseTiles(recording, ranges)) {
    parentPort!.postMessage(tile, [tile.minimum.buffer as ArrayBuffer, tile.known.buffer as ArrayBuffer]);
  }
  await recording.close();
  parentPort!.postMessage('done');
}

parentPort!.on('message', (request: HalfRequest) => void answer(request));
