/** Whether the labels of a document are about the recording that is open. */
import * as path from 'node:path';
import { RecordError } from '../../records/recordError';
import type { EmgDocument } from './emgDocument';

/** @throws RecordError where there are labels and they were made on another version of the recording. */
export function requireOwnLabels({
  uri,
  labels: { header, labels },
  connection: { state },
}: EmgDocument): void {
  if (state.kind !== 'open' || labels.length === 0) return;
  if (header.fingerprint.sha256 === state.summary.fingerprint.sha256) return;
  const name = path.posix.basename(uri.path);
  throw new RecordError(
    `The labels of ${name} were made on another version of it, so nothing is added to them. If they fit this one too, run "EMG: The Labels Belong to This Recording", then detect.`,
  );
}
