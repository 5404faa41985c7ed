// A study's file in a real extension host: blindness that it asks for, who reads, and the older file that it takes the place of.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { adjudicate } from '../../src/editor/readings/adjudicate';
import { addLabel } from '../../src/editor/labelling/labelActions';
import { reviewerName } from '../../src/editor/study/reviewer';
import { rememberReadersIn } from '../../src/editor/study/studyReader';
import { openDocument, remembered } from './documents';
import { freshRecording, until } from './support';

/** A recording with a file in the `.emg` folder beside it. */
function withStudy(purpose: string, name: string, content: object): { uri: vscode.Uri; file: vscode.Uri } {
  const uri = freshRecording(purpose);
  const folder = path.join(path.dirname(uri.fsPath), '.emg');
  mkdirSync(folder);
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return { uri, file: vscode.Uri.file(file) };
}

async function readAs(name: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('emg');
  await settings.update('reviewer', name, vscode.ConfigurationTarget.Global);
}

describe('A study that is read blind', function () {
  this.timeout(60_000);

  before(() => rememberReadersIn(remembered));
  afterEach(() => readAs(undefined));

  const blind = { blind: true, readers: ['Ana', 'Ben'], adjudicators: ['Cora'] };

  it('opens a reader’s own files, of labels and of units, and an adjudicator’s with everybody’s', async () => {
    const { uri } = withStudy('blind-study', 'study.json', blind);
    await readAs('Cora');
    const shared = await openDocument(uri);
    assert.equal(shared.reading, undefined);
    await addLabel(shared, { channels: ['EMG'], startSeconds: 1, endSeconds: 2, label: 'rest' });
    await shared.save();
    shared.dispose();
    await readAs('Ana');
    const own = await openDocument(uri);
    try {
      assert.equal(own.reading?.name, 'Ana');
      assert.deepEqual(own.labels.labels, []);
      assert.match(own.labelFile.sidecar.path, /case01\.edf\.ana\.labels\.json$/u);
      assert.match(own.unitFile.sidecar.path, /case01\.edf\.ana\.units\.json$/u);
      await assert.rejects(adjudicate(own), /adjudicators are Cora/u);
      assert.equal(await own.blind.hides(uri, vscode.Uri.file(`${uri.fsPath}.labels.json`)), true);
      assert.equal(await own.blind.hides(uri, own.labelFile.sidecar), false);
    } finally {
      own.dispose();
    }
  });

  it('takes somebody whom it does not name for whom they once said they are, and signs by that', async () => {
    const { uri, file } = withStudy('named', 'study.json', blind);
    await readAs('zoe-laptop');
    await remembered.update(`emg.study.reader ${file.toString()}`, 'Ben');
    const own = await openDocument(uri);
    assert.equal(own.reading?.name, 'Ben');
    assert.equal(await reviewerName(uri), 'Ben');
    own.dispose();
  });

  it('stays blind while its file is broken', async () => {
    const { uri, file } = withStudy('broken', 'study.json', blind);
    writeFileSync(file.fsPath, '{"blind": true, "readers": [}');
    await readAs('Ana');
    const own = await openDocument(uri);
    assert.equal(own.reading?.name, 'Ana');
    own.dispose();
  });
});

describe('A parameter file from before there were studies', () => {
  it('is made a study by a quick fix, and is left as it is', async () => {
    await vscode.extensions.all.find(({ id }) => id.endsWith('.emg-labels'))?.activate();
    const { file } = withStudy('older', 'detection.json', { on: 7 });
    const hint = await until('the hint is shown', () =>
      vscode.languages.getDiagnostics(file).find(({ code }) => code === 'study-migration'),
    );
    await vscode.workspace.openTextDocument(file);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file,
      hint.range,
    );
    const fix = fixes.find(({ command }) => command?.command === 'emg.problems.migrateStudy');
    const [given] = (fix?.command?.arguments ?? []) as readonly unknown[];
    await vscode.commands.executeCommand('emg.problems.migrateStudy', given);
    const study = path.join(path.dirname(file.fsPath), 'study.json');
    assert.deepEqual(JSON.parse(readFileSync(study, 'utf8')), { parameters: { on: 7 } });
    assert.ok(existsSync(file.fsPath));
    await until('the hint is gone', () => vscode.languages.getDiagnostics(file).length === 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
