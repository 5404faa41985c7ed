/** What is kept on disk of a recording that was open: in a folder of VS Code's, for the next opening. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { openDocument, storageUri } from './documents';
import { longRecording, until } from './support';

const global = vscode.ConfigurationTarget.Global;

describe('What is kept of a recording that was open', function () {
  this.timeout(120_000);
  const folder = path.join(storageUri.fsPath, 'kept');
  const entries = (): number => (existsSync(folder) ? readdirSync(folder).length : 0);
  const setting = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('emg');

  afterEach(() => setting().update('store.megabytes', undefined, global));

  /** Asks until everything has been read, as a page does. */
  async function overviewOf(document: EmgDocument): Promise<string> {
    const runs = [0, 1].map((channel) => ({ channel, level: 11, first: 0, end: 1 }));
    for (;;) {
      const { parts } = await document.connection.call('tiles', { runs });
      const bins = parts.filter((part) => part.kind === 'bins');
      assert.equal(bins.length, runs.length);
      if (bins.every(({ incomplete }) => incomplete.length === 0)) {
        return JSON.stringify(bins.map(({ minimum, maximum }) => [...minimum, ...maximum]));
      }
    }
  }

  it('is in the extension’s own storage, is used again, and goes when the setting says 0', async () => {
    const recording = longRecording({ channels: 2, seconds: 60 });
    // A file that was written to just now is not kept.
    await sleep(2200);
    const first = await openDocument(recording);
    const columns = await overviewOf(first);
    await until('the tiles of both channels are kept', () => entries() === 2);
    first.dispose();
    if (process.platform !== 'win32') assert.equal(statSync(folder).mode & 0o777, 0o700);
    const second = await openDocument(recording);
    assert.equal(await overviewOf(second), columns);
    second.dispose();
    assert.equal(entries(), 2);
    // Never another's: what stands in the folder and is not ours stays.
    writeFileSync(path.join(folder, 'notes.txt'), '');
    await setting().update('store.megabytes', 0, global);
    const third = await openDocument(recording);
    assert.equal(await overviewOf(third), columns);
    third.dispose();
    assert.deepEqual(readdirSync(folder), ['notes.txt']);
  });
});
