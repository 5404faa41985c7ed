/**
 * What an open sidecar asks of git. Who answers knows VS Code's git extension; where there is no git, or nobody trusts the
 * workspace, nothing is known, and the file alone counts.
 */
import type * as vscode from 'vscode';
import type { LastChange, MergeInProgress } from '../../git/mergeInProgress';
import type { GitStages } from '../../records/bothSides';

/** Git, as a sidecar sees it. None of it throws but `stage`. */
export interface GitVersions {
  /** The versions of an unfinished merge; undefined where git has none of this file. */
  stagesOf(sidecar: vscode.Uri): Promise<GitStages | undefined>;
  /** The sides of the merge that is under way in the file's repository. */
  mergeOf(sidecar: vscode.Uri): Promise<MergeInProgress | undefined>;
  /** The file as it was in a commit. */
  fileAt(sidecar: vscode.Uri, commit: string): Promise<Uint8Array | undefined>;
  /** Who was the last to change a line (from 1) of the file, up to a commit. */
  lastChange(sidecar: vscode.Uri, commit: string, line: number): Promise<LastChange | undefined>;
  /** Whether git waits for this file to be settled. */
  isUnmerged(sidecar: vscode.Uri): Promise<boolean>;
  /** Puts the file into git's index, which settles it. */
  stage(sidecar: vscode.Uri): Promise<void>;
  /** Calls `moved` soon, and again whenever HEAD, a branch, the index or a merge of the file's repository has moved. */
  follow(sidecar: vscode.Uri, moved: () => void | Promise<void>): vscode.Disposable;
}
