/**
 * `node --import tsx test/bench/overview.ts`: tiles of every sample of 16 channels × 10 kHz × 1 h, with one thread and with
 * two, beside numpy's extremes over a memmap of the same file and a bare read of it, taking turns; the file is in the
 * system's cache. Prints one line of JSON: seconds of the best round each, and theirs over ours. `--sparse` reads a file of
 * 10 GB instead and says what it took in memory.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { fileLocation } from '../../src/recording/byteSource';
import { openRecording } from '../../src/recording/openRecording';
import { baseTiles, tileRanges, type BaseTile } from '../../src/tiles/baseTiles';
import { TilePyramid } from '../../src/tiles/tilePyramid';
import { channels, header, headerBytes, recordBytes, samplesPerRecord, writeRecords } from './longRecording';
import type { HalfRequest } from './overviewWorker';

const here = import.meta.dirname;

interface Timing {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function timed(work: () => Promise<void>): Promise<Timing> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** Opening included. */
async function oneThread(file: string, keptFrom: number): Promise<void> {
  const recording = await openRecording(fileLocation(file));
  const pyramid = new TilePyramid(recording.channels, { keptFrom });
  const ranges = tileRanges(recording.channels, [...recording.channels.keys()], 0, Infinity);
  for await (const tile of baseTiles(recording, ranges)) pyramid.add(tile);
  checkComplete(pyramid);
  await recording.close();
}

function checkComplete(pyramid: TilePyramid): void {
  for (let channel = 0; channel < channels; channel++) {
    const level = pyramid.topLevel(channel);
    if (pyramid.tile({ channel, level, index: 0 })?.isComplete !== true) {
      throw new Error('It is not complete.');
    }
  }
}

/** Each thread the finest tiles of its half; what they make comes together here. */
async function twoThreads(file: string, workers: readonly Worker[], seconds: number): Promise<void> {
  const samples = seconds * samplesPerRecord;
  const pyramid = new TilePyramid(Array.from({ length: channels }, () => ({ samples })));
  // Where a tile begins, so that no tile is made twice.
  const middle = (Math.round(samples / 2 / 2 ** 18) * 2 ** 18) / samplesPerRecord;
  await Promise.all(
    workers.map(async (worker, half) => {
      const take = (message: BaseTile | 'done'): void => {
        if (message !== 'done') pyramid.add(message);
        else worker.emit('half done');
      };
      worker.on('message', take);
      const bounds = half === 0 ? [0, middle] : [middle, Infinity];
      worker.postMessage({ file, fromSeconds: bounds[0]!, toSeconds: bounds[1]! } satisfies HalfRequest);
      await once(worker, 'half done');
      worker.off('message', take);
    }),
  );
  checkComplete(pyramid);
}

async function bareRead(file: string): Promise<void> {
  const handle = await open(file);
  const buffer = new Uint8Array(2 ** 20);
  for (let offset = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    if (bytesRead === 0) break;
    offset += bytesRead;
  }
  await handle.close();
}

/** Undefined, with a message, where python3 or numpy is not there. */
class Numpy {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  constructor(file: string, records: number) {
    const shape = [headerBytes, records, channels, samplesPerRecord].map(String);
    this.process = spawn('python3', [path.join(here, 'overview.py'), file, ...shape]);
    this.process.stderr.on('data', (text: Buffer) =>
      console.error(`numpy is left out: ${text.toString().trim()}`),
    );
    this.lines = createInterface(this.process.stdout)[Symbol.asyncIterator]();
  }

  async run(): Promise<Timing | undefined> {
    this.process.stdin.on('error', () => undefined).write('\n');
    const line: IteratorResult<string, unknown> = await this.lines.next();
    return line.done === true ? undefined : (JSON.parse(line.value) as Timing);
  }

  end(): void {
    this.process.stdin.end();
  }
}

async function bundledWorker(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.cjs');
  await build({
    entryPoints: [path.join(here, 'overviewWorker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
  });
  return outfile;
}

const rounds = 7;

async function sideBySide(file: string, folder: string, seconds: number): Promise<void> {
  const code = await bundledWorker(folder);
  const workers = [new Worker(code), new Worker(code)];
  const numpy = new Numpy(file, seconds);
  const all: Record<'one' | 'two' | 'bare' | 'numpy', Timing[]> = { one: [], two: [], bare: [], numpy: [] };
  for (let round = 0; round < rounds; round++) {
    all.bare.push(await timed(() => bareRead(file)));
    all.one.push(await timed(() => oneThread(file, 8)));
    const theirs = await numpy.run();
    if (theirs) all.numpy.push(theirs);
    all.two.push(await timed(() => twoThreads(file, workers, seconds)));
    const spoken = Object.entries(all).map(([name, runs]) => `${name} ${runs.at(-1)?.seconds.toFixed(2)} s`);
    console.error(`round ${round + 1}: ${spoken.join(', ')}`);
  }
  numpy.end();
  await Promise.all(workers.map((worker) => worker.terminate()));
  console.log(
    JSON.stringify([
      compared('overview, one thread, against numpy', all.one, all.numpy),
      compared('overview, two threads, against one', all.two, all.one),
      compared('overview, one thread, against a bare read', all.one, all.bare),
    ]),
  );
}

/** Of the best runs, and of the processor's seconds in the runs that took fewest of them. */
function compared(name: string, ours: readonly Timing[], theirs: readonly Timing[]) {
  const best = (runs: readonly Timing[], key: keyof Timing): number =>
    runs.reduce((least, run) => Math.min(least, run[key]), Infinity);
  const [own, other] = [best(ours, 'seconds'), best(theirs, 'seconds')];
  const cpu = { ours: best(ours, 'cpuSeconds'), theirs: best(theirs, 'cpuSeconds') };
  return { name, ours: own, theirs: other, ratio: other / own, cpu };
}

async function sparse(file: string, records: number): Promise<void> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const timing = await timed(() => oneThread(file, 10));
  clearInterval(watch);
  const gigabytes = (records * recordBytes) / 1e9;
  console.log(JSON.stringify({ name: 'sparse', gigabytes, ...timing, megabytesMore: (most - before) / 1e6 }));
}

async function run(isSparse: boolean): Promise<void> {
  const records = isSparse ? 31_250 : 3600;
  const folder = await mkdtemp(path.join(tmpdir(), 'emg-overview-'));
  const file = path.join(folder, 'recording.edf');
  try {
    const handle = await open(file, 'w');
    await handle.write(header(records));
    if (isSparse) await handle.truncate(headerBytes + records * recordBytes);
    else await writeRecords(handle, records);
    await handle.close();
    await (isSparse ? sparse(file, records) : sideBySide(file, folder, records));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { values } = parseArgs({ options: { sparse: { type: 'boolean', default: false } } });
run(values.sparse).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
