/** Badges in the explorer: how many labels of a recording wait for a review. */
import * as vscode from 'vscode';
import { badgeOf } from '../overview/words';
import { showBadges } from '../editor/surface/badge';
import type { Recordings } from './recordings';

export function recordingBadges(recordings: Recordings): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri[]>();
  return vscode.Disposable.from(
    changes,
    recordings.onDidChange((uris) => changes.fire([...uris])),
    showBadges((uri) => {
      const row = recordings.at(uri);
      return row && badgeOf(row);
    }, changes.event),
  );
}
