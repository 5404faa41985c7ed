/** Badges in the explorer: how many labels of a recording wait for a review. */
import * as vscode from 'vscode';
import { badgeOf } from '../overview/words';
import { showBadges } from '../editor/surface/badge';
import type { Recordings } from './recordings';

/** Of more in one event VS Code takes one file for each folder, and the others' badges stay as they were. */
const mostInEvent = 200;
const allMilliseconds = 500;

export function recordingBadges(recordings: Recordings): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  let all: ReturnType<typeof setTimeout> | undefined;
  return vscode.Disposable.from(
    changes,
    { dispose: () => clearTimeout(all) },
    recordings.onDidChange((uris) => {
      // While everything is looked through, those in sight are asked for again now and then, and nothing is said of the others.
      if (recordings.isReading) {
        all ??= setTimeout(() => {
          all = undefined;
          changes.fire(undefined);
        }, allMilliseconds);
        return;
      }
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
