import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HostedFiles } from '../../src/editor/recording/hostedFiles';
import { MemoryFiles } from './memoryFiles';
import { addLabel, closeAll, isDirty, openRecording, save, sineEdf, until } from './support';

/** WFDB format 16: four seconds at 1 kHz. */
function signal(): Uint8Array {
  return new Uint8Array(Int16Array.from({ length: 4000 }, (_, i) => 100 * Math.sin(i / 3)).buffer);
}

const header = 'case01 1 1000 4000\nsignals.dat 16 1/uV 16 0 0 0 0 EMG\n';

/** The saved labels of a recording in memory. */
function saved(files: MemoryFiles, recording: vscode.Uri): readonly Record<string, unknown>[] {
  const text = files.text(`${recording.path}.labels.json`);
  assert.ok(text !== undefined, 'there is a sidecar');
  return (JSON.parse(text) as { labels: Record<string, unknown>[] }).labels;
}

describe('On a virtual file system', () => {
  let files: MemoryFiles;
  before(() => {
    files = new MemoryFiles('emg-memory');
  });
  after(() => files.dispose());
  beforeEach(() => {
    files.calls.length = 0;
  });
  afterEach(closeAll);

  /** What was read of the recording's own files: not the sidecar, which the editor reads. */
  const readOfRecording = (): readonly string[] =>
    files.reads().filter((path) => !path.endsWith('.labels.json'));

  it('a WFDB record with a signal file of another name opens, detects and saves, each file fetched once', async () => {
    files.put('/wfdb/signals.dat', signal());
    files.put('/wfdb/case01-long-other.dat', new Uint8Array(1000));
    files.put('/wfdb/case01.mp4', new Uint8Array(1000));
    const uri = files.put('/wfdb/case01.hea', header);
    await openRecording(uri);
    await addLabel(0.5, 1);
    await vscode.commands.executeCommand('emg.detect');
    await save();
    assert.equal(saved(files, uri).find((label) => label['start'] === 500)?.['end'], 1000);
    assert.deepEqual(readOfRecording(), ['/wfdb/case01.hea', '/wfdb/signals.dat']);
  });

  it('a BIDS recording finds its companions beside it and in the folders above', async () => {
    const [name, folder] = ['sub-01_task-hold', '/bids/sub-01/emg'];
    files.put('/bids/task-hold_emg.json', '{"SamplingFrequency": 1000}');
    files.put('/bids/sub-01/emg/sub-01_task-rest_events.tsv', 'onset\tduration\ttrial_type\n1\t1\trest\n');
    files.put(`${folder}/${name}_events.tsv`, 'onset\tduration\ttrial_type\n1\t2\tmaximal effort\n');
    files.put(`${folder}/${name}_channels.tsv`, 'name\ttype\tunits\nEMG\tEMG\tuV\n');
    const uri = files.put(`${folder}/${name}_emg.edf`, sineEdf());
    await openRecording(uri);
    await addLabel(0.5, 1);
    assert.deepEqual([...readOfRecording()].sort(), [
      `${folder}/${name}_channels.tsv`,
      `${folder}/${name}_emg.edf`,
      `${folder}/${name}_events.tsv`,
      '/bids/task-hold_emg.json',
    ]);
    const looked = files.calls.filter((call) => /^(?:stat|list)/u.test(call)).length;
    assert.ok(
      looked < 40,
      `${looked} looks: dozens of names are asked for, and answered from a folder's list`,
    );
  });

  it('a file that is too large is refused in a sentence with its size, before a byte of it is fetched', async () => {
    const uri = files.put('/large/case01.edf', sineEdf(), 812_000_000);
    await openRecording(uri);
    await assert.rejects(addLabel(0, 1), /812 MB; at most 512 MB/u);
    assert.deepEqual(readOfRecording(), []);
  });

  it('a file that is larger than was said is refused too', async () => {
    const uri = files.put('/lies/case01.edf', sineEdf(), 100);
    const hosted = new HostedFiles(uri, 10_000);
    const { signal: never } = new AbortController();
    const context = { signal: never, report: () => undefined };
    await assert.rejects(
      async () => hosted.handlers.read({ path: 'case01.edf' }, context),
      /at most 0\.0 MB/u,
    );
  });

  it('nothing is looked at where a recording’s files can’t stand', async () => {
    const hosted = new HostedFiles(files.put('/in/its/folder/case01.edf', sineEdf()));
    const { signal: never } = new AbortController();
    const context = { signal: never, report: () => undefined };
    for (const path of ['../../../../x.tsv', '/x.tsv', 'below/x.tsv', '..', '../..', 'a\\b', 'a\0', '', 7]) {
      await assert.rejects(async () => hosted.handlers.stat({ path }, context), /own folder/u, String(path));
      await assert.rejects(async () => hosted.handlers.read({ path }, context), /own folder/u, String(path));
    }
    assert.deepEqual(files.calls, []);
  });

  it('a tab whose file never comes can be closed, and nothing of it stays', async () => {
    const uri = files.put('/hangs/case01.edf', sineEdf());
    files.hanging.add(uri.path);
    await openRecording(uri);
    await until('the file is asked for', () => readOfRecording().includes(uri.path));
    await closeAll();
    assert.equal(isDirty(), false);
    const good = files.put('/good/case01.edf', sineEdf());
    await openRecording(good);
    await addLabel(0, 1);
  });
});
