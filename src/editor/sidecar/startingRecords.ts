/** The labels and units that a recording begins with: none, under a header that says what the recording is. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { noUnits } from '../../corrections/newDocument';
import type { UnitDocument } from '../../corrections/unitKind';
import type { LabelDocument, SidecarHeader } from '../../labels/labelDocument';
import { newDocument, requireSameChannels } from '../../labels/newDocument';
import type { RecordingSummary } from '../../protocol/workerMethods';
import { withChoicesOf } from '../../records/headerChoices';

/** No labels yet of a recording that is open. @param reader whose they will be, where they are a blind reading */
export function emptyLabels(uri: vscode.Uri, summary: RecordingSummary, reader?: string): LabelDocument {
  return ofReader(newDocument(path.posix.basename(uri.path), summary, summary.fingerprint), reader);
}

function ofReader(document: LabelDocument, reader: string | undefined): LabelDocument {
  return reader === undefined ? document : { ...document, header: { ...document.header, reader } };
}

/** No corrected units yet of a recording that is open. */
export function emptyUnits(uri: vscode.Uri, summary: RecordingSummary): UnitDocument {
  return noUnits(path.posix.basename(uri.path), summary, summary.fingerprint);
}

/** As `placeholder`, of units. */
export function unitsPlaceholder(uri: vscode.Uri): UnitDocument {
  const nothing = { durationSeconds: 0, channels: [] };
  return noUnits(path.posix.basename(uri.path), nothing, { bytes: 0, sha256: '' });
}

/** Stands for the labels of a recording that is not open, or can't be; its fingerprint is empty. */
export function placeholder(uri: vscode.Uri, reader?: string): LabelDocument {
  const nothing = { durationSeconds: 0, channels: [] };
  return ofReader(newDocument(path.posix.basename(uri.path), nothing, { bytes: 0, sha256: '' }), reader);
}

/**
 * The header of labels that are to belong to a recording which they were not made on; what was said in it of channels stays.
 * @throws RecordError where the recording has other channels, so that the labels have no place in it
 */
export function adoptedHeader(
  uri: vscode.Uri,
  summary: RecordingSummary,
  header: SidecarHeader,
): SidecarHeader {
  requireSameChannels(header, summary);
  return withChoicesOf(emptyLabels(uri, summary).header, header);
}
