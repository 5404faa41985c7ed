/** What is asked of git: commits by their names, files that differ, their contents. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { changedFiles, type ChangedFile } from '../../../src/git/changedFiles';
import { blobBytes } from '../../../src/git/contents';
import { commitOf, rangeOf, repositoryOf } from '../../../src/git/refs';
import { GitError } from '../../../src/git/runGit';
import { commitAll, gitIn, newRepository } from '../../fixtures/reviewedRepository';

const ending = '.labels.json';

describe('Git', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'emg-git-')));
  after(() => rmSync(folder, { recursive: true }));
  const place = (name: string): string => path.join(folder, name);
  const changes = async (range: string, paths: readonly string[] = []): Promise<readonly ChangedFile[]> =>
    changedFiles(folder, await rangeOf(folder, range), { ending, paths });
  const names = async (range: string, paths?: readonly string[]): Promise<readonly string[]> =>
    (await changes(range, paths)).map(({ path: at, was, before, after: now }) =>
      [was === undefined ? at : `${was} > ${at}`, before.kind, now.kind].join(' '),
    );

  before(() => {
    newRepository(folder);
    mkdirSync(place('a b'));
    writeFileSync(place('kept.labels.json'), 'kept'.repeat(100));
    writeFileSync(place('moved.labels.json'), 'moved'.repeat(100));
    writeFileSync(place('gone.labels.json'), 'gone');
    writeFileSync(place('other.txt'), 'x');
    writeFileSync(place('a b/tab\there.labels.json'), 'one');
    commitAll(folder, 'one');
    gitIn(folder, 'tag', 'v1');
    gitIn(folder, 'switch', '-q', '-c', 'work');
    renameSync(place('moved.labels.json'), place('a b/new "name" äü\n2.labels.json'));
    rmSync(place('gone.labels.json'));
    writeFileSync(place('other.txt'), 'y');
    writeFileSync(place('a b/tab\there.labels.json'), 'two');
    writeFileSync(place('-added.labels.json'), 'added');
    symlinkSync('/etc/passwd', place('link.labels.json'));
    commitAll(folder, 'two');
    gitIn(folder, 'switch', '-q', 'main');
    writeFileSync(place('main.labels.json'), 'main only');
    commitAll(folder, 'three');
    gitIn(folder, 'switch', '-q', 'work');
  });

  it('lists files of an ending that differ in two commits, renamed, added, gone and links, whatever their names', async () => {
    assert.deepEqual(await names('v1..work'), [
      '-added.labels.json absent blob',
      'moved.labels.json > a b/new "name" äü\n2.labels.json blob blob',
      'a b/tab\there.labels.json blob blob',
      'gone.labels.json blob absent',
      'link.labels.json absent no-file',
    ]);
  });

  it('gives the contents of either side by the names that it lists', async () => {
    const [change] = await changes('v1..work', ['a b/tab\there.labels.json']);
    assert.ok(change?.before.kind === 'blob' && change.after.kind === 'blob');
    const texts = [change.before.id, change.after.id].map(async (id) =>
      Buffer.from(await blobBytes(folder, id, 100)).toString(),
    );
    assert.deepEqual(await Promise.all(texts), ['one', 'two']);
    await assert.rejects(blobBytes(folder, change.after.id, 1), GitError);
  });

  it('compares with where a branch began, as a pull request does', async () => {
    assert.ok((await names('main..work')).includes('main.labels.json blob absent'));
    assert.ok(!(await names('main...work')).some((name) => name.startsWith('main.labels.json')));
  });

  it('compares with the files as they stand, those that git does not know yet among them', async () => {
    writeFileSync(place('kept.labels.json'), 'edited');
    writeFileSync(place('untracked.labels.json'), 'new');
    assert.deepEqual(await names('work'), [
      'kept.labels.json blob folder',
      'untracked.labels.json absent folder',
    ]);
    assert.deepEqual(await names('work', ['a b']), []);
  });

  it('takes a path for a path and never for a pattern or an option', async () => {
    assert.deepEqual(await names('v1..work', ['-added.labels.json']), ['-added.labels.json absent blob']);
    for (const odd of ['*', ':(top)a b', '--output=x', ':/']) {
      assert.deepEqual(await names('v1..work', [odd]), []);
    }
  });

  it('refuses what is no commit in one sentence, and takes no name for an option', async () => {
    for (const odd of [
      'nowhere',
      '--all',
      '--output=x',
      '-h',
      '',
      'v1:other.txt',
      '$(touch x)',
      '@{99}',
      '\u0000',
    ]) {
      await assert.rejects(commitOf(folder, odd), (error: unknown) => {
        assert.ok(error instanceof GitError, String(error));
        return /is not a commit of this repository/u.test(error.message);
      });
    }
    assert.equal((await commitOf(folder, 'HEAD')).hash, gitIn(folder, 'rev-parse', 'HEAD').trim());
    assert.equal((await rangeOf(folder, 'v1..')).head?.hash, gitIn(folder, 'rev-parse', 'work').trim());
  });

  it('says that a folder is in no repository', async () => {
    const bare = mkdtempSync(path.join(tmpdir(), 'emg-no-git-'));
    await assert.rejects(repositoryOf(bare), /is not in a git repository/u);
    await assert.rejects(repositoryOf(path.join(bare, 'gone')), /the folder is not there/u);
    rmSync(bare, { recursive: true });
    assert.equal(await repositoryOf(place('a b')), folder);
  });

  it('starts no program that a repository names', async () => {
    const witness = place('witness');
    for (const setting of ['core.fsmonitor', 'core.pager', 'diff.external']) {
      gitIn(folder, 'config', setting, `touch ${witness}; false`);
    }
    gitIn(folder, 'config', 'diff.emg.textconv', `touch ${witness}; cat`);
    writeFileSync(place('.git/info/attributes'), '*.labels.json diff=emg\n');
    await names('v1..work');
    await names('work');
    await assert.rejects(
      Promise.resolve().then(() => realpathSync(witness)),
      /ENOENT/u,
    );
  });
});
