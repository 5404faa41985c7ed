/** Says what a change of the sidecar on disk did to the labels on screen, where a person needs to know. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { DiskChange } from './labelStore';
import { say } from './surface/say';

/** Shows one sentence for a merge with conflicts or an unreadable file; plain take-overs are seen on the traces. */
export function tellAboutDiskChange(change: DiskChange, sidecar: vscode.Uri): void {
  const name = path.posix.basename(sidecar.path);
  switch (change.kind) {
    case 'unchanged':
    case 'taken-over':
      return;
    case 'unreadable':
      void say.error(`${name}: ${change.sentence}`);
      return;
    case 'merged': {
      const count = change.conflicts.length;
      if (count === 0) {
        say.status(`${name} changed on disk: merged with your edits.`, 5000);
      } else {
        const labels = count === 1 ? 'One label was' : `${count} labels were`;
        void say.warn(
          `${name} changed on disk. ${labels} changed both there and here; both versions are kept and marked.`,
        );
      }
      return;
    }
  }
}
