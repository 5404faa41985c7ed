/** package.json as VS Code reads it: its words looked up in package.nls.json. */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from './generated';

const root = path.resolve(import.meta.dirname, '../../..');

/** The text of a file of the project. */
export function projectFile(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

/** The shipped words by their keys. */
export const shippedWords = JSON.parse(projectFile('package.nls.json')) as Readonly<Record<string, string>>;

/** What stands for a word, as VS Code knows it: a whole text between percent signs. */
export function wordKey(text: string): string | undefined {
  return text.length > 2 && text.startsWith('%') && text.endsWith('%') ? text.slice(1, -1) : undefined;
}

/** The manifest in English; what has no words stays a key. */
export const shipped = JSON.parse(projectFile('package.json'), (_name, value: unknown) => {
  const key = typeof value === 'string' ? wordKey(value) : undefined;
  return key === undefined ? value : (shippedWords[key] ?? value);
}) as Manifest;
