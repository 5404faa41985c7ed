/** Puts what a run proposes into the sidecar beside the recording, as the editor does. */
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { DetectionResult } from '../detection/detectedEvent';
import { apply } from '../labels/edits';
import { fingerprint } from '../labels/fingerprint';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { newDocument, requireSameChannels } from '../labels/newDocument';
import { parse } from '../labels/parse';
import { proposalsFrom } from '../labels/proposals';
import { replaceFile } from '../labels/replaceFile';
import { replaceProposals, type RerunOptions } from '../labels/rerun';
import { serialize } from '../labels/serialize';
import type { Recording } from '../recording/recording';

async function sidecarOrEmpty(sidecar: string, name: string, recording: Recording): Promise<LabelDocument> {
  const text = await readFile(sidecar, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return newDocument(name, recording, await fingerprint(recording.signalFile));
  const parsed = parse(text);
  if (parsed.ok) return parsed.document;
  throw new LabelError(`${sidecar} can't be read, so nothing is written. ${parsed.message}`);
}

/**
 * Merges the proposals into `FILE.labels.json`; labels that a person has touched stay. Answers the sidecar's path.
 * @throws LabelError for a sidecar that can't be read or that counts the samples of other channels.
 */
export async function writeProposals(
  file: string,
  recording: Recording,
  result: DetectionResult,
  options: RerunOptions,
): Promise<string> {
  const sidecar = `${file}.labels.json`;
  const document = await sidecarOrEmpty(sidecar, path.basename(file), recording);
  requireSameChannels(document.header, recording);
  const found = proposalsFrom(result, document.header);
  const merged = apply(document, replaceProposals(document, found, result.engine, options));
  await replaceFile(sidecar, new TextEncoder().encode(serialize(merged)));
  return sidecar;
}
