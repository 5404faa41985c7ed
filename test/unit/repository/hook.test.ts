import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
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

  it('runs a command that the package has, on label files and corrected units and no others', () => {
    const { bin } = shipped as unknown as { readonly bin: Readonly<Record<string, string>> };
    const [program = '', ...words] = hookField('entry').split(' ');
    assert.equal(bin[program], './dist/cli.js');
    assert.deepEqual(words, ['check']);
    assert.match(projectFile('.npmignore'), /^!dist\/cli\.js$/mu);
    // The very text of the hook, as pre-commit searches with it.
    assert.equal(hookField('files'), String.raw`\.(labels|units)\.json$`);
    const files = /\.(labels|units)\.json$/u;
    for (const name of ['a/b.edf.labels.json', 'b.edf.units.json']) assert.match(name, files);
    for (const name of ['a.edf', 'labels.json', 'a.labels.json.bak', 'package.json']) {
      assert.doesNotMatch(name, files);
    }
  });

  it('refuses a commit with a bad label file, and lets it pass once it is put right', async function () {
    if (process.platform === 'win32') return this.skip();
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@example.org');
    // Out of git's sight, so that it is not committed.
    const program = await writeProgram(folder.at('.git/program'));
    const commandLine = `'${process.execPath}' '${program}'`;
    // As pre-commit does: the staged files that the pattern takes, as arguments.
    const hook = [
      '#!/bin/sh',
      `git diff --cached --name-only --diff-filter=d -z | grep -zE '${hookField('files')}' | xargs -0 -r ${commandLine} check`,
      '',
    ].join('\n');
    const hookFile = folder.at('.git/hooks/pre-commit');
    writeFileSync(hookFile, hook);
    chmodSync(hookFile, 0o755);
    const text = await folder.labelled('with blank.edf', [labelOf('a', 0, 500)]);
    const sidecar = folder.at('with blank.edf.labels.json');
    writeFileSync(sidecar, text.replace('"status": "accepted"', '"status": "perhaps"'));
    git('add', '-A');
    const refused = spawnSync('git', ['commit', '-q', '-m', 'Bad'], { cwd: folder.path, encoding: 'utf8' });
    assert.notEqual(refused.status, 0);
    assert.match(refused.stdout + refused.stderr, /^with blank\.edf\.labels\.json:\d+:\d+: schema: /mu);
    assert.notEqual(spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder.path }).status, 0, 'no commit');
    writeFileSync(sidecar, text);
    git('add', '-A');
    git('commit', '-q', '-m', 'Good');
    assert.equal(git('show', 'HEAD:with blank.edf.labels.json'), readFileSync(sidecar, 'utf8'));
  });
});
