/** Two processes that label one recording at once, as editors or as `detect --write`: no label of either is lost. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import type { Random } from '../../../src/simulation/random';
import { startProgram } from '../../fixtures/saving/bundled';
import type { LabellerTask } from '../../fixtures/saving/labeller';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

interface Facts {
  readonly ways: readonly ['editor', 'editor' | 'detect'];
  readonly count: number;
  readonly pauseMilliseconds: number;
  readonly watches: boolean;
}

const sidecarName = 'case.edf.labels.json';
const empty: LabelDocument = {
  header: {
    version: '1.1',
    recording: 'case.edf',
    durationSeconds: 100,
    channels: [{ name: 'EMG', samplingRate: 1000, samples: 100_000 }],
    fingerprint: { bytes: 20_000, sha256: 'ab'.repeat(32) },
  },
  labels: [],
};

function standing(index: number): LabelRecord {
  const span = { channels: ['EMG'], start: index * 3, end: index * 3 + 2 };
  return { id: `standing${index}`, ...span, label: 'tremor', status: 'accepted', by: 'Ben' };
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random.uniform(0, items.length))] ?? items[0];
}

function make(random: Random): FuzzInput {
  const facts: Facts = {
    ways: ['editor', pick(random, ['editor', 'detect'] as const)],
    count: 20,
    pauseMilliseconds: pick(random, [0, 20, 200]),
    watches: random.uniform() < 0.5,
  };
  const labels = Array.from({ length: Math.floor(random.uniform(0, 500)) }, (_, index) => standing(index));
  const isThere = random.uniform() < 0.7;
  return {
    kind: `${facts.ways.join(' and ')}, ${facts.pauseMilliseconds} ms apart`,
    files: isThere
      ? new Map([[sidecarName, new TextEncoder().encode(serialize({ ...empty, labels }))]])
      : new Map(),
    facts,
  };
}

function labelsIn(text: string): readonly LabelRecord[] {
  const parsed = parse(text);
  if (parsed.ok) return parsed.document.labels;
  throw new BrokenPromise('not readable', parsed.message);
}

/** Lets two processes label the file, and counts. @throws BrokenPromise */
export async function labelTogether(folder: string, facts: Facts, before: string | undefined): Promise<void> {
  const sidecar = path.join(folder, sidecarName);
  if (before !== undefined) writeFileSync(sidecar, before);
  const { ways, count, pauseMilliseconds, watches } = facts;
  const programs = ways.map((way, index) => {
    const task: LabellerTask = {
      way,
      sidecar,
      empty,
      count,
      pauseMilliseconds,
      watches,
      name: `writer${index}-`,
    };
    return startProgram('labeller', task);
  });
  for (const { ended } of await Promise.all(programs)) {
    const { code, said } = await ended;
    if (code !== 0) throw new BrokenPromise('save failed', said);
  }
  const found = labelsIn(readFileSync(sidecar, 'utf8'));
  const ids = new Set(found.map(({ id }) => id));
  const editors = ways.flatMap((way, index) => (way === 'editor' ? [`writer${index}-`] : []));
  const wanted = [
    ...(before === undefined ? [] : labelsIn(before).map(({ id }) => id)),
    ...editors.flatMap((name) => Array.from({ length: count }, (_, index) => `${name}${index}`)),
  ];
  const lost = wanted.filter((id) => !ids.has(id)).length;
  const proposals = found.filter(({ by }) => by === 'engine 1 abc').length;
  const lostProposals = ways.includes('detect') ? count - proposals : 0;
  if (lost + lostProposals > 0) {
    throw new BrokenPromise(
      'label lost',
      `${lost} of ${wanted.length} labels and ${lostProposals} of ${count} proposals.`,
    );
  }
  const left = readdirSync(folder).filter((name) => name !== sidecarName);
  if (left.length > 0) throw new BrokenPromise('leftover', left.join(', '));
}

async function check(input: FuzzInput): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-writers-'));
  const bytes = input.files.get(sidecarName);
  try {
    await labelTogether(folder, input.facts as Facts, bytes && new TextDecoder().decode(bytes));
    return 'all there';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const writers: FuzzTarget = {
  name: 'writers',
  promise: 'Two processes that label one recording at once lose no label.',
  cases: 150,
  casesInTest: 2,
  mostSeconds: 120,
  mostCpuSeconds: 60,
  alone: true,
  make,
  check,
};
