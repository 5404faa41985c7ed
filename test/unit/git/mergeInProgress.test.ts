/** Who and when: a real merge that stands still, asked line by line. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileAt, fileInFolder, type RepositoryState } from '../../../src/git/fileInRepository';
import { lastChangeOfLine, mergeInProgress } from '../../../src/git/mergeInProgress';

describe('A merge in progress', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-progress-'));
  const place = { git: 'git', folder };
  const name = '-it is a 肌 name.labels.json';
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  after(() => rmSync(folder, { recursive: true }));

  function commit(author: string, day: string, text: string): void {
    writeFileSync(path.join(folder, name), text);
    git('add', '-A');
    git(
      '-c',
      `user.name=${author}`,
      '-c',
      'user.email=a@example.org',
      'commit',
      '-q',
      '--date',
      `${day}T23:30:00-0500`,
      '-m',
      'x',
    );
  }

  it('names both branches, and who changed a line last on each of them and on which day there', async () => {
    git('init', '-q', '-b', 'main');
    git('config', 'diff.emg-labels.textconv', 'false');
    writeFileSync(path.join(folder, '.gitattributes'), '* diff=emg-labels\n');
    commit('Anna', '2026-01-02', 'one\ntwo\nthree\n');
    assert.equal(await mergeInProgress(place), undefined);
    git('checkout', '-q', '-b', 'bea');
    commit('Bea Böll', '2026-02-03', 'one\ntheirs\nthree\n');
    git('checkout', '-q', 'main');
    commit('Cleo', '2026-03-04', 'one\nours\nthree\n');
    spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x', 'merge', 'bea'], { cwd: folder });
    const merge = await mergeInProgress(place);
    assert.ok(merge);
    assert.deepEqual([merge.ours.name, merge.theirs.name], ['main', 'bea']);
    const last = (side: 'ours' | 'theirs', line: number) =>
      lastChangeOfLine(place, merge[side].commit, name, line);
    assert.deepEqual(await last('ours', 2), { author: 'Cleo', date: '2026-03-04' });
    assert.deepEqual(await last('theirs', 2), { author: 'Bea Böll', date: '2026-02-03' });
    assert.deepEqual(await last('theirs', 3), { author: 'Anna', date: '2026-01-02' });
    assert.equal(await last('theirs', 9), undefined);
    const at = async (file: string, state: RepositoryState): Promise<string | undefined> => {
      const bytes = await fileAt(fileInFolder(place, file), state);
      return bytes && Buffer.from(bytes).toString();
    };
    assert.equal(await at(name, { commit: merge.theirs.commit }), 'one\ntheirs\nthree\n');
    assert.equal(await at(name, { stage: 1 }), 'one\ntwo\nthree\n');
    assert.equal(await at(name, { stage: 2 }), 'one\nours\nthree\n');
    assert.equal(await at('none.json', { commit: merge.theirs.commit }), undefined);
  });
});
