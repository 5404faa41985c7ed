/** A label file that a command is about. */
import { stat } from 'node:fs/promises';
import type { LabelDocument } from '../labels/labelDocument';
import { parse } from '../labels/parse';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';
import { UsageError } from './command';

/** @throws UsageError for a file that is not there, can't be read, or is no label file */
export async function readLabels(file: string): Promise<LabelDocument> {
  return labelsIn(await sidecarBytes(file), file);
}

/** What stands in a file that a person has named. @throws UsageError where it is not there or can't be read */
export async function sidecarBytes(file: string): Promise<Uint8Array> {
  const text = await readSidecarText(file);
  if (isUnreadable(text) && (await isPipe(file))) {
    throw new UsageError(`${file} is a pipe, which is not read: write its text to a file, and name that.`);
  }
  if (text === undefined) throw new UsageError(`There is no ${file}.`);
  if (isUnreadable(text)) throw new UsageError(text.unreadable);
  return text;
}

/** As a shell makes one of `<(…)`. */
async function isPipe(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFIFO() ?? false;
}

/**
 * @param name what the file is called where it can't be read
 * @throws UsageError
 */
export function labelsIn(text: Uint8Array, name: string): LabelDocument {
  const parsed = parse(text);
  if (parsed.ok) return parsed.document;
  throw new UsageError(`${name} can't be read as a label file. ${parsed.message}`);
}
