/** VS Code's own git extension: which git there is, and the repositories that are open. What we use of its API is declared here. */
import * as vscode from 'vscode';

/** A repository that the git extension has open. */
export interface OpenRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    /** Files that a merge has left for a person to settle. */
    readonly mergeChanges: readonly { readonly uri: vscode.Uri }[];
  };
  /** Puts files into the index, by their paths. */
  add(paths: string[]): Promise<void>;
  /** Reads the state of the repository anew. */
  status(): Promise<void>;
}

interface GitApi {
  readonly git: { readonly path: string };
  /** Null where the extension has not opened the repository around. */
  getRepository(uri: vscode.Uri): OpenRepository | null;
}

interface GitExtension {
  /** False where a person has switched git off in VS Code. */
  readonly enabled: boolean;
  /** @throws where git is switched off or was not found */
  getAPI(version: 1): GitApi;
}

/** The API; undefined where git is switched off, was not found, or VS Code has no git extension. */
async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    return (await extension.activate()).getAPI(1);
  } catch {
    return undefined;
  }
}

/** The git that VS Code uses; undefined where it has none, or the workspace is not trusted: git runs what its configuration names. */
export async function gitPath(): Promise<string | undefined> {
  return vscode.workspace.isTrusted ? (await gitApi())?.git.path : undefined;
}

/** The open repository around a file. */
export async function repositoryOf(uri: vscode.Uri): Promise<OpenRepository | undefined> {
  return (await gitApi())?.getRepository(uri) ?? undefined;
}
