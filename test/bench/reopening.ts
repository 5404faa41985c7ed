/**
 * `node --import tsx test/bench/reopening.ts`: the whole overview of 16 channels × 10 kHz × 1 h, from the opening of the file
 * to the tiles of all channels, the first time and with the tiles on disk, in a process of its own each; the files are in
 * the system's cache. Prints one line of JSON: milliseconds of every run, and what the store holds.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { storeUse } from '../../src/store/byteStore';
import { header, headerBytes, recordBytes, writeRecords } from './longRecording';

const here = import.meta.dirname;
const records = 3600;
const rounds = 7;

interface Opening {
  /** From the start of the opening; the last is the whole. */
  readonly openMilliseconds: number;
  readonly overviewMilliseconds: number;
  /** All threads of the process together, over the same time. */
  readonly cpuMilliseconds: number;
}

async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emg-reopening-'));
  try {
    const file = path.join(folder, 'recording.edf');
    const handle = await open(file, 'w');
    await handle.write(header(records));
    await writeRecords(handle, records);
    await handle.close();
    const outfile = path.join(folder, 'opening.cjs');
    const entryPoints = [path.join(here, 'reopeningProgram.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node' });
    const kept = path.join(folder, 'kept');
    // A file that was written to just now is not kept.
    await sleep(2500);
    const openings: Opening[] = [];
    for (let round = 0; round <= rounds; round++) {
      const { stdout } = await promisify(execFile)(process.execPath, [outfile, file, kept]);
      openings.push(JSON.parse(stdout) as Opening);
      console.error(`opening ${round}: ${stdout.trim()}`);
    }
    const { bytes } = await storeUse(kept);
    const percent = (100 * bytes) / (headerBytes + records * recordBytes);
    const best = Math.min(...openings.slice(1).map(({ overviewMilliseconds }) => overviewMilliseconds));
    console.log(JSON.stringify({ name: 'overview with the tiles on disk', best, openings, bytes, percent }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
