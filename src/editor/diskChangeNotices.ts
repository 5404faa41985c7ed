/**
 * Says what a change of the sidecar on disk did to the labels on screen, where a person needs to know: in passing, or,
 * where there is something to decide, above the traces until it is decided.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DiskChange } from './diskChange';
import { wordsFor, type Occasion } from './diskChangeWords';
import type { Notices, OfferedAction } from './notices';
import { say } from './surface/say';

const noticeId = 'label-file';

function counted(labels: number): string {
  return labels === 1 ? 'the label' : `the ${labels} labels`;
}

/** What is offered: the labels of a deleted file have stayed, those of an earlier version have gone. */
function actionsFor(change: DiskChange, notices: Notices, bringBack: () => void): readonly OfferedAction[] {
  const settle = (act?: () => void | Thenable<void>) => async (): Promise<void> => {
    notices.clear(noticeId);
    await act?.();
  };
  switch (change.kind) {
    case 'deleted':
      return [
        { id: 'keep', title: `Keep ${counted(change.labels)}`, run: settle() },
        { id: 'discard', title: 'Discard', run: settle(discard) },
      ];
    case 'reverted':
      return [
        { id: 'keep', title: `Bring back ${counted(change.labels)}`, run: settle(bringBack) },
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

/** The editor whose button was pressed is the active one; VS Code's own way out leaves nothing unsaved. */
function discard(): Thenable<void> {
  return vscode.commands.executeCommand('workbench.action.files.revert');
}

/**
 * Says one sentence at most; plain take-overs are seen on the traces.
 * @param bringBack takes back, unsaved, what the file no longer has
 */
export function tellAboutDiskChange(
  change: DiskChange,
  { sidecar, notices }: { readonly sidecar: vscode.Uri; readonly notices: Notices },
  when: Occasion,
  bringBack: () => void,
): void {
  // Whatever was to be decided about the version before is out of date.
  notices.clear(noticeId);
  const words = wordsFor(change, path.posix.basename(sidecar.path), when);
  if (!words) return;
  const actions = when === 'seen' ? actionsFor(change, notices, bringBack) : [];
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
