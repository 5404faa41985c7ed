/** What is done of a recording: a file among its results that is written last. */
import { readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { updateFile } from '../../base/files/updateFile';

/** The steps, in the order in which they are done. */
export const batchSteps = ['detect', 'check', 'units', 'report'] as const;
export type BatchStep = (typeof batchSteps)[number];

/** What each step leaves in the folder of a recording. */
export const resultOf: Readonly<Record<BatchStep, string>> = {
  detect: 'detect.json',
  check: 'check.txt',
  units: 'units.json',
  report: 'report.html',
};

/** How much each step found. */
export type Counts = Partial<Record<BatchStep, number>>;

/** What is done. */
export interface Done {
  /** Names everything that the results depend on: another text, and they are of something else. */
  readonly inputs: string;
  readonly counts: Counts;
}

const doneName = 'done.json';

/** Undefined where nothing is done, or what is there was not written by this program. */
export async function readDone(folder: string): Promise<Done | undefined> {
  try {
    const value = JSON.parse(await readFile(path.join(folder, doneName), 'utf8')) as Partial<Done> | null;
    if (typeof value?.inputs !== 'string' || typeof value.counts !== 'object') return undefined;
    return { inputs: value.inputs, counts: value.counts };
  } catch {
    // Absent, cut off, or no JSON: the recording is done once more.
    return undefined;
  }
}

/** @throws SaveError */
export async function writeDone(folder: string, done: Done): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(done)}\n`);
  await updateFile(path.join(folder, doneName), () => bytes);
}

/** Before results are made anew: what says that they are done goes first. */
export async function forget(folder: string): Promise<void> {
  for (const name of [doneName, ...Object.values(resultOf)]) {
    await rm(path.join(folder, name), { force: true });
  }
}
