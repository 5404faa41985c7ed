/**
 * What an open sidecar asks of git. Who answers knows VS Code's git extension; where there is no git, or nobody trusts the
 * workspace, nothing is known, and the file alone counts.
 */
import type * as vscode from 'vscode';
import type { GitStages } from '../records/bothSides';

/** Git, as a sidecar sees it. None of it throws but `stage`. */
export interface GitVersions {
  /** The versions of an unfinished merge; undefined where git has none of this file. */
  stagesOf(sidecar: vscode.Uri): Promise<GitStages | undefined>;
  /** Whether git waits for this file to be settled. */
  isUnmerged(sidecar: vscode.Uri): Promise<boolean>;
  /** Puts the file into git's index, which settles it. */
  stage(sidecar: vscode.Uri): Promise<void>;
}
