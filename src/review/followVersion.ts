/** Keeps a comparison right while the version that it is with moves: HEAD and branches, the index. */
import { posix } from 'node:path';
import type * as vscode from 'vscode';
import { sameBytes } from '../base/files/target';
import type { OtherVersion } from '../editor/comparing/pageComparison';
import type { EditorSession } from '../editor/page/editorSession';
import { say } from '../editor/surface/say';
import { followGit } from './gitMoves';
import { movingVersion, type OfferedVersion } from './otherVersions';
import { readVersion } from './readVersion';

/** A version as it was when it was compared. */
interface Compared {
  readonly version: OfferedVersion;
  readonly bytes: Uint8Array;
  readonly other: OtherVersion;
}

/** Follows a version until something else, or nothing, is compared. */
export function followVersion(session: EditorSession, sidecar: vscode.Uri, compared: Compared): void {
  new Following(session, sidecar, compared).begin();
}

class Following {
  private readonly session: EditorSession;
  private readonly sidecar: vscode.Uri;
  private compared: Compared;
  private readonly disposables: vscode.Disposable[] = [];
  private readonly over = new AbortController();

  constructor(session: EditorSession, sidecar: vscode.Uri, compared: Compared) {
    this.session = session;
    this.sidecar = sidecar;
    this.compared = compared;
  }

  begin(): void {
    this.disposables.push(
      this.session.onDidChangeComparison(() => {
        if (!this.isShown()) this.end();
      }),
      this.session.panel.onDidDispose(() => this.end()),
      followGit(this.sidecar, () => this.look()),
    );
  }

  private isShown(): boolean {
    return this.session.comparison.other === this.compared.other;
  }

  private async look(): Promise<void> {
    try {
      await this.renew();
    } catch (error) {
      if (!this.over.signal.aborted) throw error;
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
    for (const each of this.disposables.splice(0)) each.dispose();
  }
}
