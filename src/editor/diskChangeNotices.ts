/** Says what a change of the sidecar on disk did to the labels on screen, where a person needs to know. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DiskChange } from './diskChange';
import { wordsFor, type Occasion } from './diskChangeWords';

/** Shows one notice at most; plain take-overs are seen on the traces. */
export function tellAboutDiskChange(change: DiskChange, sidecar: vscode.Uri, when: Occasion): void {
  const words = wordsFor(change, path.posix.basename(sidecar.path), when);
  if (!words) return;
  switch (words.severity) {
    case 'status':
      void vscode.window.setStatusBarMessage(words.sentence, 5000);
      return;
    case 'warning':
      void vscode.window.showWarningMessage(words.sentence);
      return;
    case 'error':
      void vscode.window.showErrorMessage(words.sentence);
      return;
  }
}
