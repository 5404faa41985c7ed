import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { replaceFile } from '../../../src/labels/replaceFile';

describe('Replacing a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-replace-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const bytes = new TextEncoder().encode('new');

  it('leaves the new content and nothing beside it', async () => {
    const file = path.join(folder, 'a.json');
    writeFileSync(file, 'old');
    await replaceFile(file, bytes);
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder), ['a.json']);
  });

  it('makes a file that was not there', async () => {
    await replaceFile(path.join(folder, 'b.json'), bytes);
    assert.equal(readFileSync(path.join(folder, 'b.json'), 'utf8'), 'new');
  });

  it('keeps permissions, and a symbolic link a link', async () => {
    const target = path.join(folder, 'target.json');
    const link = path.join(folder, 'link.json');
    writeFileSync(target, 'old');
    chmodSync(target, 0o640);
    symlinkSync(target, link);
    await replaceFile(link, bytes);
    assert.equal(lstatSync(link).isSymbolicLink(), true);
    assert.equal(readFileSync(target, 'utf8'), 'new');
    assert.equal(statSync(target).mode & 0o777, 0o640);
  });

  it('that fails leaves the old file whole and nothing beside it', async () => {
    const file = path.join(folder, 'kept');
    writeFileSync(path.join(folder, 'other'), '');
    await assert.rejects(replaceFile(path.join(folder, 'no-such-folder', 'a.json'), bytes));
    // A folder can't be replaced by a file: the rename fails after the new file was written.
    const inside = mkdtempSync(file);
    writeFileSync(path.join(inside, 'x'), '');
    await assert.rejects(replaceFile(inside, bytes));
    assert.deepEqual(readdirSync(folder).sort(), [path.basename(inside), 'other'].sort());
  });
});
