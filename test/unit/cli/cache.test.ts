import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, type Surroundings } from '../../../src/cli/cacheFolder';
import { edfPlus, simulatedIdentity } from '../../../src/simulation/edfPlus';
import { sampleCramp } from '../../fixtures/sampleRecordings';
import { run, runAs, type Ran } from './run';

describe('What the command line keeps on disk', function () {
  this.timeout(120_000);
  let root: string;
  let recording: string;
  let kept: string;
  const cacheHome = process.env['XDG_CACHE_HOME'];

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'emg-labels-cache-'));
    process.env['XDG_CACHE_HOME'] = root;
    kept = path.join(root, 'emg-labels');
    recording = path.join(root, 'case01.edf');
    writeFileSync(recording, edfPlus(sampleCramp(), simulatedIdentity));
    // A file that was written to just now is not kept.
    await sleep(2100);
  });
  after(() => {
    rmSync(root, { recursive: true });
    if (cacheHome === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = cacheHome;
  });

  const detect = (...more: string[]): Promise<Ran> =>
    runAs('program', 'detect', recording, '--json', ...more);
  const entries = (): number => (existsSync(kept) ? readdirSync(kept).length : 0);

  it('is nothing with --no-cache', async () => {
    assert.equal((await detect('--no-cache')).code, 0);
    assert.equal(entries(), 0);
  });

  it('is what detection has measured, and the second run says byte for byte the same', async () => {
    const first = await detect();
    assert.ok(entries() > 0);
    const second = await detect();
    assert.deepEqual([second.code, second.out], [0, first.out]);
    assert.equal((await detect('--no-cache')).out, first.out);
  });

  it('is told by "cache", and removed by "cache --clear"', async () => {
    const count = entries();
    const { code, out } = await run('cache', '--json');
    assert.equal(code, 0);
    const said = JSON.parse(out) as { folder: string; entries: number; bytes: number };
    assert.deepEqual([said.folder, said.entries], [kept, count]);
    assert.ok(said.bytes > 0);
    assert.match((await run('cache', '--clear')).out, /: 0 entries, 0\.0 MB$/mu);
    assert.equal(entries(), 0);
    assert.equal((await run('cache', 'a')).code, 2);
  });

  it('is where the operating system has such files', () => {
    const home = path.resolve('/home/reader');
    const at = (platform: NodeJS.Platform, environment = {}): string | undefined =>
      cacheFolder({ platform, environment, home: () => home });
    assert.equal(at('linux'), path.join(home, '.cache', 'emg-labels'));
    assert.equal(at('linux', { XDG_CACHE_HOME: path.resolve('/fast') }), path.resolve('/fast/emg-labels'));
    assert.equal(at('linux', { XDG_CACHE_HOME: 'relative' }), path.join(home, '.cache', 'emg-labels'));
    assert.equal(at('darwin'), path.join(home, 'Library', 'Caches', 'emg-labels'));
    const local = path.join(home, 'AppData', 'Local');
    assert.equal(at('win32', { LOCALAPPDATA: local }), path.join(local, 'emg-labels', 'Cache'));
    assert.equal(at('win32'), path.join(local, 'emg-labels', 'Cache'));
    const homeless: Surroundings = {
      platform: 'linux',
      environment: {},
      home: () => {
        throw new Error('no home');
      },
    };
    assert.equal(cacheFolder(homeless), undefined);
  });
});
