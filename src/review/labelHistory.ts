/** Who last changed each label's line, by git's history: looked up in the background, once for each state of a file. */
import * as vscode from 'vscode';
import type { LabelHistory } from '../editor/git/history';
import { isThere } from '../editor/basics/isThere';
import { readSidecar } from '../editor/sidecar/sidecarFile';
import { blamedLines, type LineCommit } from '../git/blame';
import { commitCalled, repositoryFile } from '../git/fileInRepository';
import { linesById } from '../labels/lineIds';
import type { HistoryView } from '../protocol/page';
import { isUnreadable } from '../records/textOnDisk';
import { gitApi } from './gitExtension';

/** What git says of a file's labels. */
type Known = ReadonlyMap<string, LineCommit | null>;

interface Looked {
  readonly head: string | undefined;
  readonly text: Uint8Array;
  readonly known: Promise<Known | undefined>;
}

/** Who last changed a label; one look at a file serves all of its labels until it, or its repository, is another. */
export class GitHistory implements LabelHistory {
  private readonly looked = new Map<string, Looked>();

  /** Null where there is no history to ask: no repository, no git. */
  async of(sidecar: vscode.Uri, id: string): Promise<HistoryView | null> {
    if (sidecar.scheme !== 'file') return null;
    if (!vscode.workspace.isTrusted) return (await hasRepository(sidecar)) ? { kind: 'untrusted' } : null;
    const api = await gitApi();
    const repository = api?.getRepository(sidecar);
    if (!api || !repository) return null;
    const text = await readSidecar(sidecar);
    if (text === undefined) return { kind: 'unsaved' };
    if (isUnreadable(text)) return null;
    const place = { git: api.git.path, folder: repository.rootUri.fsPath };
    // The extension hears of a commit made elsewhere only after a while.
    const head = await commitCalled(place, 'HEAD');
    const known = await this.look(sidecar, head, text, place);
    const commit = known?.get(id);
    if (!known) return null;
    if (commit === undefined) return { kind: 'unsaved' };
    if (commit === null) return { kind: 'uncommitted' };
    const { author, authorTime, subject } = commit;
    return { kind: 'committed', author, atSeconds: authorTime, subject };
  }

  private look(
    sidecar: vscode.Uri,
    head: string | undefined,
    text: Uint8Array,
    place: { readonly git: string; readonly folder: string },
  ): Promise<Known | undefined> {
    const key = sidecar.toString();
    const before = this.looked.get(key);
    if (before?.head === head && Buffer.compare(before?.text ?? new Uint8Array(), text) === 0 && before) {
      return before.known;
    }
    const known = blameById(sidecar.fsPath, text, place).catch(() => undefined);
    // Of a few files only: each holds its text.
    if (this.looked.size >= mostFiles) this.looked.clear();
    this.looked.set(key, { head, text, known });
    return known;
  }
}

const mostFiles = 8;

/** Whether there would be a history to ask: looked for on the disk, without running git. */
async function hasRepository(file: vscode.Uri): Promise<boolean> {
  let folder = vscode.Uri.joinPath(file, '..');
  for (;;) {
    if (await isThere(vscode.Uri.joinPath(folder, '.git'))) return true;
    const above = vscode.Uri.joinPath(folder, '..');
    if (above.path === folder.path) return false;
    folder = above;
  }
}

async function blameById(
  file: string,
  text: Uint8Array,
  place: { readonly git: string; readonly folder: string },
): Promise<Known | undefined> {
  const inRepository = await repositoryFile(place, file);
  if (!inRepository) return undefined;
  const lines = await blamedLines(inRepository, text);
  return new Map([...linesById(text)].map(([id, line]) => [id, lines[line] ?? null]));
}
