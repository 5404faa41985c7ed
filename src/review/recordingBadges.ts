/** Badges in the explorer: how many labels of a recording wait for a review. */
import * as vscode from 'vscode';
import { badgeOf } from '../overview/words';
import { showBadges } from '../editor/surface/badge';
import type { Recordings } from './recordings';

/** Of more in one event VS Code takes one file for each folder, and the others' badges stay as they were. */
const mostInEvent = 200;

export function recordingBadges(recordings: Recordings): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri[]>();
  return vscode.Disposable.from(
    changes,
    recordings.onDidChange((uris) => {
      for (let from = 0; from < uris.length; from += mostInEvent) {
        changes.fire(uris.slice(from, from + mostInEvent));
      }
    }),
    showBadges((uri) => {
      const row = recordings.at(uri);
      return row && badgeOf(row);
    }, changes.event),
  );
}
