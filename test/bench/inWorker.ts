/** A recording in the product's own worker thread, as the extension asks for it: opened, and its tiles read. */
import * as path from 'node:path';
import { build } from 'esbuild';
import { idealLevel, tilesUnder } from '../../webview/tiles/levels';
import { projectRoot } from '../harness/paths';
import { scratchFolder } from '../harness/scratch';
import type { TilePart } from '../../src/protocol/traces';
import type { RecordingSummary, StorePlace } from '../../src/protocol/workerMethods';
import { RecordingWorker, startThread } from '../../src/worker/client';

/** Columns of a picture, as in issue 12's table. */
const columnCount = 1400;

/** What is opened, and how much of it is shown. */
export interface Opening {
  readonly file: string;
  /** From the start; all of it where it is absent. */
  readonly seconds?: number;
  readonly store?: StorePlace;
}

/** The product's own program, as it is built. */
const productWorker = path.join(projectRoot, 'dist', 'worker.js');

/** The path of the product's worker as it is with cores to spare for a second thread, or without. */
export async function workerWith(threads: 'one' | 'two'): Promise<string> {
  const outfile = path.join(scratchFolder('worker'), `${threads}.cjs`);
  const entryPoints = [path.join(projectRoot, 'test', 'fixtures', `${threads}ThreadWorker.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node' });
  return outfile;
}

/** Runs `work` with a thread of its own, which has started before. */
export async function withWorker<Result>(
  work: (worker: RecordingWorker) => Promise<Result>,
  program = productWorker,
): Promise<Result> {
  const nobody = (): never => {
    throw new Error('This file is on a local disk.');
  };
  const worker = new RecordingWorker(startThread(program), 'the recording', { stat: nobody, read: nobody });
  try {
    await worker.call('rest', null);
    return await work(worker);
  } finally {
    await worker.end();
  }
}

/** Opens a recording in a worker that has none open. */
export function openIn(worker: RecordingWorker, { file, store }: Opening): Promise<RecordingSummary> {
  const place = { kind: 'file', path: file } as const;
  return worker.call('open', { place, ...(store ? { store } : {}) });
}

/** Seconds that it takes to open a recording and to have the tiles of all its channels, in a worker that has none open. */
export async function timeTiles(worker: RecordingWorker, opening: Opening): Promise<number> {
  const start = performance.now();
  const summary = await openIn(worker, opening);
  await readTiles(worker, summary, opening.seconds ?? summary.durationSeconds);
  const seconds = (performance.now() - start) / 1000;
  await worker.call('close', null);
  return seconds;
}

/** The same in a thread that has opened nothing before, as each recording has it. */
export function timeOpening(opening: Opening): Promise<number> {
  return withWorker((worker) => timeTiles(worker, opening));
}

/** Asks for the tiles that a page would show, until all of them are there. */
async function readTiles(worker: RecordingWorker, summary: RecordingSummary, seconds: number): Promise<void> {
  const columns = { secondsPerColumn: seconds / columnCount, firstColumn: 0, endColumn: columnCount };
  const runs = summary.channels.map(({ samplingRate, samples }, index) => {
    const channel = { index, samplingRate, samples };
    const level = idealLevel(channel, samplingRate * columns.secondsPerColumn);
    return { channel: index, ...tilesUnder(channel, columns, level) };
  });
  let parts: readonly TilePart[] = [];
  do ({ parts } = await worker.call('tiles', { runs }));
  while (parts.some((part) => part.kind === 'bins' && part.incomplete.length > 0));
  if (parts.some((part) => part.kind === 'bins' && part.maximum.some(Number.isNaN))) {
    throw new Error('It is not whole.');
  }
}
