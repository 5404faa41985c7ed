/**
 * That something has happened in a file's repository: HEAD and branches move by a commit, a checkout or a pull, the index by
 * `git add`. The files of git's own folder and the git extension say so; what there is now, git itself is to be asked.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { inertSentence } from '../editor/surface/inertText';
import { say } from '../editor/surface/say';
import { gitFolders } from '../git/worktree';
import { gitApi, type GitApi, type GitRepository } from './gitExtension';

/** What happens together (a checkout writes many files) is looked at together. */
const gatherMilliseconds = 250;

/**
 * Calls `moved` once when the repository is followed, for what happened before, and then whenever something has happened:
 * never twice at a time, and once more where something happened meanwhile. Where there is no git, it is never called.
 */
export function followGit(file: vscode.Uri, moved: () => void | Promise<void>): vscode.Disposable {
  const following = new Following(file, moved);
  following.begin().catch((error: unknown) => following.failed(error));
  return new vscode.Disposable(() => following.dispose());
}

class Following {
  private readonly file: vscode.Uri;
  private readonly moved: () => void | Promise<void>;
  private readonly disposables: vscode.Disposable[] = [];
  private repository: GitRepository | undefined;
  private isOver = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<void> | undefined;

  constructor(file: vscode.Uri, moved: () => void | Promise<void>) {
    this.file = file;
    this.moved = moved;
  }

  async begin(): Promise<void> {
    const { file } = this;
    const api = file.scheme === 'file' ? await gitApi() : undefined;
    if (!api) return;
    const happened = (): void => this.happened();
    for (const folder of await gitFolders({ git: api.git.path, folder: path.dirname(file.fsPath) })) {
      // HEAD, index, MERGE_HEAD, packed-refs: every command that moves a branch of ours writes one of them.
      const files = new vscode.RelativePattern(vscode.Uri.file(folder), '*');
      const watcher = vscode.workspace.createFileSystemWatcher(files);
      this.own(watcher, watcher.onDidChange(happened), watcher.onDidCreate(happened));
      this.own(watcher.onDidDelete(happened));
    }
    // The extension learns of repositories by and by after a window has opened.
    this.own(api.onDidOpenRepository(() => this.listenTo(api)));
    this.listenTo(api);
    this.happened();
  }

  dispose(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    for (const each of this.disposables.splice(0)) each.dispose();
  }

  failed(error: unknown): void {
    if (!this.isOver) void say.error(inertSentence(error));
  }

  private listenTo(api: GitApi): void {
    const repository = api.getRepository(this.file);
    if (!repository || repository === this.repository) return;
    this.repository = repository;
    this.own(repository.state.onDidChange(() => this.happened()));
  }

  private own(...disposables: readonly vscode.Disposable[]): void {
    if (this.isOver) for (const each of disposables) each.dispose();
    else this.disposables.push(...disposables);
  }

  private happened(): void {
    if (this.isOver) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.looking) this.happened();
      else this.looking = this.look().finally(() => (this.looking = undefined));
    }, gatherMilliseconds);
  }

  private async look(): Promise<void> {
    try {
      await this.moved();
    } catch (error) {
      this.failed(error);
    }
  }
}
