import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { addLabel } from '../../src/editor/labelling/labelActions';
import { openDocument } from './documents';
import { freshRecording, sidecarOf, until } from './support';

const codeOf = (code: vscode.Diagnostic['code']): string => (typeof code === 'string' ? code : '');

const problems = (file: vscode.Uri): readonly string[] =>
  vscode.languages
    .getDiagnostics(file)
    .filter(({ source }) => source === 'EMG Labels')
    .map(({ code, range }) => `${range.start.line + 1}:${range.start.character + 1} ${codeOf(code)}`);

/** A saved label file of one label, and its text. */
async function labelled(purpose: string): Promise<{ recording: vscode.Uri; file: vscode.Uri; text: string }> {
  const recording = freshRecording(purpose);
  const document = await openDocument(recording);
  const span = { channels: ['EMG'], startSeconds: 1, endSeconds: 1.5 };
  await addLabel(document, { ...span, label: 'neurogenic-cramp' });
  await document.save();
  document.dispose();
  const file = vscode.Uri.file(sidecarOf(recording));
  return { recording, file, text: readFileSync(file.fsPath, 'utf8') };
}

/** Waits until a file has just these problems. */
function shown(file: vscode.Uri, ...expected: string[]): Promise<true> {
  return until(
    `${expected.join(', ') || 'nothing'} is shown`,
    () => problems(file).join() === expected.join() || undefined,
  );
}

async function fixFor(file: vscode.Uri): Promise<vscode.CodeAction[]> {
  await vscode.workspace.openTextDocument(file);
  const [problem] = vscode.languages.getDiagnostics(file);
  assert.ok(problem);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', file, problem.range);
}

describe('Problems of label files', () => {
  before(async () => {
    await vscode.extensions.all.find(({ id }) => id.endsWith('.emg-labels'))?.activate();
  });

  it('are shown where they are when a file changes, and gone when it is put right', async () => {
    const { file, text } = await labelled('problems');
    writeFileSync(file.fsPath, text.replace('"status": "accepted"', '"status": "perhaps"'));
    const lines = text.split('\n');
    const line = lines.findIndex((each) => each.includes('"status"'));
    const column = (lines[line] ?? '').indexOf('"status"');
    await shown(file, `${line + 1}:${column + 1} schema`);
    writeFileSync(file.fsPath, text);
    await shown(file);
  });

  it('of form are put right by a quick fix that changes nothing else', async () => {
    const { file, text } = await labelled('problems-form');
    writeFileSync(file.fsPath, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    await shown(file, '1:1 canonical');
    const [fix] = await fixFor(file);
    assert.equal(fix?.title, 'Rewrite in canonical form');
    assert.ok(fix.command);
    await vscode.commands.executeCommand(fix.command.command, file);
    assert.equal(readFileSync(file.fsPath, 'utf8'), text);
    await shown(file);
  });

  it('tell of labels whose recording is gone, or is another', async () => {
    const { file, recording } = await labelled('problems-orphan');
    const elsewhere = path.join(path.dirname(recording.fsPath), 'moved.edf');
    renameSync(recording.fsPath, elsewhere);
    // A look at the file, as its opening brings one.
    writeFileSync(file.fsPath, readFileSync(file.fsPath));
    await shown(file, '1:1 orphaned');
    writeFileSync(recording.fsPath, readFileSync(freshRecording('problems-other', 'EDF+C').fsPath));
    writeFileSync(file.fsPath, readFileSync(file.fsPath));
    await until(
      'another recording is told of',
      () => problems(file).some((problem) => problem.endsWith('other-recording')) || undefined,
    );
    const titles = (await fixFor(file)).map(({ title }) => title);
    assert.ok(titles.includes('The labels belong to this recording, too'), titles.join());
  });

  it('lead to the editor where git left a conflict', async () => {
    const { file, text } = await labelled('problems-conflict');
    writeFileSync(file.fsPath, text.replace('"labels": [\n', '"labels": [\n<<<<<<< HEAD\n'));
    await until(
      'the conflict is told of',
      () => problems(file).some((problem) => problem.endsWith('unresolved-conflict')) || undefined,
    );
    const [fix] = await fixFor(file);
    assert.equal(fix?.title, 'Decide in the EMG editor');
  });

  it('about one label lead to that label on its trace', async () => {
    const { file, text, recording } = await labelled('problems-label');
    const wrong = text.replace('"neurogenic-cramp"', '"unheard-of"');
    writeFileSync(file.fsPath, wrong);
    const line = wrong.split('\n').findIndex((each) => each.includes('"unheard-of"'));
    await until('it is told of', () => problems(file).find((each) => each.endsWith('unknown-label')));
    const fix = (await fixFor(file)).find(({ title }) => title === 'Show on the trace');
    assert.ok(fix?.command);
    const given = (fix.command.arguments ?? []) as readonly unknown[];
    assert.deepEqual(given.map(String), [file.toString(), String(line + 1)]);
    await vscode.commands.executeCommand(fix.command.command, ...given);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputCustom);
    assert.equal(activeTab.input.uri.toString(), recording.toString());
  });
});

describe('The lines of a label file', () => {
  it('say above each label when it is, and lead to it on its trace', async () => {
    const { file, text, recording } = await labelled('lenses');
    await vscode.workspace.openTextDocument(file);
    const command = 'vscode.executeCodeLensProvider';
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(command, file, 10);
    const line = text.split('\n').findIndex((each) => each.includes('"status"'));
    assert.deepEqual(
      lenses.map(({ range, command: run }) => [range.start.line, run?.title]),
      [[line, 'Neurogenic cramp, 0:01.000 to 0:01.500: show on the trace']],
    );
    const [lens] = lenses;
    assert.ok(lens?.command);
    await vscode.commands.executeCommand(
      lens.command.command,
      ...((lens.command.arguments ?? []) as readonly unknown[]),
    );
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputCustom);
    assert.equal(activeTab.input.uri.toString(), recording.toString());
  });

  it('have none where the file can’t be read', async () => {
    const { file, text } = await labelled('no-lenses');
    writeFileSync(file.fsPath, text.slice(0, -4));
    await vscode.workspace.openTextDocument(file);
    const command = 'vscode.executeCodeLensProvider';
    assert.deepEqual(await vscode.commands.executeCommand(command, file, 10), []);
  });
});
