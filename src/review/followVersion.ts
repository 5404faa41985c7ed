/**
 * Keeps a comparison right while the version that it is with moves: HEAD and branches by a commit, a checkout or a pull, the
 * index by `git add`. That something has happened, the files of git's own folder and the git extension say; what there is
 * now, git itself is asked.
 */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { sameBytes } from '../base/files/target';
import type { OtherVersion } from '../editor/comparing/pageComparison';
import type { EditorSession } from '../editor/editorSession';
import { inertSentence } from '../editor/surface/inertText';
import { say } from '../editor/surface/say';
import { gitFolders } from '../git/worktree';
import { gitPath, repositoryOf } from './gitExtension';
import { movingVersion, type OfferedVersion } from './otherVersions';
import { readVersion } from './readVersion';

/** What happens together (a checkout writes many files) is looked at together. */
const gatherMilliseconds = 250;

/** A version as it was when it was compared. */
interface Compared {
  readonly version: OfferedVersion;
  readonly bytes: Uint8Array;
  readonly other: OtherVersion;
}

/** Follows a version until something else, or nothing, is compared. */
export function followVersion(session: EditorSession, sidecar: vscode.Uri, compared: Compared): void {
  const following = new Following(session, sidecar, compared);
  following.begin().catch((error: unknown) => void say.error(inertSentence(error)));
}

class Following {
  private readonly session: EditorSession;
  private readonly sidecar: vscode.Uri;
  private compared: Compared;
  private readonly disposables: vscode.Disposable[] = [];
  private readonly over = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<void> | undefined;

  constructor(session: EditorSession, sidecar: vscode.Uri, compared: Compared) {
    this.session = session;
    this.sidecar = sidecar;
    this.compared = compared;
  }

  async begin(): Promise<void> {
    this.disposables.push(
      this.session.onDidChangeComparison(() => {
        if (!this.isShown()) this.end();
      }),
      this.session.panel.onDidDispose(() => this.end()),
    );
    const happened = (): void => this.happened();
    const [git, repository] = await Promise.all([gitPath(), repositoryOf(this.sidecar)]);
    if (git === undefined || !repository) return;
    this.own(repository.state.onDidChange(happened));
    for (const folder of await gitFolders({ git, folder: repository.rootUri.fsPath })) {
      // HEAD, index, MERGE_HEAD, packed-refs: every command that moves a branch of ours writes one of them.
      const files = new vscode.RelativePattern(vscode.Uri.file(folder), '*');
      const watcher = vscode.workspace.createFileSystemWatcher(files);
      this.own(watcher, watcher.onDidChange(happened), watcher.onDidCreate(happened));
    }
    // What happened before anybody listened.
    this.happened();
  }

  private own(...disposables: readonly vscode.Disposable[]): void {
    if (this.over.signal.aborted) for (const each of disposables) each.dispose();
    else this.disposables.push(...disposables);
  }

  private isShown(): boolean {
    return this.session.comparison.other === this.compared.other;
  }

  private happened(): void {
    if (this.over.signal.aborted) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.looking) this.happened();
      else this.looking = this.look().finally(() => (this.looking = undefined));
    }, gatherMilliseconds);
  }

  private async look(): Promise<void> {
    try {
      await this.renew();
    } catch (error) {
      if (!this.over.signal.aborted) void say.error(inertSentence(error));
    }
  }

  private async renew(): Promise<void> {
    const { session, sidecar, compared } = this;
    const { id } = compared.version;
    const now = await movingVersion(sidecar, id);
    // A merge that is over, a branch that is deleted: what was compared stays.
    if (!now) return;
    const bytes = await now.read(this.over.signal);
    if (!this.isShown()) return;
    if (!bytes) {
      const name = posix.basename(session.document.uri.path);
      void say.info(`${now.name} has no labels of ${name}, so nothing is compared any more.`);
      session.comparison.end();
      return;
    }
    if (now.name === compared.version.name && sameBytes(bytes, compared.bytes)) return;
    const other = await readVersion(session.document, now.name, bytes, this.over.signal);
    if (!this.isShown()) return;
    this.compared = { version: now, bytes, other };
    await session.comparison.begin(other);
  }

  private end(): void {
    this.over.abort();
    clearTimeout(this.timer);
    for (const each of this.disposables.splice(0)) each.dispose();
  }
}
