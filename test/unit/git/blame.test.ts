/** Who last changed each label, by the history of a real repository. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { blamedLines, readBlame } from '../../../src/git/blame';
import { commitCalled, fileAt, repositoryFile } from '../../../src/git/fileInRepository';
import { linesById } from '../../../src/labels/lineIds';

const name = 'a b.edf.labels.json';

function fileOf(...records: readonly string[]): string {
  return `{\n"labels": [\n ${records.join('\n,')}\n]\n}\n`;
}

function record(id: string, end: number): string {
  return `{"id": "${id}", "end": ${end}}`;
}

describe('A label file in a repository', () => {
  let root = '';
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const commit = (author: string, subject: string): void => {
    git('add', '--all');
    git('-c', `user.name=${author}`, '-c', 'user.email=x@example.org', 'commit', '--quiet', '-m', subject);
  };

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'emg-labels-blame-'));
    git('init', '--quiet', '--initial-branch=main');
    // A repository that is set up for review: what git shows is not what is stored.
    writeFileSync(path.join(root, '.gitattributes'), '*.labels.json diff=emg\n');
    git('config', 'diff.emg.textconv', 'echo converted; false');
    writeFileSync(path.join(root, name), fileOf(record('one', 1), record('two', 2)));
    commit('Anna', 'First reading');
    writeFileSync(path.join(root, name), fileOf(record('zero', 0), record('one', 1), record('two', 3)));
    commit('Ben', 'Second reading');
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  async function file() {
    const found = await repositoryFile({ git: 'git', folder: root }, path.join(root, name));
    assert.ok(found);
    return found;
  }

  it('says of each label who last changed its line, and of what nobody has committed that it is so', async () => {
    const text = Buffer.from(fileOf(record('zero', 0), record('one', 1), record('two', 3), record('new', 9)));
    const lines = await blamedLines(await file(), text);
    const said = [...linesById(text)].map(
      ([id, line]) => `${id}: ${lines[line]?.subject ?? 'not committed'}`,
    );
    assert.deepEqual(said, [
      'zero: Second reading',
      // The comma before it is new: git can't know that the label is not.
      'one: Second reading',
      'two: Second reading',
      'new: not committed',
    ]);
    assert.equal(lines[0]?.author, 'Anna');
    assert.ok(Math.abs(lines[0].authorTime - Date.now() / 1000) < 600);
  });

  it('is read as it is stored, of a commit and of the index, whatever a textconv makes of it', async () => {
    const first = git('rev-parse', 'HEAD~1');
    const bytes = await fileAt(await file(), { commit: first });
    assert.equal(Buffer.from(bytes ?? []).toString(), fileOf(record('one', 1), record('two', 2)));
    const staged = await fileAt(await file(), 'index');
    assert.match(Buffer.from(staged ?? []).toString(), /"zero"/u);
  });

  it('is not there in a commit that does not have it, and no other name of a commit reaches git', async () => {
    const other = await repositoryFile({ git: 'git', folder: root }, path.join(root, 'other.labels.json'));
    assert.ok(other);
    assert.equal(await fileAt(other, { commit: git('rev-parse', 'HEAD') }), undefined);
    await assert.rejects(fileAt(await file(), { commit: '--output=x' }), /whole hash/u);
    assert.equal(
      await repositoryFile({ git: 'git', folder: root }, path.join(tmpdir(), 'outside.json')),
      undefined,
    );
    const place = { git: 'git', folder: root };
    assert.equal(await commitCalled(place, 'MERGE_HEAD'), undefined);
    assert.equal(await commitCalled(place, 'HEAD'), git('rev-parse', 'HEAD'));
  });
});

describe('What git says of lines', () => {
  it('is read whatever runs it comes in, and what is no such answer is no line', () => {
    const hash = 'a'.repeat(40);
    const text = [
      `${hash} 1 3 2`,
      'author Anna',
      'author-time 5',
      'summary With  blanks',
      'filename x',
      `${hash} 9 1 1`,
      'filename x',
      '',
    ].join('\n');
    const said = { hash, author: 'Anna', authorTime: 5, subject: 'With  blanks' };
    assert.deepEqual(Array.from(readBlame(text)), [said, undefined, said, said]);
    assert.deepEqual(readBlame('fatal: no such path\n'), []);
  });
});
