import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { writability } from '../../../../src/base/files/writability';
import { startProgram } from '../../../fixtures/saving/bundled';
import { scratch } from './scratch';

const nobody = 65_534;
const someone = 12_345;
const isRoot = process.getuid?.() === 0;

/** Saves as a user who is not the superuser; what the process said, empty when all went well. */
async function savedAs(uid: number, file: string): Promise<string> {
  const { ended } = await startProgram('saver', { file, text: 'new', repeat: 1 }, { uid });
  return (await ended).said;
}

(isRoot ? describe : describe.skip)('A file of another user (needs the superuser to set up)', function () {
  this.timeout(60_000);
  const folder = scratch();
  const file = (): string => path.join(folder(), 'a.json');

  function prepare(owner: number, fileMode: number, folderMode: number): void {
    writeFileSync(file(), 'old');
    chownSync(file(), owner, owner);
    chmodSync(file(), fileMode);
    chmodSync(folder(), folderMode);
  }

  it('keeps its owner: it is written in place by a user who may write it', async () => {
    prepare(someone, 0o666, 0o777);
    const { ino } = statSync(file());
    assert.equal(await savedAs(nobody, file()), '');
    const { uid, gid, mode, ino: now } = statSync(file());
    assert.deepEqual([uid, gid, mode & 0o777, now], [someone, someone, 0o666, ino]);
    assert.equal(readFileSync(file(), 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder()), ['a.json']);
  });

  it('keeps its owner when the superuser writes it', async () => {
    prepare(someone, 0o640, 0o755);
    assert.equal(await savedAs(0, file()), '');
    const { uid, gid, mode } = statSync(file());
    assert.deepEqual([uid, gid, mode & 0o777], [someone, someone, 0o640]);
    assert.equal(readFileSync(file(), 'utf8'), 'new');
  });

  it('in a folder that may not be written is written in place, with its journal in the user’s state folder', async () => {
    prepare(nobody, 0o644, 0o555);
    mkdirSync(`${folder()}-state`);
    assert.match(await savedAs(nobody, file()), /SaveError: .*you have no permission/u);
    assert.equal(readFileSync(file(), 'utf8'), 'old', 'without a place for the journal nothing is risked');
    chownSync(`${folder()}-state`, nobody, nobody);
    assert.equal(await savedAs(nobody, file()), '');
    assert.equal(readFileSync(file(), 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder()), ['a.json']);
    assert.deepEqual(readdirSync(`${folder()}-state/emg-labels`), []);
  });

  it('that may not be written is left alone, and the sentence names it', async () => {
    prepare(someone, 0o644, 0o777);
    assert.match(
      await savedAs(nobody, file()),
      /^SaveError: a\.json can't be written: you have no permission to write it\./u,
    );
    assert.equal(readFileSync(file(), 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder()), ['a.json']);
  });
});

describe('Whether a file can be written', () => {
  const folder = scratch();

  it('is known beforehand: a new one, an old one, one that is read-only, one that is a folder', async () => {
    const file = path.join(folder(), 'a.json');
    assert.deepEqual(await writability(file), { kind: 'writable' });
    writeFileSync(file, '');
    assert.deepEqual(await writability(file), { kind: 'writable' });
    chmodSync(file, 0o444);
    assert.deepEqual(await writability(file), {
      kind: 'not-writable',
      obstacle: 'read-only-file',
      sentence: "a.json can't be written: the file is marked read-only. Allow writing to it and save again.",
    });
    const answer = await writability(folder());
    assert.equal(answer.kind === 'not-writable' && answer.obstacle, 'not-a-file');
    const gone = await writability(path.join(folder(), 'no', 'a.json'));
    assert.equal(gone.kind === 'not-writable' && gone.obstacle, 'folder-missing');
  });
});
