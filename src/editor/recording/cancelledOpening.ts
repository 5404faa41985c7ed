/** An opening that a person has given up: no error, and one button away from being done after all. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { openingCancelled } from '../../protocol/page';
import type { Notices } from '../basics/notices';
import type { RecordingConnection } from './recordingConnection';

/** What of a document is needed. */
interface OpeningDocument {
  readonly uri: vscode.Uri;
  readonly connection: RecordingConnection;
  readonly notices: Notices;
  openRecording(): Promise<void>;
}

/** The notice that stands while the recording is closed because a person did not want to wait. */
export const cancelledOpeningId = openingCancelled;

/** Gives up an opening that is under way; labels that there are stay to be read, without the traces. */
export function cancelOpening(document: OpeningDocument): void {
  const { connection, notices, uri } = document;
  if (connection.state.kind !== 'opening') return;
  connection.cancelOpening();
  notices.set(cancelledOpeningId, {
    severity: 'info',
    sentence: `${path.posix.basename(uri.path)} was not opened: its labels are shown without the traces.`,
    actions: [{ id: 'open', title: 'Open the recording', run: () => document.openRecording() }],
  });
}

/** Whether the recording is closed because a person did not want to wait. */
export function wasOpeningCancelled({ notices }: OpeningDocument): boolean {
  return notices.views.some(({ id }) => id === cancelledOpeningId);
}
