/** How far readers agree, asked for in a real extension host: readers' files, versions in git, and nothing for who reads blind. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LabelRecord } from '../../src/labels/labelDocument';
import { serialize } from '../../src/labels/serialize';
import type { AgreementState } from '../../src/protocol/agreement/agreementMethods';
import { closeAll, freshRecording, newFolder, until } from './support';

type Marked = readonly [label: string, from: number, to: number];

/** A label file of ten seconds of one channel at 1 kHz. */
function labelsOf(recording: string, marked: readonly Marked[], reader?: string): string {
  return serialize({
    header: {
      version: '1.3',
      recording,
      ...(reader === undefined ? {} : { reader, finished: true as const }),
      durationSeconds: 10,
      channels: [{ name: 'EMG', samplingRate: 1000, samples: 10_000 }],
      fingerprint: { bytes: 1, sha256: '0f'.repeat(32) },
    },
    labels: marked.map(([label, from, to], i): LabelRecord => ({
      id: `${label}-${i}`,
      channels: ['EMG'],
      start: from * 1000,
      end: to * 1000,
      label,
      status: 'accepted',
      by: reader ?? 'someone',
    })),
  });
}

const ana: readonly Marked[] = [['voluntary', 1, 3]];
const ben: readonly Marked[] = [['voluntary', 1.5, 3]];

async function shown(...args: readonly unknown[]): Promise<AgreementState> {
  const state = await vscode.commands.executeCommand<AgreementState | undefined>(
    'emg.showAgreement',
    ...args,
  );
  assert.ok(state);
  assert.equal(state.isBusy, false);
  return state;
}

describe('The agreement of readers', function () {
  this.timeout(30_000);
  after(closeAll);

  it('is that of a recording’s readers, and what else can be compared is offered', async () => {
    const uri = freshRecording('agreement');
    for (const [reader, marked] of [
      ['Ana', ana],
      ['Ben', ben],
    ] as const) {
      // prettier-ignore
      writeFileSync(`${uri.fsPath}.${reader.toLowerCase()}.labels.json`, labelsOf('case01.edf', marked, reader));
    }
    const { view, choices, chosen } = await shown(uri);
    assert.deepEqual(view?.readers, ['Ana', 'Ben']);
    assert.deepEqual(view.pairs[0]?.onset.quartiles, [0.5, 0.5, 0.5]);
    assert.equal(chosen, 'recording');
    assert.deepEqual(
      choices.map(({ id }) => id),
      ['recording', 'any-version', 'folder', 'workspace'],
    );
    const folder = await shown(vscode.Uri.joinPath(uri, '..'));
    assert.equal(folder.view?.recordings, 1);
  });

  it('is of a folder by what its files say, wherever they lie in it; a recording is not needed', async () => {
    const root = newFolder('agreement-folder');
    for (const site of ['site-a', 'site-b', 'node_modules']) {
      mkdirSync(path.join(root, site));
      const write = (name: string, text: string): void => writeFileSync(path.join(root, site, name), text);
      write('case.edf.ana.labels.json', labelsOf('case.edf', ana, 'Ana'));
      write('case.edf.ben.labels.json', labelsOf('case.edf', ben, 'Ben'));
      write('case.edf.labels.json', labelsOf('case.edf', ana));
    }
    const { view } = await shown(vscode.Uri.file(root));
    assert.equal(view?.recordings, 2);
    assert.deepEqual(view.disagreements.map(({ recording }) => recording).sort(), [
      'site-a/case.edf',
      'site-b/case.edf',
    ]);
  });

  it('says in one sentence that there is nothing to compare', async () => {
    const { view, sentence } = await shown(freshRecording('agreement-none'));
    assert.equal(view, null);
    assert.equal(sentence, 'There are no readings to compare: agreement needs the files of two readers.');
  });

  it('is of the labels here and those of a commit', async () => {
    const uri = freshRecording('agreement-git');
    const git = (...args: readonly string[]): void =>
      void execFileSync('git', args, { cwd: path.dirname(uri.fsPath) });
    writeFileSync(`${uri.fsPath}.labels.json`, labelsOf('case01.edf', ana));
    git('add', '.');
    git('commit', '--quiet', '--message', 'One label');
    writeFileSync(`${uri.fsPath}.labels.json`, labelsOf('case01.edf', ben));
    const { view } = await until('git has looked', () => true).then(() => shown(uri, { version: 'HEAD' }));
    assert.match(view?.readers.join(' ') ?? '', /^Here HEAD \([0-9a-f]{7}\)$/u);
    assert.equal(view?.disagreementCount, 1);
  });

  it('is hidden from who reads the recording blind', async () => {
    const uri = freshRecording('agreement-blind');
    for (const [reader, marked] of [
      ['Ana', ana],
      ['Ben', ben],
    ] as const) {
      // prettier-ignore
      writeFileSync(`${uri.fsPath}.${reader.toLowerCase()}.labels.json`, labelsOf('case01.edf', marked, reader));
    }
    await vscode.commands.executeCommand('vscode.openWith', uri, 'emg.recording');
    await vscode.commands.executeCommand('emg.readBlind', 'recording');
    try {
      const { view, sentence } = await shown(uri);
      assert.equal(view, null);
      assert.match(sentence, /^You read case01\.edf blind: how far others agree is hidden/u);
      const folder = await shown(vscode.Uri.joinPath(uri, '..'));
      assert.match(folder.sentence, /One recording that you read blind is left out/u);
    } finally {
      await vscode.commands.executeCommand('vscode.openWith', uri, 'emg.recording');
      await vscode.commands.executeCommand('emg.readBlind', 'off');
    }
  });
});
