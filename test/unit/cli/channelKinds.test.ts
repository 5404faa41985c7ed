/** What channels are, as the command line is told, as a study says, and as labels remember. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { withChannelKind } from '../../../src/labels/headerChoices';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { run } from './run';

describe('The kinds of channels on the command line', () => {
  let folder: string;
  let file: string;
  let sidecar: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-kinds-'));
    file = path.join(folder, 'case01.edf');
    sidecar = `${file}.labels.json`;
    const samples = Float64Array.from({ length: 2000 }, (_, i) => 2 * Math.sin(i * i));
    const limits = { physicalMinimum: -500, physicalMaximum: 500, samplesPerRecord: 1000, samples };
    const channels = [
      { name: 'Aux 1', unit: 'uV', ...limits },
      { name: 'ECG', unit: 'uV', ...limits },
      { name: 'Slow', unit: '', ...limits, samplesPerRecord: 1, samples: Float64Array.of(1, 2) },
    ];
    writeFileSync(file, writeEdf({ variant: 'EDF', recordSeconds: 1, channels }));
  });
  afterEach(() => rmSync(sidecar, { force: true }));
  after(() => rmSync(folder, { recursive: true }));

  async function kinds(...args: string[]): Promise<readonly string[]> {
    const { code, out, said } = await run('info', file, '--json', ...args);
    assert.equal(code, 0, said);
    const { channels } = JSON.parse(out) as { channels: readonly { kind: string; kindReason: string }[] };
    return channels.map(({ kind, kindReason }) => `${kind}, ${kindReason}`);
  }

  const told = ['emg, a voltage', 'other, by its name', 'other, 1 Hz is too slow for EMG'];

  it('are those that names, units and rates tell, and by what', async () => {
    assert.deepEqual(await kinds(), told);
  });

  it('are set by --kind, by name or pattern, as often as it is given', async () => {
    assert.deepEqual(await kinds('--kind', 'ecg=emg', '--kind', 'A* ?=mechanical'), [
      'mechanical, set by hand',
      'emg, set by hand',
      told[2],
    ]);
  });

  it('are asked for in one sentence where --kind is wrong', async () => {
    for (const wrong of ['ECG', 'ECG=heart', '=emg']) {
      const { code, said } = await run('info', file, '--kind', wrong);
      assert.equal(code, 2);
      assert.match(said, /"Temp L=emg", not ".*"\. The kinds are emg, mechanical, target, trigger, other\./u);
    }
  });

  it('are remembered with the labels, and --kind counts more', async () => {
    assert.equal((await run('detect', file, '--write')).code, 0);
    const parsed = parse(readFileSync(sidecar, 'utf8'));
    assert.ok(parsed.ok);
    const { document } = parsed;
    writeFileSync(
      sidecar,
      serialize({ ...document, header: withChannelKind(document.header, 'ECG', 'emg') }),
    );
    assert.deepEqual(await kinds(), [told[0], 'emg, set by hand', told[2]]);
    assert.deepEqual(await kinds('--kind', 'ECG=other'), [told[0], 'other, set by hand', told[2]]);
    assert.equal((await run('detect', file, '--write')).code, 0);
    assert.match(readFileSync(sidecar, 'utf8'), /"name": "ECG".*"kind": "emg"/u);
  });

  it('are what a study says of all its recordings, until someone says otherwise of one', async () => {
    const study = path.join(folder, 'study.json');
    writeFileSync(study, '{"channels": {"*": "other", "aux *": "mechanical"}}');
    const { out } = await run('detect', file, '--parameters', study);
    assert.equal(
      out,
      [
        'No channel is taken for EMG, so nothing was looked at.',
        'For force and movement: Aux 1 (as the study says).',
        'Not looked at: ECG, Slow (as the study says).',
        'Where one of them is EMG after all, say so with --kind "NAME=emg".',
        '',
      ].join('\n'),
    );
    const own = await run('detect', file, '--parameters', study, '--kind', 'ECG=emg');
    assert.match(own.out, /^Looked at for EMG: ECG \(set by hand\)\.$/mu);
  });

  it('of a study that is wrong are refused with the file named', async () => {
    const study = path.join(folder, 'study.json');
    for (const channels of ['{"ECG": "heart"}', '["ECG"]', '{"ECG": {"kind": "emg"}}']) {
      writeFileSync(study, `{"channels": ${channels}}`);
      const { code, said } = await run('detect', file, '--parameters', study);
      assert.equal(code, 2);
      assert.match(said, /study\.json can't be used\./u);
    }
  });
});

describe('A sampling rate that a file does not say', () => {
  let folder: string;
  let file: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-rate-'));
    file = path.join(folder, 'table.csv');
    const rows = Array.from({ length: 3000 }, (_, i) => (10 * Math.sin(i * i)).toFixed(3));
    writeFileSync(file, `EMG [uV]\n${rows.join('\n')}\n`);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is asked for once, remembered in the label file’s header, and then found by every command', async () => {
    const asked = await run('info', file);
    assert.equal(asked.code, 2);
    assert.match(asked.said, /Give it with --sampling-rate HZ\./u);
    assert.equal((await run('detect', file, '--sampling-rate', '1000', '--write')).code, 0);
    assert.match(readFileSync(`${file}.labels.json`, 'utf8'), /^"givenSamplingRate": 1000,$/mu);
    const info = await run('info', file);
    assert.equal(info.code, 0, info.said);
    assert.match(info.out, /text, 3\.000 s/u);
    const checked = await run('check', `${file}.labels.json`);
    assert.deepEqual([checked.code, checked.said], [0, '']);
  });
});
