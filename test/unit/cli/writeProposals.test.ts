import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { run } from './run';

describe('emg-labels detect --write', () => {
  let folder: string;
  let file: string;

  /** Ten seconds at 1 kHz: six of hardly anything, four of a sine. */
  function record(hertz: number): void {
    const samples = Float64Array.from({ length: 10_000 }, (_, i) =>
      i < 6000 ? 2 * Math.sin(i * i) : 400 * Math.sin((2 * Math.PI * hertz * i) / 1000),
    );
    const limits = { physicalMinimum: -500, physicalMaximum: 500 };
    const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }];
    writeFileSync(file, writeEdf({ variant: 'EDF', recordSeconds: 1, channels }));
  }

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-write-'));
    file = path.join(folder, 'case01.edf');
    record(200);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const sidecar = (): string => `${file}.labels.json`;

  it('refuses the label file of another recording with 2 and one sentence, before anything is printed', async () => {
    await run('detect', file, '--write');
    const before = readFileSync(sidecar());
    record(180);
    const { code, out, said } = await run('detect', file, '--write', '--json');
    assert.deepEqual([code, out], [2, '']);
    assert.match(said, /was made for another recording than case01\.edf is now .*--another-recording\.$/u);
    assert.deepEqual(readFileSync(sidecar()), before);
  });

  it('takes it over when it is told to, and check then finds nothing', async () => {
    await run('detect', file, '--write');
    record(180);
    assert.equal((await run('detect', file, '--write', '--another-recording')).code, 0);
    assert.deepEqual(await run('check', sidecar()), { code: 0, out: '', said: '' });
  });

  it('refuses a pipe, a folder and bytes that are not UTF-8 at the label file’s name, and touches none', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [sidecar()]);
    const pipe = await run('detect', file, '--write');
    assert.deepEqual([pipe.code, pipe.out], [2, '']);
    assert.match(pipe.said, /is a named pipe/u);
    rmSync(sidecar());
    mkdirSync(sidecar());
    assert.match((await run('detect', file, '--write')).said, /is a folder/u);
    rmSync(sidecar(), { recursive: true });
    const damaged = Buffer.from('{\n"format": "emg-labels",\n"note": "Ren\xe9"\n}\n', 'latin1');
    writeFileSync(sidecar(), damaged);
    const refused = await run('detect', file, '--write');
    assert.equal(refused.code, 2);
    assert.match(
      refused.said,
      /nothing is written\. Line 3: Byte 13 of the line \(hexadecimal E9\) is not UTF-8/u,
    );
    assert.deepEqual(readFileSync(sidecar()), damaged);
    const checked = await run('check', sidecar());
    assert.equal(checked.code, 1);
    assert.match(checked.out, /labels\.json:3:1: syntax: Byte 13 of the line/u);
  });

  it('says before the work that no label file can stand beside the recording, or that it may not be written', async () => {
    await run('detect', file, '--write');
    chmodSync(sidecar(), 0o444);
    const readOnly = await run('detect', file, '--write');
    assert.deepEqual([readOnly.code, readOnly.out], [2, '']);
    assert.match(
      readOnly.said,
      /case01\.edf\.labels\.json can't be written: the file is marked read-only\./u,
    );
    const long = path.join(folder, `${'n'.repeat(245)}.edf`);
    renameSync(file, long);
    const tooLong = await run('detect', long, '--write');
    assert.deepEqual([tooLong.code, tooLong.out], [2, '']);
    assert.match(tooLong.said, /can't be written: its name or path is too long for this file system\./u);
  });

  it('refuses a parameter file that is a pipe or larger than a quarter of a megabyte', async function () {
    if (process.platform === 'win32') this.skip();
    const parameters = path.join(folder, 'study.json');
    execFileSync('mkfifo', [parameters]);
    assert.match((await run('detect', file, '--parameters', parameters)).said, /named pipe/u);
    rmSync(parameters);
    writeFileSync(parameters, ' '.repeat(2 ** 18 + 1));
    assert.match((await run('detect', file, '--parameters', parameters)).said, /0\.3 MB are read/u);
    assert.equal(existsSync(sidecar()), false);
  });
});
