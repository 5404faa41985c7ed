/** Labels compared with other versions of them, through the real git extension and a real repository. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { addLabel, closeAll, freshRecording, openRecording, save, sidecarOf, until } from './support';

function git(recording: vscode.Uri, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: path.dirname(recording.fsPath), encoding: 'utf8' });
}

/** What the command answers. */
function compare(uri: vscode.Uri, version: string): Thenable<string | undefined> {
  return vscode.commands.executeCommand<string | undefined>('emg.compareLabels', uri, { version });
}

interface GitApi {
  getRepository(
    uri: vscode.Uri,
  ): { status(): Promise<void>; readonly state: { readonly HEAD?: unknown } } | null;
}

/** The git extension has seen the workspace's repository as it is now. */
async function gitHasLooked(recording: vscode.Uri): Promise<void> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  assert.ok(extension, 'VS Code has its git extension');
  const api = (await extension.activate()).getAPI(1);
  const repository = await until('the repository is open', () => api.getRepository(recording) ?? undefined);
  await repository.status();
}

describe('Labels compared with another version', () => {
  let recording: vscode.Uri;
  let branch: string;

  before(async () => {
    recording = freshRecording('compared');
    branch = git(recording, 'symbolic-ref', '--short', 'HEAD').trim();
    await openRecording(recording);
    await addLabel(1, 2);
    await addLabel(4, 5, 'voluntary');
    await save();
    git(recording, 'add', '.');
    git(recording, 'commit', '--quiet', '--message', 'Two labels');
    git(recording, 'branch', 'second-reading');
    await addLabel(7, 8, 'tremor');
    await save();
    git(recording, 'add', '.');
    await addLabel(8.5, 9, 'artifact');
    await save();
    await gitHasLooked(recording);
  });
  after(closeAll);

  it('are those of HEAD, the index and a branch, as git has them', async () => {
    assert.equal(await compare(recording, 'HEAD'), '2 added');
    assert.equal(await compare(recording, 'index'), '1 added');
    assert.equal(await compare(recording, 'second-reading'), '2 added');
    const hash = git(recording, 'rev-parse', 'HEAD').trim();
    assert.equal(await compare(recording, hash), '2 added', 'a commit of the file');
  });

  it('include edits that are not saved yet', async () => {
    await addLabel(2.5, 3, 'rest');
    assert.equal(await compare(recording, 'HEAD'), '3 added');
    await vscode.commands.executeCommand('undo');
  });

  it('are found from the label file, too, and its recording is opened where it is not', async () => {
    await closeAll();
    const answer = await compare(vscode.Uri.file(sidecarOf(recording)), 'HEAD');
    assert.equal(answer, '2 added');
  });

  it('are read as they are stored where the repository shows label files by a textconv', async () => {
    writeFileSync(
      path.join(path.dirname(recording.fsPath), '.gitattributes'),
      '*.labels.json diff=emg-labels\n',
    );
    git(recording, 'config', 'diff.emg-labels.textconv', 'echo converted; false');
    try {
      assert.equal(await compare(recording, 'HEAD'), '2 added');
    } finally {
      git(recording, 'config', '--unset', 'diff.emg-labels.textconv');
    }
  });

  it('are compared with another reader’s file, called on that file', async () => {
    const reader = `${recording.fsPath}.anna.labels.json`;
    copyFileSync(sidecarOf(recording), reader);
    const text = readFileSync(reader, 'utf8').replace('"voluntary"', '"tremor"');
    writeFileSync(reader, text);
    const called = await vscode.commands.executeCommand('emg.compareLabels', vscode.Uri.file(reader));
    assert.equal(called, '1 relabelled');
    assert.equal(await compare(recording, 'case01.edf.anna.labels.json'), '1 relabelled');
  });

  it('are those of the other side while a merge is under way', async () => {
    git(recording, 'stash', '--quiet');
    git(recording, 'switch', '--quiet', 'second-reading');
    const sidecar = sidecarOf(recording);
    writeFileSync(sidecar, readFileSync(sidecar, 'utf8').replace('"voluntary"', '"tremor"'));
    git(recording, 'commit', '--quiet', '--all', '--message', 'Second reading');
    git(recording, 'switch', '--quiet', branch);
    git(recording, 'merge', '--quiet', '--no-commit', '--no-ff', 'second-reading');
    try {
      await closeAll();
      await openRecording(recording);
      assert.equal(await compare(recording, 'MERGE_HEAD'), 'no label changed');
      assert.equal(await compare(recording, 'HEAD'), '1 relabelled');
    } finally {
      git(recording, 'merge', '--abort');
      git(recording, 'stash', 'drop', '--quiet');
    }
  });
});
