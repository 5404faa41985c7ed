/** How many records another sidecar holds that may be those of an open recording, which was renamed. */
import { posix } from 'node:path';
import type * as vscode from 'vscode';
import { runInSlices } from '../../base/steps';
import { unitsEnding } from '../../corrections/sidecarName';
import { readerOf } from '../../labels/sidecarName';
import type { DocumentKind, HeadedDocument } from '../../records/kind';
import { parseSteps } from '../../records/parse';
import type { RecordBase } from '../../records/schema/record';
import { readSidecar } from './sidecarFile';

/** The open recording's own sidecar. */
interface Own {
  /** Of the signal file. */
  readonly sha256: string;
  /** Whose reading it is, as its header says, and as its name does; undefined for the shared one. */
  readonly own: string | undefined;
  readonly ofFile: string | undefined;
  readonly whileOpen: AbortSignal;
}

/** None where the other one was made for another signal file, or by another reader. */
export async function recordsFor<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  sidecar: vscode.Uri,
  { sha256, own, ofFile, whileOpen }: Own,
): Promise<number> {
  const text = await readSidecar(sidecar);
  // Reading every record of a study is slow, looking for 64 characters is not.
  if (
    !(text instanceof Uint8Array) ||
    !Buffer.from(text.buffer, text.byteOffset, text.length).includes(sha256)
  ) {
    return 0;
  }
  const parsed = await runInSlices(parseSteps(kind, text), whileOpen);
  if (!parsed.ok || parsed.document.header.fingerprint.sha256 !== sha256) return 0;
  // Another reader's labels are not to be seen, and no reader's are the shared ones.
  const { header } = parsed.document;
  const name = posix.basename(sidecar.path);
  const reader =
    header.reader ?? readerOf(header.recording, name) ?? readerOf(header.recording, name, unitsEnding);
  // Corrected units say in their file's name alone whose they are.
  if (reader !== (own ?? (name.endsWith(unitsEnding) ? ofFile : undefined))) return 0;
  return kind.recordsOf(parsed.document).length;
}
