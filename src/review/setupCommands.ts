/** "EMG: Set Up This Repository for Label Review" and its undo, in VS Code. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { registerCommand } from '../editor/surface/commands';
import { ask } from '../editor/surface/ask';
import { say } from '../editor/surface/say';
import { worktreeOf } from '../git/worktree';
import { GitError, type GitPlace } from '../git/runGit';
import { setUp, undoSetUp, type SetupReport } from '../git/setup';
import { refreshShim, writeShim, type ShimTarget } from '../git/shim';
import { gitPath } from '../editor/git/gitProgram';
import { noGit, untrusted } from './gitExtension';

/** Where the extension's program and its storage are. */
export interface SetupPlaces {
  readonly extensionUri: vscode.Uri;
  readonly globalStorageUri: vscode.Uri;
}

function target({ extensionUri }: SetupPlaces): ShimTarget {
  // VS Code's own executable is Node as well; the script asks it to be.
  return { node: process.execPath, program: vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath };
}

function shimFolder({ globalStorageUri }: SetupPlaces): string {
  return vscode.Uri.joinPath(globalStorageUri, 'git').fsPath;
}

/** The folder of the file that is active, else those of the workspace. */
function foldersAsked(argument: unknown): readonly string[] {
  if (argument instanceof vscode.Uri && argument.scheme === 'file') return [argument.fsPath];
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  if (isFile && input.uri.scheme === 'file') return [path.dirname(input.uri.fsPath)];
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => uri.fsPath);
}

/** The repository that is meant: a person is asked where there are several. @throws GitError where there is none */
async function placeFor(argument: unknown): Promise<GitPlace | undefined> {
  if (!vscode.workspace.isTrusted) throw new GitError(untrusted);
  const git = await gitPath();
  if (git === undefined) throw new GitError(noGit);
  const roots = new Set<string>();
  let problem: unknown = new GitError('Open a folder that is in a git repository first.');
  for (const folder of foldersAsked(argument)) {
    try {
      roots.add(await worktreeOf({ git, folder }));
    } catch (error) {
      problem = error;
    }
  }
  const [first, ...others] = roots;
  if (first === undefined) throw problem;
  if (others.length === 0) return { git, folder: first };
  const choices = [...roots].map((root) => ({ label: path.basename(root), detail: root, value: root }));
  const folder = await ask.pick('Which repository?', choices);
  return folder === undefined ? undefined : { git, folder };
}

async function tell({ root, sentence, details }: SetupReport): Promise<void> {
  const pressed = await say.info(`${sentence} (${details.join('; ')}.)`, 'Show .gitattributes');
  if (pressed === undefined) return;
  const file = vscode.Uri.joinPath(vscode.Uri.file(root), '.gitattributes');
  await vscode.commands.executeCommand('vscode.open', file);
}

/** Registers both commands, and has the script of an earlier setup start this version of the program from now on. */
export function registerSetup(places: SetupPlaces): vscode.Disposable {
  // A storage that can't be written leaves the script as it is, and git merges as text at worst.
  refreshShim(shimFolder(places), target(places)).catch(() => undefined);
  const withPlace = async (
    argument: unknown,
    act: (place: GitPlace) => Promise<SetupReport>,
  ): Promise<void> => {
    const place = await placeFor(argument);
    // Whether it is read, nobody waits for.
    if (place) void tell(await act(place));
  };
  return vscode.Disposable.from(
    registerCommand('emg.setUpReview', (argument) =>
      withPlace(argument, async (place) => setUp(place, await writeShim(shimFolder(places), target(places)))),
    ),
    registerCommand('emg.removeReview', (argument) => withPlace(argument, undoSetUp)),
  );
}
