/** Saves that are killed at any moment: the file is the old text or the new, and the next save leaves nothing else. */
import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readUpdatedFile } from '../../../src/base/files/readUpdated';
import { updateFile } from '../../../src/base/files/updateFile';
import type { Random } from '../../../src/simulation/random';
import { startProgram } from '../../fixtures/saving/bundled';
import type { SaverTask } from '../../fixtures/saving/saver';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

const ways = ['replaced', 'in place', 'made anew'] as const;
type Way = (typeof ways)[number];

interface Facts {
  readonly way: Way;
  readonly repeat: number;
  /** At this moment of a row of saves, or in the first one while it writes over the file, after so many blocks. */
  readonly kill: { readonly afterMilliseconds: number } | { readonly afterBlocks: number };
}

function make(random: Random): FuzzInput {
  const way = ways[Math.floor(random.uniform(0, ways.length))] ?? 'replaced';
  const repeat = Math.round(10 ** random.uniform(1, 5.3));
  const blocks = Math.ceil((repeat * 4) / 65_536);
  const isWhileWriting = way === 'in place' && random.uniform() < 0.5;
  const kill = isWhileWriting
    ? { afterBlocks: Math.ceil(random.uniform(0, blocks)) || 1 }
    : { afterMilliseconds: random.uniform(0, way === 'made anew' ? 150 : 500) };
  const facts: Facts = { way, repeat, kill };
  return { kind: isWhileWriting ? `${way}, while writing` : way, files: new Map(), facts };
}

const old = 'the old text ';

async function killed(file: string, { repeat, kill }: Facts): Promise<void> {
  const itself = 'afterBlocks' in kill ? { killAt: 'overwriting' as const, passing: kill.afterBlocks } : {};
  const task: SaverTask = { file, text: 'new ', repeat, forever: true, ...itself };
  const { child, ended } = await startProgram('saver', task);
  const begun = new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
  await Promise.race([begun, ended]);
  if ('afterMilliseconds' in kill) {
    await sleep(kill.afterMilliseconds);
    child.kill('SIGKILL');
  }
  const { signal, said } = await ended;
  if (signal !== 'SIGKILL') throw new Error(`The save failed before it was killed: ${said}`);
}

function expectOneOf(found: string | undefined, texts: readonly (string | undefined)[], what: string): void {
  if (texts.includes(found)) return;
  const begin =
    found === undefined ? 'nothing' : `${found.length} characters, ${JSON.stringify(found.slice(0, 40))}`;
  throw new BrokenPromise('neither old nor new', `${what} holds ${begin}.`);
}

async function inFolder(folder: string, facts: Facts): Promise<string> {
  const file = path.join(folder, 'case.edf.labels.json');
  const { way, repeat } = facts;
  if (way !== 'made anew') writeFileSync(file, old);
  if (way === 'in place') linkSync(file, path.join(folder, 'other name'));
  await killed(file, facts);
  const texts = ['new '.repeat(repeat), 'NEW '.repeat(repeat + 1)];
  const before = way === 'made anew' ? undefined : old;
  const raw = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (way !== 'in place') expectOneOf(raw, [before, ...texts], 'The file itself');
  const bytes = await readUpdatedFile(file, 1e9);
  const read = bytes && new TextDecoder().decode(bytes);
  expectOneOf(read, [before, ...texts], 'What is read');
  await updateFile(file, () => new TextEncoder().encode('next'));
  const left = readdirSync(folder).filter(
    (name) => !['case.edf.labels.json', 'other name', 'state'].includes(name),
  );
  const state = path.join(folder, 'state', 'emg-labels');
  if (existsSync(state)) left.push(...readdirSync(state));
  if (left.length > 0) {
    throw new BrokenPromise('leftover', `After the next save there is ${left.join(', ')}.`);
  }
  if (raw !== read) return 'cut short, completed';
  return read === before ? 'old' : 'new';
}

async function check(input: FuzzInput): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-kills-'));
  const stateBefore = process.env['XDG_STATE_HOME'];
  process.env['XDG_STATE_HOME'] = path.join(folder, 'state');
  try {
    return await inFolder(folder, input.facts as Facts);
  } finally {
    rmSync(folder, { recursive: true });
    if (stateBefore === undefined) delete process.env['XDG_STATE_HOME'];
    else process.env['XDG_STATE_HOME'] = stateBefore;
  }
}

export const kills: FuzzTarget = {
  name: 'kills',
  promise:
    'A save that is killed leaves the old text or the new, and the next save leaves nothing beside it.',
  cases: 300,
  casesInTest: 3,
  mostSeconds: 60,
  mostCpuSeconds: 30,
  alone: true,
  make,
  check,
};
