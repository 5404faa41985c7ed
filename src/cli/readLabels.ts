/** A label file that a command is about. */
import type { LabelDocument } from '../labels/labelDocument';
import { parse } from '../labels/parse';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';
import { UsageError } from './command';

/** @throws UsageError for a file that is not there, can't be read, or is no label file */
export async function readLabels(file: string): Promise<LabelDocument> {
  const text = await readSidecarText(file);
  if (text === undefined) throw new UsageError(`There is no ${file}.`);
  if (isUnreadable(text)) throw new UsageError(text.unreadable);
  return labelsIn(text, file);
}

/**
 * @param name what the file is called where it can't be read
 * @throws UsageError
 */
export function labelsIn(text: Uint8Array, name: string): LabelDocument {
  const parsed = parse(text);
  if (parsed.ok) return parsed.document;
  throw new UsageError(`${name} is no label file that can be read. ${parsed.message}`);
}
