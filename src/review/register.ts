/** What a team sees of labels in VS Code beside the editor of a recording. */
import * as vscode from 'vscode';
import type { OpenSessions } from '../editor/openSessions';
import { followChangedSidecars } from './changedSidecars';
import { registerFollowLink } from './followLink';
import { registerCompareLabels } from './compareLabels';

/** Registers all of it. */
export function registerReview(sessions: OpenSessions): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompareLabels(sessions),
    registerFollowLink(sessions),
    followChangedSidecars(),
  );
}
