import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeProgram } from '../../fixtures/commandLineProgram';
import { projectFile, shipped } from '../manifest/shipped';
import { labelOf, StudyFolder } from './folder';

/** A field of the one hook that ships. */
function hookField(name: string): string {
  const line = projectFile('.pre-commit-hooks.yaml')
    .split('\n')
    .find((each) => each.trimStart().replace(/^- /u, '').startsWith(`${name}: `));
  return line?.slice(line.indexOf(': ') + 2).replace(/^'(.*)'$/u, '$1') ?? '';
}

describe('The pre-commit hook', function () {
  this.timeout(120_000);
  const folder = new StudyFolder();
  after(() => folder.remove());
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('runs a command that the package has, on all of the repository at every commit', () => {
    const { bin } = shipped as unknown as { readonly bin: Readonly<Record<string, string>> };
    const [program = '', ...words] = hookField('entry').split(' ');
    assert.equal(bin[program], './dist/cli.js');
    assert.deepEqual(words, ['check']);
    assert.match(projectFile('.npmignore'), /^!dist\/cli\.js$/mu);
    // With names, a study or a recording that was removed or renamed would be passed over.
    assert.deepEqual([hookField('always_run'), hookField('pass_filenames')], ['true', 'false']);
    assert.equal(hookField('files'), '');
  });

  it('refuses a commit with a bad label file, and lets it pass once it is put right', async function () {
    if (process.platform === 'win32') return this.skip();
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@example.org');
    // Out of git's sight, so that it is not committed.
    const program = await writeProgram(folder.at('.git/program'));
    const commandLine = `'${process.execPath}' '${program}'`;
    const hook = ['#!/bin/sh', `${commandLine} ${hookField('entry').split(' ').slice(1).join(' ')}`, ''].join(
      '\n',
    );
    const hookFile = folder.at('.git/hooks/pre-commit');
    writeFileSync(hookFile, hook);
    chmodSync(hookFile, 0o755);
    const text = await folder.labelled('with blank.edf', [labelOf('a', 0, 500)]);
    const sidecar = folder.at('with blank.edf.labels.json');
    const refuses = (rule: string): void => {
      git('add', '-A');
      const refused = spawnSync('git', ['commit', '-q', '-m', 'Bad'], { cwd: folder.path, encoding: 'utf8' });
      assert.notEqual(refused.status, 0);
      const said = refused.stdout + refused.stderr;
      assert.ok(said.includes(`: ${rule}: `), said);
    };
    writeFileSync(sidecar, text.replace('"status": "accepted"', '"status": "perhaps"'));
    refuses('schema');
    assert.notEqual(spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder.path }).status, 0, 'no commit');
    writeFileSync(sidecar, text);
    git('add', '-A');
    git('commit', '-q', '-m', 'Good');
    assert.equal(git('show', 'HEAD:with blank.edf.labels.json'), readFileSync(sidecar, 'utf8'));
    // Neither touches the label file that it concerns.
    const study = folder.write('.emg/study.json', JSON.stringify({ labels: [{ name: 'dystonia' }] }));
    refuses('unknown-label');
    rmSync(study);
    renameSync(folder.at('with blank.edf'), folder.at('renamed.edf'));
    refuses('orphaned');
  });
});
