/** Inputs on disk: what a failure leaves behind to be looked at, and what the corpus keeps to be run again. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FuzzInput } from './target';

/** Inputs that broke something once, run by `npm test`. */
export const corpusFolder = fileURLToPath(new URL('./corpus/', import.meta.url));
/** What the last runs found; not under git until it is moved into the corpus. */
export const foundFolder = join(corpusFolder, 'found');

/** The description that stands beside an input's files, in `case.json`. */
export interface CaseDescription {
  readonly target: string;
  /** What it broke, as a sentence for who reads the corpus. */
  readonly why: string;
  readonly kind: string;
  /** In the order in which the target made them: the first is the one that is opened. */
  readonly files: readonly string[];
  readonly facts: unknown;
}

const descriptionFile = 'case.json';

/** Writes an input to a folder, which is made. */
export function writeCase(folder: string, target: string, input: FuzzInput, why: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of input.files) writeFileSync(join(folder, name), bytes);
  const description: CaseDescription = {
    target,
    why,
    kind: input.kind,
    files: [...input.files.keys()],
    facts: input.facts,
  };
  writeFileSync(join(folder, descriptionFile), `${JSON.stringify(description, undefined, 2)}\n`);
}

/** An input as it was written, and what was said of it. */
export function readCase(folder: string): CaseDescription & { readonly input: FuzzInput } {
  const text = readFileSync(join(folder, descriptionFile), 'utf8');
  const description = JSON.parse(text) as CaseDescription;
  const { kind, facts } = description;
  const files = new Map(
    description.files.map((name) => [name, Uint8Array.from(readFileSync(join(folder, name)))]),
  );
  return { ...description, input: { kind, facts, files } };
}

/** The corpus's folders, one for each input. */
export function corpusCases(): string[] {
  return readdirSync(corpusFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'found')
    .map((entry) => entry.name)
    .sort();
}
