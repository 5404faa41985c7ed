import assert from 'node:assert/strict';
import { existsSync, utimesSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeUse } from '../../../src/store/byteStore';
import { startProgram } from '../../fixtures/saving/bundled';
import type { StorerReport, StorerTask } from '../../fixtures/saving/storer';
import { filesOf, keyOf, storeFolder, storeIn } from './folder';

describe('A store that processes share', function () {
  this.timeout(120_000);
  const folder = storeFolder();

  async function started(task: Partial<StorerTask>) {
    const whole: StorerTask = {
      folder: folder(),
      mostBytes: 1e9,
      seconds: 3,
      seed: 1,
      bytes: 200_000,
      ...task,
    };
    return startProgram('storer', whole);
  }

  it('gives each of them whole entries and no others, also while it is full', async () => {
    for (const mostBytes of [1e9, 500_000]) {
      const programs = await Promise.all([1, 2].map((seed) => started({ seed, mostBytes })));
      const ends = await Promise.all(programs.map(({ ended }) => ended));
      for (const { code, said } of ends) {
        assert.equal(code, 0, said);
        const { written, found, wrong } = JSON.parse(said) as StorerReport;
        assert.equal(wrong, 0, said);
        assert.ok(written > 50 && found > 50, said);
      }
    }
  });

  it('has nothing wrong in it after a process was killed while it wrote, and leftovers go in time', async () => {
    const leftovers = (): readonly string[] =>
      existsSync(folder()) ? filesOf(folder()).filter((name) => name.endsWith('.tmp')) : [];
    for (let seed = 0; seed < 40 && leftovers().length < 3; seed++) {
      const before = leftovers().length;
      const { child, ended } = await started({ seed, seconds: 60, bytes: 30_000_000 });
      // In the middle of a write, as far as another process can tell; some of them just get done.
      while (leftovers().length === before && child.exitCode === null) await sleep(1);
      child.kill('SIGKILL');
      await ended;
    }
    const { ended } = await started({ seconds: 1 });
    const report = JSON.parse((await ended).said) as StorerReport;
    assert.equal(report.wrong, 0);
    assert.ok(report.found + report.missed > 0);
    assert.ok(leftovers().length > 0, 'no process was killed while it wrote');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    for (const name of leftovers()) utimesSync(path.join(folder(), name), anHourAgo, anHourAgo);
    const store = await storeIn(folder());
    await store.write(keyOf(0xabc), '', [{ name: 'one', bytes: new Uint8Array(10) }]);
    assert.deepEqual(leftovers(), []);
    assert.ok((await storeUse(folder())).entries > 0);
  });
});
