/** Another version of a recording's labels, read. */
import { runInSlices } from '../base/steps';
import type { OtherVersion } from '../editor/comparing/pageComparison';
import type { EmgDocument } from '../editor/document/emgDocument';
import { parseSteps } from '../labels/parse';

/** @throws Error with a sentence where it can't be read */
export async function readVersion(
  { labels }: Pick<EmgDocument, 'labels'>,
  name: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<OtherVersion> {
  // What is the same is the same object then, and costs nothing to compare.
  const parsed = await runInSlices(parseSteps(bytes, labels), signal);
  if (!parsed.ok) throw new Error(`The labels in ${name} can't be read. ${parsed.message}`);
  return { name, document: parsed.document };
}
