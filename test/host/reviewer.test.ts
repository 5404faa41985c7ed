import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { addLabel, closeAll, freshRecording, openRecording, save, savedLabels } from './support';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('emg');

async function signedBy(uri: vscode.Uri, startSeconds: number): Promise<unknown> {
  await addLabel(startSeconds, startSeconds + 0.5);
  await save();
  return savedLabels(uri).find(({ start }) => start === startSeconds * 1000)?.['by'];
}

describe('Who signs a label', () => {
  afterEach(async () => {
    await settings().update('reviewer', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('is who the person’s own settings name, from the next label on', async function () {
    this.timeout(60_000);
    const uri = freshRecording('signed');
    await openRecording(uri);
    await settings().update('reviewer', 'Ada Lovelace', vscode.ConfigurationTarget.Global);
    assert.equal(await signedBy(uri, 1), 'Ada Lovelace');
    await settings().update('reviewer', ' Grace\u202e\n  Hopper\u200b ', vscode.ConfigurationTarget.Global);
    assert.equal(await signedBy(uri, 2), 'Grace Hopper');
    await settings().update('reviewer', 'x'.repeat(10_000), vscode.ConfigurationTarget.Global);
    assert.equal(await signedBy(uri, 3), 'x'.repeat(100));
  });

  it('is nobody that a workspace names, trusted or not', async function () {
    this.timeout(60_000);
    await assert.rejects(async () =>
      settings().update('reviewer', 'Someone Else', vscode.ConfigurationTarget.Workspace),
    );
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const file = path.join(root, '.vscode', 'settings.json');
    mkdirSync(path.dirname(file), { recursive: true });
    const taken = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('emg.detection.on')) return;
        listener.dispose();
        resolve();
      });
    });
    writeFileSync(file, '{"emg.reviewer": "Someone Else", "emg.detection.on": 7}');
    try {
      await taken;
      const uri = freshRecording('unsigned');
      await openRecording(uri);
      const by = await signedBy(uri, 1);
      assert.ok(typeof by === 'string' && by !== '');
      assert.notEqual(by, 'Someone Else');
    } finally {
      rmSync(file);
    }
  });
});

describe('A script that labels what is not there', () => {
  afterEach(closeAll);

  it('is told so in a sentence without a link', async () => {
    await openRecording(freshRecording('script'));
    const args = { startSeconds: 1, endSeconds: 2, label: 'rest' };
    const label = (channels: readonly string[]): Thenable<unknown> =>
      vscode.commands.executeCommand('emg.addLabel', { ...args, channels });
    await assert.rejects(async () => label(['$(x) [y](command:z)']), /\$ \(x\) \[y\] \(command :z\)/u);
    await assert.rejects(async () => label([]), /channels/u);
  });
});
