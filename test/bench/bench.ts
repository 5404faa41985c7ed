/**
 * `npm run bench`: the whole engine and the scipy chain on the same samples at 48 kHz, taking turns, one thread each; the
 * engine through its command line, starting node included. Writes what it measured to results.json beside this file.
 * Apart from the tests: a loaded machine must fail none.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { benchRecording, samplingRate } from './recording';
import type { Bench, BenchLength, Timed } from './results';

const here = import.meta.dirname;

interface Timing {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface ChainRun extends Timing {
  readonly version: string;
}

interface EngineRun extends Timing {
  readonly parametersHash: string;
}

const commandLine = path.join(here, '..', '..', 'dist', 'cli.js');

/** The bundled command line, starting node included; the file is in the system's cache. Seconds are the shell's own. */
function runEngine(file: string): EngineRun {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      'TIMEFORMAT="%R %U %S"; time "$0" "$1" detect "$2" --json --no-cache 2>/dev/null',
      process.execPath,
      commandLine,
      file,
    ],
    { maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`The engine ended with code ${status}.`);
  const { engine } = JSON.parse(stdout.toString()) as { engine: { parametersHash: string } };
  const [seconds = NaN, user = NaN, system = NaN] = stderr.toString().trim().split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, parametersHash: engine.parametersHash };
}

/** Undefined, with a message, where python3 or scipy is not there. The samples are in memory before its clock starts. */
function runChain(samples: Uint8Array): ChainRun | undefined {
  const chain = path.join(here, 'chain.py');
  const { status, stdout, stderr, error } = spawnSync('python3', [chain, String(samplingRate)], {
    input: samples,
  });
  if (status !== 0) {
    console.error(`The scipy chain is left out: ${error?.message ?? stderr.toString().trim()}`);
    return undefined;
  }
  return JSON.parse(stdout.toString()) as ChainRun;
}

/** Seconds of each recording, and how often it is measured: an hour takes minutes. */
const lengths = [
  { seconds: 600, rounds: 7 },
  { seconds: 3600, rounds: 3 },
] as const;

async function measureLength(seconds: number, rounds: number): Promise<BenchLength> {
  const { microvolts, file: bytes } = benchRecording(seconds);
  const folder = await mkdtemp(path.join(tmpdir(), 'emg-bench-'));
  const file = path.join(folder, 'recording.edf');
  await writeFile(file, bytes);
  const samples = new Uint8Array(Float64Array.from(microvolts).buffer);
  const engine: EngineRun[] = [];
  const chain: ChainRun[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      engine.push(runEngine(file));
      const other = runChain(samples);
      if (other) chain.push(other);
      console.error(
        `${seconds} s, round ${round + 1}: engine ${spoken(engine.at(-1))}, scipy ${spoken(other)}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const best = quickest(engine);
  const chainBest = chain.length > 0 ? quickest(chain) : undefined;
  return {
    recording: { seconds, samplingRate },
    engine: { parametersHash: best.parametersHash, ...measured(best, engine, seconds) },
    ...(chainBest === undefined
      ? {}
      : {
          scipy: { version: chainBest.version, ...measured(chainBest, chain, seconds) },
          ratio: chainBest.seconds / best.seconds,
          middleRatio: middle(chain) / middle(engine),
        }),
  };
}

async function run(out: string): Promise<void> {
  const measuredLengths: BenchLength[] = [];
  for (const { seconds, rounds } of lengths) measuredLengths.push(await measureLength(seconds, rounds));
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', node: process.version };
  const bench: Bench = { machine, lengths: measuredLengths };
  await writeFile(out, await prettier.format(JSON.stringify(bench), { parser: 'json', printWidth: 110 }));
  console.log(JSON.stringify(bench, null, 2));
}

function spoken(run: Timing | undefined): string {
  return run ? `${run.seconds.toFixed(2)} s (${run.cpuSeconds.toFixed(2)} s of CPU)` : 'none';
}

function quickest<Run extends Timing>(runs: readonly Run[]): Run {
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

/** Median of the seconds; the longer of the middle two. */
function middle(runs: readonly Timing[]): number {
  return runs.map(({ seconds }) => seconds).sort((a, b) => a - b)[runs.length >> 1] ?? NaN;
}

function measured(best: Timing, runs: readonly Timing[], duration: number): Timed {
  return {
    runs: runs.map(({ seconds }) => seconds),
    seconds: best.seconds,
    cpuSeconds: best.cpuSeconds,
    timesRealTime: duration / best.seconds,
  };
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: path.join(here, 'results.json') } },
});
run(values.out).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
