/**
 * The whole engine and the scipy chain on the same samples at 48 kHz, taking turns, one thread each; the engine through its command
 * line, starting node included. What was measured is kept in results.json, which the evaluation's report reads.
 */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { projectRoot } from '../harness/paths';
import { scratchFolder } from '../harness/scratch';
import { median } from '../ui/page/figures';
import { LeftOut, ratioFigure, type Effort, type Part, type RatioFigure } from './figure';
import { pythonWith, type Timing } from './python';
import { benchRecording, samplingRate } from './recording';
import type { Bench, BenchLength, BenchSignal, Timed } from './results';

type EngineRun = Omit<Timing, 'version'> & { readonly parametersHash: string };

const commandLine = path.join(projectRoot, 'dist', 'cli.js');

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

/** The samples are in memory before its clock starts. */
function runChain(python: string, samples: Uint8Array): Timing {
  const args = [path.join(import.meta.dirname, 'chain.py'), String(samplingRate)];
  const { status, stdout, stderr } = spawnSync(python, args, { input: samples });
  if (status !== 0) throw new Error(`The scipy chain broke: ${stderr.toString().trim()}`);
  return JSON.parse(stdout.toString()) as Timing;
}

/** A recording that is measured, how often (an hour takes minutes), and its target in issue 12 where it has one. */
interface Length {
  readonly signal: BenchSignal;
  readonly seconds: number;
  readonly rounds: number;
  readonly atLeast?: number;
}

const lengths: readonly Length[] = [
  { signal: 'sparse', seconds: 600, rounds: 7 },
  { signal: 'sparse', seconds: 3600, rounds: 3, atLeast: 3 },
  { signal: 'dense', seconds: 3600, rounds: 3, atLeast: 1 },
];

const quickLengths: readonly Length[] = [
  { signal: 'sparse', seconds: 60, rounds: 2, atLeast: 3 },
  { signal: 'dense', seconds: 60, rounds: 2, atLeast: 1 },
];

async function measureLength(
  length: Length,
  python: string | undefined,
  effort: Effort,
): Promise<BenchLength> {
  const { signal, seconds, rounds } = length;
  const { microvolts, file: bytes } = benchRecording(signal, seconds);
  const file = path.join(scratchFolder('engine'), 'recording.edf');
  await writeFile(file, bytes);
  const samples = new Uint8Array(Float64Array.from(microvolts).buffer);
  const engine: EngineRun[] = [];
  const chain: Timing[] = [];
  for (let round = 0; round < rounds; round++) {
    engine.push(runEngine(file));
    if (python !== undefined) chain.push(runChain(python, samples));
    const spoken = `engine ${inWords(engine.at(-1))}, scipy ${inWords(chain.at(-1))}`;
    effort.say(`${signal} ${seconds} s, round ${round + 1}: ${spoken}`);
  }
  const best = quickest(engine);
  const chainBest = chain.length > 0 ? quickest(chain) : undefined;
  return {
    recording: { signal, seconds, samplingRate },
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

export const engine: Part = {
  name: 'engine',
  about: 'the engine at 48 kHz against the scipy chain, sparse and dense hour',
  async measure(effort) {
    const python = pythonOr(effort);
    const bench: { -readonly [Key in keyof Bench]: Bench[Key] } = {
      machine: { cpu: cpus()[0]?.model ?? 'unknown', node: process.version },
      lengths: [],
    };
    const figures: RatioFigure[] = [];
    for (const length of effort.isQuick ? quickLengths : lengths) {
      const one = await measureLength(length, python, effort);
      bench.lengths = [...bench.lengths, one];
      if (length.atLeast !== undefined && one.scipy) figures.push(figureOf(one, one.scipy, length.atLeast));
    }
    if (effort.resultsFile !== undefined) {
      const text = await prettier.format(JSON.stringify(bench), { parser: 'json', printWidth: 110 });
      await writeFile(effort.resultsFile, text);
    }
    return figures;
  },
};

function pythonOr({ leaveOut }: Effort): string | undefined {
  try {
    return pythonWith('scipy');
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error;
    leaveOut('the engine against the scipy chain', error.message);
    return undefined;
  }
}

function figureOf({ recording, engine: own }: BenchLength, scipy: Timed, atLeast: number): RatioFigure {
  const name = `engine, 48 kHz, ${recording.signal} ${recording.seconds / 60} min, against scipy`;
  const note = `${own.timesRealTime.toFixed(0)} × real time, ${own.cpuSeconds.toFixed(2)} s of CPU`;
  return ratioFigure(name, { ours: own.runs, theirs: scipy.runs }, { unit: 's', atLeast, note });
}

function inWords(run: Omit<Timing, 'version'> | undefined): string {
  return run ? `${run.seconds.toFixed(2)} s (${run.cpuSeconds.toFixed(2)} s of CPU)` : 'none';
}

function quickest<Run extends Pick<Timing, 'seconds'>>(runs: readonly Run[]): Run {
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

function middle(runs: readonly Pick<Timing, 'seconds'>[]): number {
  return median(runs.map(({ seconds }) => seconds));
}

function measured(
  best: Omit<Timing, 'version'>,
  runs: readonly Pick<Timing, 'seconds'>[],
  duration: number,
): Timed {
  return {
    runs: runs.map(({ seconds }) => seconds),
    seconds: best.seconds,
    cpuSeconds: best.cpuSeconds,
    timesRealTime: duration / best.seconds,
  };
}
