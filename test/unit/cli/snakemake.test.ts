/** The Snakemake workflow, on the sample workspace: killed half-way, it goes on. Skipped where there is no Snakemake. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copySampleWorkspace } from '../../fixtures/sampleRecordings';
import { writeProgram } from '../../fixtures/commandLineProgram';
import { projectRoot } from '../../harness/paths';

const snakefile = path.join(projectRoot, 'media', 'workflows', 'snakemake', 'Snakefile');

describe('The Snakemake workflow', function () {
  this.timeout(300_000);
  let folder = '';
  before(async function () {
    if (spawnSync('snakemake', ['--version']).status !== 0) {
      console.log(
        '    Snakemake is not installed (Debian: apt-get install snakemake), so its workflow is not run.',
      );
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), 'emg-snakemake-'));
    await copySampleWorkspace(path.join(folder, 'study'));
    copyFileSync(
      path.join(folder, 'study', 'contracture.edf'),
      path.join(folder, 'study', "a 'third', of $it.edf"),
    );
    await writeProgram(folder);
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });
  const args = (...more: readonly string[]): readonly string[] => [
    ...['--snakefile', snakefile, '--cores', '1', '--keep-going', ...more],
    ...['--config', 'study=study', 'out=results', 'program=cli.js', 'steps=detect,check'],
  ];
  const done = (name: string): string => path.join(folder, 'results', name, 'done.json');
  const names = ["a 'third', of $it.edf", 'contracture.edf', 'cramp.edf'];

  it('goes on where it was killed, and does nothing twice', async () => {
    // A process group of its own, so that its jobs are killed with it.
    const child = spawn('snakemake', args(), { cwd: folder, stdio: 'ignore', detached: true });
    const exit = once(child, 'exit');
    // One is done, and the next has begun.
    const isBetween = (): boolean => {
      const begun = names.filter((name) => existsSync(path.dirname(done(name))));
      return begun.length === 2 && begun.some((name) => existsSync(done(name)));
    };
    while (!isBetween() && child.exitCode === null) await sleep(20);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await exit;
    const before = names.filter((name) => existsSync(done(name)));
    assert.equal(before.length, 1, before.join());
    const times = before.map((name) => statSync(done(name)).mtimeMs);
    const run = (...more: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync('snakemake', args(...more), {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout + stderr);
      return stdout + stderr;
    };
    run('--unlock');
    run('--rerun-incomplete');
    for (const name of names) assert.ok(existsSync(done(name)), name);
    assert.deepEqual(
      before.map((name) => statSync(done(name)).mtimeMs),
      times,
      'what was done stayed',
    );
    assert.match(run(), /Nothing to be done/u);
  });
});
