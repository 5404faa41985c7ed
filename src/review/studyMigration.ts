/** A parameter file from before there were studies: the Problems view offers to write the study's file from it. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { decodeUtf8 } from '../base/utf8';
import { updateFile } from '../base/files/updateFile';
import { isThere } from '../editor/basics/isThere';
import { studyFile } from '../editor/study/studyBytes';
import { registerCommand } from '../editor/surface/commands';
import { offerFixes, ProblemList } from '../editor/surface/problems';
import { say } from '../editor/surface/say';
import { writeWholeFile } from '../editor/surface/wholeFile';
import { RecordError } from '../records/recordError';
import { studyTextOf } from '../study/migrate';
import { detectionFilePath, studyFilePath } from '../study/studyFile';

const pattern = `**/${detectionFilePath}`;
const command = 'emg.problems.migrateStudy';

/** Whoever opens a recording first has the machine for it. */
const firstLookMilliseconds = 2000;

/** More such files of a workspace are not looked at. */
const mostFiles = 100;

/** The study's file that would take a parameter file's place. */
function studyBeside(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..', posix.basename(studyFilePath));
}

/** The parameter file that a change is about: of itself, of the study's file beside it, or of the folder of both. */
function fileOf(changed: vscode.Uri): vscode.Uri {
  const isFolder = posix.basename(changed.path) === posix.dirname(detectionFilePath);
  return vscode.Uri.joinPath(changed, isFolder ? '.' : '..', posix.basename(detectionFilePath));
}

/** Writes the study's file, and opens it. @throws RecordError for an argument that is no such file: any extension may run a command */
async function migrate(file: unknown): Promise<void> {
  if (!(file instanceof vscode.Uri) || !file.path.endsWith(`/${detectionFilePath}`)) {
    throw new RecordError(`This is for ${detectionFilePath}.`);
  }
  const bytes = await studyFile(file);
  if (!bytes) throw new RecordError(`${detectionFilePath} is not there any more.`);
  const text = Buffer.from(studyTextOf(decodeUtf8(bytes), detectionFilePath));
  const study = studyBeside(file);
  const requireAbsent = (found: unknown): void => {
    if (found) throw new RecordError(`${studyFilePath} is there already, and is left as it is.`);
  };
  if (study.scheme === 'file') {
    await updateFile(study.fsPath, (found) => {
      requireAbsent(found);
      return text;
    });
  } else {
    requireAbsent(await isThere(study));
    await writeWholeFile(study, text);
  }
  await vscode.commands.executeCommand('vscode.open', study);
  void say.info(
    `${studyFilePath} now says what ${detectionFilePath} does, and takes precedence. Delete ${detectionFilePath} once everyone's EMG Labels reads a study.`,
  );
}

/** Shows a hint at each parameter file that has no study beside it yet. */
class MigrationHints {
  private readonly hints = new ProblemList('emg-study');
  private readonly parts: readonly vscode.Disposable[];
  private readonly first: NodeJS.Timeout;

  constructor() {
    // A folder that comes with its files, as from a checkout, may be all that the watcher tells.
    const folder = `**/${posix.dirname(detectionFilePath)}`;
    const watched = [pattern, `**/${studyFilePath}`, folder].map((each) =>
      vscode.workspace.createFileSystemWatcher(each),
    );
    const changed = (uri: vscode.Uri): void => void this.look(fileOf(uri)).catch(() => undefined);
    this.parts = watched.flatMap((watcher) => [
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    ]);
    const first = (): void => void this.lookForAll().catch(() => undefined);
    this.first = setTimeout(first, firstLookMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.first);
    for (const part of this.parts) part.dispose();
    this.hints.dispose();
  }

  private async lookForAll(): Promise<void> {
    for (const file of await vscode.workspace.findFiles(pattern, undefined, mostFiles)) await this.look(file);
  }

  private async look(file: vscode.Uri): Promise<void> {
    const isNeeded = (await isThere(file)) && !(await isThere(studyBeside(file)));
    const message = `${studyFilePath} has taken this file's place: it agrees on labels, readers and blindness, too. A quick fix writes it from this file, which is still read.`;
    const hint = { line: 1, column: 1, rule: 'study-migration', severity: 'information', message } as const;
    this.hints.set(file, isNeeded ? [hint] : []);
  }
}

/** Registers the hints, and the quick fix. */
export function registerStudyMigration(): vscode.Disposable {
  return vscode.Disposable.from(
    new MigrationHints(),
    registerCommand(command, migrate),
    offerFixes([pattern], {
      'study-migration': [{ title: `Write ${studyFilePath} from this file`, command, isPreferred: true }],
    }),
  );
}
