/** The git of VS Code's own extension, for whoever runs it or asks its API. */
import * as vscode from 'vscode';

/** The part of the extension's API that says which git it runs. */
export interface GitProgram {
  readonly git: { readonly path: string };
}

interface GitExtension<Api> {
  /** False where a person has switched git off in VS Code. */
  readonly enabled: boolean;
  /** @throws where git is switched off or was not found */
  getAPI(version: 1): Api;
}

/**
 * The extension's API, version 1; undefined where git is switched off, was not found, or VS Code has no git extension, and in
 * a workspace that nobody has trusted: git runs what a repository's configuration names.
 */
export async function gitExtensionApi<Api extends GitProgram>(): Promise<Api | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<GitExtension<Api>>('vscode.git');
  if (!extension) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return git.enabled ? git.getAPI(1) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The git that VS Code uses, where it may be run. Only the program is taken: which repositories there are, the extension learns
 * by and by after a window has opened.
 */
export async function gitPath(): Promise<string | undefined> {
  return (await gitExtensionApi())?.git.path;
}
