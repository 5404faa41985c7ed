/** Runs the command line on a file, as a user would, and reads what it prints (its contract stands in issue 3). */
import { spawn } from 'node:child_process';
import type { EngineIdentity } from '../../src/detection/result/detectedEvent';
import type { Candidate } from './spans';

/** An event as the command line prints it. */
export interface PrintedEvent extends Candidate {
  readonly start: number;
  readonly end: number;
  readonly channels: readonly string[];
  readonly reason?: string;
  readonly alternatives: readonly Candidate[];
}

/** What `emg-labels detect FILE --json` prints. */
export interface EngineOutput {
  readonly engine: EngineIdentity;
  readonly events: readonly PrintedEvent[];
  readonly units: readonly { readonly channel: string; readonly times: readonly number[] }[];
}

/** The answer, or why there is none; with the seconds that it took. */
export type EngineRun = { readonly seconds: number } & (
  { readonly output: EngineOutput } | { readonly problem: string }
);

const timeLimitSeconds = 180;

/** Runs `node CLI detect FILE --json --no-cache`; a crash, a hang or a broken answer is a `problem`, never thrown. */
export async function runEngine(cli: string, file: string, parameters?: string): Promise<EngineRun> {
  const started = performance.now();
  const extra = parameters === undefined ? [] : ['--parameters', parameters];
  const { code, out, messages } = await run([cli, 'detect', file, '--json', '--no-cache', ...extra]);
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) {
    return { seconds, problem: messages.trim().split('\n').at(-1) ?? `exit code ${String(code)}` };
  }
  try {
    return { seconds, output: checked(JSON.parse(out)) };
  } catch (error) {
    return { seconds, problem: error instanceof Error ? error.message : String(error) };
  }
}

function run(args: readonly string[]): Promise<{ code: number | null; out: string; messages: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitSeconds * 1000);
    let out = '';
    let messages = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (messages += text));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out, messages });
    });
  });
}

/** Holds what was printed against the contract: a span, a probability or a label that is none is an error. */
function checked(printed: unknown): EngineOutput {
  const output = printed as EngineOutput;
  const problem = (what: string): never => {
    throw new Error(`The command line broke its contract: ${what}.`);
  };
  if (typeof output.engine.parametersHash !== 'string') problem('no engine.parametersHash');
  for (const event of output.events) {
    const { start, end, probability, alternatives, label, channels } = event;
    if (!(start >= 0 && end > start)) problem(`an event from ${start} to ${end} s`);
    if (typeof label !== 'string' || channels.length === 0) problem('an event without label or channel');
    for (const one of [event, ...alternatives]) {
      if (!(one.probability >= 0 && one.probability <= 1)) problem(`the probability ${one.probability}`);
    }
    if (!(probability > 0)) problem('an event of probability 0');
  }
  for (const { times } of output.units) {
    if (times.some((time, i) => !(time >= (times[i - 1] ?? 0)))) problem('discharges out of order');
  }
  return output;
}
