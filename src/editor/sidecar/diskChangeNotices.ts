/**
 * Says what a change of the sidecar on disk did to the records on screen, where a person needs to know: in passing, or,
 * where there is something to decide, above the traces until it is decided.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DiskChange } from '../../records/open/diskChange';
import { RecordError } from '../../records/recordError';
import { wordsFor, type Occasion } from './diskChangeWords';
import type { Notices, OfferedAction } from '../basics/notices';
import { say } from '../surface/say';

/** What is needed of a document, and of the file that has changed. */
interface NoticedFile {
  /** The recording. */
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly notices: Notices;
  /** What its records are called. */
  readonly kind: { readonly noun: string; readonly list: string };
}

function noticeIdOf({ kind }: NoticedFile): string {
  return `${kind.noun}-file`;
}

function counted(count: number, { noun, list }: NoticedFile['kind']): string {
  return count === 1 ? `the ${noun}` : `the ${count} ${list}`;
}

/** What is offered: the labels of a deleted file have stayed, those of an earlier version have gone. */
function actionsFor(change: DiskChange, file: NoticedFile, bringBack: () => void): readonly OfferedAction[] {
  const { uri, notices, kind } = file;
  const noticeId = noticeIdOf(file);
  const settle =
    (act?: () => void | Thenable<void>, requireReady?: () => void) => async (): Promise<void> => {
      requireReady?.();
      notices.clear(noticeId);
      await act?.();
    };
  switch (change.kind) {
    case 'deleted':
      return [
        { id: 'keep', title: `Keep ${counted(change.records, kind)}`, run: settle() },
        { id: 'discard', title: 'Discard', run: settle(discard, () => requireActive(uri, kind.list)) },
      ];
    case 'reverted':
      return [
        { id: 'keep', title: `Bring back ${counted(change.records, kind)}`, run: settle(bringBack) },
        { id: 'dismiss', title: 'Go with the file', run: settle() },
      ];
    case 'both-sides':
      return [{ id: 'dismiss', title: 'Close', run: settle() }];
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
function requireActive(recording: vscode.Uri, list: string): void {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.uri.toString() === recording.toString()) return;
  throw new RecordError(`Another editor is active: click into this one, then discard the ${list}.`);
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
  file: NoticedFile,
  when: Occasion,
  bringBack: () => void,
): void {
  const { sidecar, notices, kind } = file;
  const noticeId = noticeIdOf(file);
  // Whatever was to be decided about the version before is out of date.
  notices.clear(noticeId);
  const words = wordsFor(change, { name: path.posix.basename(sidecar.path), kind }, when);
  if (!words) return;
  const actions = when === 'seen' ? actionsFor(change, file, bringBack) : [];
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
