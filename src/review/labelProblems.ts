/** The Problems view of a workspace's label and unit files: all of them when it opens, and each again when it changes. */
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { BlindReadings } from '../editor/blind/blindReadings';
import { ProblemList } from '../editor/surface/problems';
import { recordingOf } from '../labels/sidecarName';
import { fileKindOf, fileKinds } from '../repository/fileKinds';
import { recordingBeside } from '../repository/recordings';
import { StudyRules } from '../repository/studyRules';
import { studyFilePath } from '../study/studyFile';
import { findingsIn } from './fileFindings';

/** The files that are looked at. */
export const filePatterns: readonly string[] = fileKinds.map(({ ending }) => `**/*${ending}`);

/** So many files of each kind are looked through; `emg-labels check` has no limit. */
const mostFiles = 10_000;

/** Events of one write come in bursts. */
const burstMilliseconds = 200;

/** All files of a workspace are looked at so long after it has opened. */
const firstLookMilliseconds = 1500;

/** Keeps the Problems view right. */
export class LabelProblems {
  private readonly problems = new ProblemList('emg-labels');
  private readonly waiting = new Map<string, vscode.Uri>();
  private readonly end = new AbortController();
  private readonly parts: vscode.Disposable[] = [];
  private studies = new StudyRules();
  private working: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly first: NodeJS.Timeout;

  private readonly blind: BlindReadings;

  /** Begins to follow the workspace, and looks through all of it. @param blind whose files may not be seen yet */
  constructor(blind: BlindReadings) {
    this.blind = blind;
    for (const pattern of filePatterns) this.follow(pattern, (file) => this.changed(file));
    this.follow(`**/${studyFilePath}`, () => this.studyChanged());
    this.parts.push(
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.changed(uri)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.changed(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.lookAtAll()),
    );
    // Whoever opens a recording first has the machine for it.
    this.first = setTimeout(() => this.lookAtAll(), firstLookMilliseconds);
  }

  dispose(): void {
    this.end.abort();
    clearTimeout(this.first);
    clearTimeout(this.timer);
    this.waiting.clear();
    for (const part of this.parts) part.dispose();
    this.problems.dispose();
  }

  private follow(pattern: string, changed: (file: vscode.Uri) => void): void {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.parts.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }

  private studyChanged(): void {
    this.studies = new StudyRules();
    this.lookAtAll();
  }

  private lookAtAll(): void {
    for (const pattern of filePatterns) {
      vscode.workspace.findFiles(pattern, undefined, mostFiles).then(
        (files) => {
          for (const file of files) this.changed(file);
        },
        () => undefined,
      );
    }
  }

  /** Looks at a file once no more happens to it. */
  private changed(file: vscode.Uri): void {
    if (this.end.signal.aborted || !fileKindOf(file.path)) return;
    // A diff's other side is no file that anyone corrects.
    if (!vscode.workspace.getWorkspaceFolder(file)) return;
    this.waiting.set(file.toString(), file);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.working ??= this.work().finally(() => (this.working = undefined));
    }, burstMilliseconds);
  }

  private async work(): Promise<void> {
    const { signal } = this.end;
    for (let next = this.take(); next; next = this.take()) {
      const began = performance.now();
      try {
        const findings = (await this.isHidden(next)) ? [] : await findingsIn(next, this.studies, signal);
        signal.throwIfAborted();
        this.problems.set(next, findings);
      } catch {
        // It is looked at again when it changes; what happened has no place in anyone's file.
      }
      // Of many, half of the time is left to whoever waits for something.
      if (this.waiting.size > 0) await delay(performance.now() - began);
    }
  }

  /** What is wrong with another's labels says what they are. */
  private async isHidden(file: vscode.Uri): Promise<boolean> {
    const ending = fileKindOf(file.path)?.ending;
    const own = recordingOf(file.path, ending);
    const beside = file.scheme === 'file' ? await recordingBeside(file.fsPath) : undefined;
    const recording =
      beside?.kind === 'beside' ? vscode.Uri.file(beside.recording) : own && file.with({ path: own });
    return recording ? this.blind.hides(recording, file) : false;
  }

  private take(): vscode.Uri | undefined {
    const [first] = this.waiting;
    if (!first) return undefined;
    this.waiting.delete(first[0]);
    return first[1];
  }
}
