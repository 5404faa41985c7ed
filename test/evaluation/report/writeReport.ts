/** Writes results.json, EVALUATION.md and plots/, formatted as the project's formatter wants them. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as prettier from 'prettier';
import type { Bench } from '../../bench/results';
import type { Evaluation } from '../measure/results';
import { page } from './page';
import { plots } from './plots';

const benchFile = path.join(import.meta.dirname, '../../bench/results.json');

/** Replaces what a run before left in `out`. */
export async function writeReport(evaluation: Evaluation, out: string): Promise<void> {
  const pictures = plots(evaluation);
  const folder = path.join(out, 'plots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, svg] of pictures) await writeFile(path.join(folder, name), svg);
  // First: the page can be made again from it.
  await writeFormatted(path.join(out, 'results.json'), JSON.stringify(evaluation, rounded));
  const markdown = page(evaluation, new Set(pictures.keys()), await lastBench());
  await writeFormatted(path.join(out, 'EVALUATION.md'), markdown);
}

/** Six digits of what is no whole number: the last ones of a sum differ between machines. */
function rounded(_key: string, value: unknown): unknown {
  const isMeasured = typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value);
  return isMeasured ? Number(value.toPrecision(6)) : value;
}

async function writeFormatted(file: string, text: string): Promise<void> {
  const config = await prettier.resolveConfig(path.join(import.meta.dirname, path.basename(file)));
  await writeFile(file, await prettier.format(text, { ...config, filepath: file }));
}

async function lastBench(): Promise<Bench | undefined> {
  const text = await readFile(benchFile, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Bench);
}
