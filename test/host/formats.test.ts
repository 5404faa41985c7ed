import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  addLabel,
  closeAll,
  customTab,
  fileIn,
  freshRecording,
  newFolder,
  openRecording,
  savedLabels,
  save,
} from './support';
import { row, writeMat } from '../fixtures/writers/matlabWriter';
import { writeWav } from '../fixtures/writers/wavWriter';

const seconds = Array.from({ length: 2000 }, (_, i) => i / 1000);

function textRecording(): string {
  return `time (s),EMG (uV)\n${seconds.map((t) => `${t},${Math.round(100 * Math.sin(300 * t))}`).join('\n')}\n`;
}

/** WFDB format 16: a header of two lines and little-endian samples. */
function wfdbRecord(): vscode.Uri {
  const folder = newFolder('wfdb');
  fileIn(
    folder,
    'case01.dat',
    new Uint8Array(Int16Array.from(seconds, (t) => 100 * Math.sin(300 * t)).buffer),
  );
  return fileIn(folder, 'case01.hea', `case01 1 1000 ${seconds.length}\ncase01.dat 16 1/uV 16 0 0 0 0 EMG\n`);
}

describe('Recordings open as custom editors', () => {
  afterEach(closeAll);

  const byDefault: [string, () => vscode.Uri][] = [
    ['EDF', () => freshRecording('edf')],
    ['EDF+C', () => freshRecording('edfplus', 'EDF+C')],
    ['BDF', () => freshRecording('bdf', 'BDF')],
    ['a WFDB header', wfdbRecord],
  ];
  for (const [format, make] of byDefault) {
    it(`${format} opens in it by default`, async () => {
      const uri = make();
      await vscode.commands.executeCommand('vscode.open', uri);
      const { viewType } = await customTab(uri);
      assert.equal(viewType, 'emg.recording');
      await addLabel(0.5, 1);
      await save();
      assert.equal(savedLabels(uri)[0]?.['end'], 1000, 'a second is a thousand samples of this channel');
    });
  }

  const byChoice: [string, string, () => Uint8Array | string][] = [
    [
      'WAV',
      'case01.wav',
      () => writeWav({ type: 'i16', samplingRate: 1000, channels: [seconds.map((t) => 1000 * t)] }),
    ],
    ['delimited text', 'case01.csv', textRecording],
    ['MATLAB v5', 'case01.mat', () => writeMat({ variables: { EMG: row(seconds), fs: row([1000]) } })],
  ];
  for (const [format, name, content] of byChoice) {
    it(`${format} opens in it when chosen, and as before otherwise`, async () => {
      const uri = fileIn(newFolder('optional'), name, content());
      await vscode.commands.executeCommand('vscode.openWith', uri, 'emg.recording.optional');
      assert.equal((await customTab(uri)).viewType, 'emg.recording.optional');
      await closeAll();
      await vscode.commands.executeCommand('vscode.open', uri);
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      // VS Code has an editor of its own for WAV; ours must not be it.
      assert.ok(!(input instanceof vscode.TabInputCustom && input.viewType.startsWith('emg.')));
    });
  }
});

describe('Files that are not what they should be', () => {
  afterEach(closeAll);

  const bad: [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '', /is empty/u],
    [
      'a file of noise',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
      /none of the formats/u,
    ],
    ['a header that lies about its size', `${'0'.padEnd(184)}99999999${' '.repeat(400)}`, /case01\.edf/u],
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n',
      /git lfs pull/u,
    ],
  ];
  for (const [what, content, sentence] of bad) {
    it(`${what} opens an editor that refuses labels with a sentence, and the extension host lives on`, async () => {
      const uri = fileIn(newFolder('bad'), 'case01.edf', content);
      await openRecording(uri);
      await assert.rejects(addLabel(0, 1), sentence);
      await closeAll();
      const good = freshRecording('after-bad');
      await openRecording(good);
      await addLabel(0, 1);
    });
  }
});
