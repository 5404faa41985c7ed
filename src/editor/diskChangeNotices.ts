/**
 * Says what a change of the sidecar on disk did to the labels on screen, where a person needs to know: in passing, or,
 * where there is something to decide, above the traces until it is decided.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { labelKind } from '../labels/labelKind';
import type { DiskChange } from '../records/open/diskChange';
import { RecordError } from '../records/recordError';
import { wordsFor, type Occasion } from './diskChangeWords';
import type { Notices, OfferedAction } from './notices';
import { say } from './surface/say';

const noticeId = 'label-file';

/** What is needed of a document. */
interface NoticedDocument {
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly notices: Notices;
}

function counted(labels: number): string {
  return labels === 1 ? 'the label' : `the ${labels} labels`;
}

/** What is offered: the labels of a deleted file have stayed, those of an earlier version have gone. */
function actionsFor(
  change: DiskChange,
  { uri, notices }: NoticedDocument,
  bringBack: () => void,
): readonly OfferedAction[] {
  const settle =
    (act?: () => void | Thenable<void>, requireReady?: () => void) => async (): Promise<void> => {
      requireReady?.();
      notices.clear(noticeId);
      await act?.();
    };
  switch (change.kind) {
    case 'deleted':
      return [
        { id: 'keep', title: `Keep ${counted(change.records)}`, run: settle() },
        { id: 'discard', title: 'Discard', run: settle(discard, () => requireActive(uri)) },
      ];
    case 'reverted':
      return [
        { id: 'keep', title: `Bring back ${counted(change.records)}`, run: settle(bringBack) },
        { id: 'dismiss', title: 'Go with the file', run: settle() },
      ];
    case 'unchanged':
    case 'taken-over':
    case 'merged':
    case 'restored':
    case 'unreadable':
      return [];
  }
}

/**
 * VS Code reverts whichever editor is active, which may still be another when the button was pressed in a group beside
 * it: its unsaved text would be lost.
 */
function requireActive(recording: vscode.Uri): void {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.uri.toString() === recording.toString()) return;
  throw new RecordError('Another editor is active: click into this one, then discard the labels.');
}

/** VS Code's own way out leaves nothing unsaved. */
function discard(): Thenable<void> {
  return vscode.commands.executeCommand('workbench.action.files.revert');
}

/**
 * Says one sentence at most; plain take-overs are seen on the traces.
 * @param bringBack takes back, unsaved, what the file no longer has
 */
export function tellAboutDiskChange(
  change: DiskChange,
  document: NoticedDocument,
  when: Occasion,
  bringBack: () => void,
): void {
  const { sidecar, notices } = document;
  // Whatever was to be decided about the version before is out of date.
  notices.clear(noticeId);
  const words = wordsFor(change, { name: path.posix.basename(sidecar.path), kind: labelKind }, when);
  if (!words) return;
  const actions = when === 'seen' ? actionsFor(change, document, bringBack) : [];
  if (actions.length > 0) {
    notices.set(noticeId, { severity: 'warning', sentence: words.sentence, actions });
    return;
  }
  switch (words.severity) {
    case 'status':
      say.status(words.sentence, 5000);
      return;
    case 'warning':
      void say.warn(words.sentence);
      return;
    case 'error':
      void say.error(words.sentence);
      return;
  }
}
