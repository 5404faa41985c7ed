import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { writeEdf } from '../fixtures/writers/edfWriter';
import {
  closeAll,
  dirtyBecomes,
  fileIn,
  isDirty,
  longRecording,
  newFolder,
  openRecording,
  save,
  savedLabels,
  sidecarOf,
} from './support';

const samplingRate = 4000;

/** Twelve seconds: a quiet channel with potentials of five units from 4 s to 8 s, and nothing that says why. */
function burst(): Float64Array {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const samples = Float64Array.from({ length: 12 * samplingRate }, () => 6 * (random() - 0.5));
  for (let unit = 0; unit < 5; unit++) {
    for (let t = 4 + 0.02 * unit; t < 8; t += 0.05 + 0.07 * random()) {
      const centre = Math.round(t * samplingRate);
      for (let i = -8; i <= 8; i++) {
        const shape = (i / 3) * Math.exp(-(i * i) / 18);
        samples[centre + i] = (samples[centre + i] ?? 0) + (150 + 60 * unit) * shape;
      }
    }
  }
  return samples;
}

function burstRecording(purpose: string): vscode.Uri {
  const limits = { physicalMinimum: -1000, physicalMaximum: 1000 };
  const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: samplingRate, samples: burst(), ...limits }];
  return fileIn(newFolder(purpose), 'case01.edf', writeEdf({ variant: 'EDF', recordSeconds: 1, channels }));
}

async function detect(): Promise<void> {
  await vscode.commands.executeCommand('emg.detect');
}

/** Detects, saves, and gives the only proposal that lies where the potentials are. */
async function proposed(uri: vscode.Uri): Promise<Record<string, unknown>> {
  await openRecording(uri);
  await detect();
  await dirtyBecomes(true);
  await save();
  const labels = savedLabels(uri);
  for (const label of labels) assert.equal(label['status'], 'proposed');
  const active = labels.filter(({ start, end }) => Number(start) < 6 * 4000 && Number(end) > 6 * 4000);
  assert.equal(active.length, 1, JSON.stringify(labels));
  return active[0]!;
}

/** Changes the only sidecar line of a label on disk, as a colleague's commit would, while it is not open. */
async function changeOnDisk(uri: vscode.Uri, id: unknown, from: RegExp, to: string): Promise<void> {
  await closeAll();
  const lines = readFileSync(sidecarOf(uri), 'utf8').split('\n');
  const changed = lines.map((line) =>
    line.includes(`"id": "${String(id)}"`) ? line.replace(from, to) : line,
  );
  assert.notDeepEqual(changed, lines);
  writeFileSync(sidecarOf(uri), changed.join('\n'));
  await openRecording(uri);
}

function labelWithId(uri: vscode.Uri, id: unknown): Record<string, unknown> {
  const found = savedLabels(uri).find((label) => label['id'] === id);
  assert.ok(found);
  return found;
}

describe('Detection', () => {
  afterEach(closeAll);

  it('proposes what is active, with evidence, and leaves plain silence out', async () => {
    const uri = burstRecording('detect');
    const label = await proposed(uri);
    assert.ok((label['evidence'] as unknown[]).length > 0);
    for (const each of savedLabels(uri)) {
      assert.notEqual(each['label'], 'rest');
      assert.notEqual(each['reason'], 'rest_or_contracture_indeterminate');
    }
  });

  it('proposes plain silence too where a setting asks for it', async () => {
    const uri = burstRecording('quiet');
    await proposed(uri);
    const few = savedLabels(uri).length;
    const settings = vscode.workspace.getConfiguration('emg.detection', uri);
    await settings.update('proposeQuiet', true, vscode.ConfigurationTarget.Workspace);
    try {
      await detect();
      await dirtyBecomes(true);
      await save();
      assert.ok(savedLabels(uri).length > few);
    } finally {
      await settings.update('proposeQuiet', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('run again changes nothing', async () => {
    const uri = burstRecording('again');
    await proposed(uri);
    const text = readFileSync(sidecarOf(uri), 'utf8');
    await detect();
    assert.equal(isDirty(), false);
    assert.equal(readFileSync(sidecarOf(uri), 'utf8'), text);
  });

  it('run again leaves an accepted label alone', async () => {
    const uri = burstRecording('accepted');
    const { id } = await proposed(uri);
    await changeOnDisk(uri, id, /"status": "proposed"/u, '"status": "accepted"');
    await detect();
    assert.equal(isDirty(), false);
  });

  it('marks an accepted label that other parameters found and these do not, and changes nothing else of it', async () => {
    const uri = burstRecording('stale');
    const { id } = await proposed(uri);
    // Accepted, from a run with other parameters, in what is silence to these.
    await changeOnDisk(
      uri,
      id,
      /"status": "proposed", "start": \d+, "end": \d+, (.*)"by": "(\S+) (\S+) \S+"/u,
      '"status": "accepted", "start": 36000, "end": 44000, $1"by": "$2 $3 000000000000"',
    );
    const before = labelWithId(uri, id);
    await detect();
    await dirtyBecomes(true);
    await save();
    assert.deepEqual(labelWithId(uri, id), { ...before, stale: true });
  });
});

describe('A study’s parameter file', () => {
  const folder = (): string => path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', '.emg');

  function pin(text: string): void {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(path.join(folder(), 'detection.json'), text);
  }

  afterEach(async () => {
    rmSync(folder(), { recursive: true, force: true });
    await closeAll();
  });

  it('is what the engine decides by, and its proposals say so', async () => {
    const uri = burstRecording('pinned');
    const { by } = await proposed(uri);
    pin('{"on": 7}');
    await detect();
    await dirtyBecomes(true);
    await save();
    const authors = new Set(savedLabels(uri).map((label) => label['by']));
    assert.equal(authors.size, 1);
    assert.notEqual([...authors][0], by);
  });

  it('with a mistake in it proposes nothing, and throws nothing into VS Code, which would show it with its links', async () => {
    const uri = burstRecording('mistake');
    await openRecording(uri);
    pin('{"onn](command:x)": 7}');
    await detect();
    assert.equal(isDirty(), false);
  });
});

describe('Detection on a long recording', () => {
  afterEach(closeAll);

  /** Starts detection, lets it get under way, stops it by `stop`, and gives how long it took to end. */
  async function millisecondsToEnd(stop: () => Promise<unknown>): Promise<number> {
    await openRecording(longRecording({ channels: 8, seconds: 90 }));
    const running = vscode.commands.executeCommand('emg.detect');
    await new Promise((resolve) => setTimeout(resolve, 400));
    const asked = performance.now();
    await stop();
    await running;
    return performance.now() - asked;
  }

  it('is cancelled within 200 ms and proposes nothing', async () => {
    // Other work on the machine makes one try slow, and an engine that does not look up would make them all.
    const tries: number[] = [];
    while (tries.length < 8 && !tries.some((milliseconds) => milliseconds < 200)) {
      const cancel = async (): Promise<unknown> => vscode.commands.executeCommand('emg.cancelDetection');
      tries.push(await millisecondsToEnd(cancel));
      assert.equal(isDirty(), false);
      await closeAll();
    }
    assert.ok(
      Math.min(...tries) < 200,
      `it took ${tries.map((each) => each.toFixed(0)).join(', ')} ms to end`,
    );
  }).timeout(120_000);

  it('ends with its editor instead of working on for nobody', async () => {
    const milliseconds = await millisecondsToEnd(closeAll);
    assert.ok(milliseconds < 1000, `it took ${milliseconds.toFixed(0)} ms to end`);
  });
});
