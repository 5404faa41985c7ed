import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { readUpdatedFile } from '../../../../src/base/files/readUpdated';
import type { UpdatePoint } from '../../../../src/base/files/replacement';
import { updateFile } from '../../../../src/base/files/updateFile';
import { startProgram } from '../../../fixtures/saving/bundled';
import type { SaverTask } from '../../../fixtures/saving/saver';
import { bytesOf, scratch } from './scratch';

async function killedSave(task: SaverTask, uid?: number): Promise<void> {
  const { ended } = await startProgram('saver', task, uid === undefined ? {} : { uid });
  const { signal, said } = await ended;
  assert.equal(signal, 'SIGKILL', `the process was not killed at ${task.killAt ?? 'no point'}: ${said}`);
}

/** Texts of some blocks, so that a write can be cut short between them. */
const [before, after] = ['old ', 'new label '].map((word) => word.repeat(40_000));
assert.ok(before !== undefined && after !== undefined);

describe('A save that is killed', function () {
  this.timeout(60_000);
  const folder = scratch();
  const file = (): string => path.join(folder(), 'a.json');
  const stateEntries = (): readonly string[] => {
    const state = path.join(process.env['XDG_STATE_HOME'] ?? '', 'emg-labels');
    return existsSync(state) ? readdirSync(state) : [];
  };
  const task = (killAt: UpdatePoint, passing = 1): SaverTask => ({
    file: file(),
    text: 'new label ',
    repeat: 40_000,
    killAt,
    passing,
  });

  async function nextSaveTidies(...others: string[]): Promise<void> {
    await updateFile(file(), () => bytesOf('next'));
    assert.equal(readFileSync(file(), 'utf8'), 'next');
    assert.deepEqual([...readdirSync(folder())].sort(), ['a.json', ...others]);
    assert.deepEqual(stateEntries(), []);
  }

  for (const point of ['locked', 'read', 'temporary', 'looked-again', 'replaced'] as const) {
    it(`at "${point}" leaves the old file or the new one, and the next save leaves nothing else`, async () => {
      writeFileSync(file(), before);
      await killedSave(task(point));
      assert.equal(readFileSync(file(), 'utf8'), point === 'replaced' ? after : before);
      await nextSaveTidies();
    });
  }

  it('while it makes a file leaves none or the whole, and the next save leaves nothing else', async () => {
    await killedSave(task('looked-again'));
    assert.equal(existsSync(file()), false);
    await killedSave(task('replaced'));
    assert.equal(readFileSync(file(), 'utf8'), after);
    await nextSaveTidies();
  });

  for (const [point, passing] of [
    ['journalled', 1],
    ['overwriting', 1],
    ['overwriting', 3],
    ['overwriting', 6],
  ] as const) {
    it(`while it writes in place, at "${point}" ${passing}, leaves what reads as the old text or the new`, async () => {
      writeFileSync(file(), before);
      linkSync(file(), path.join(folder(), 'other'));
      await killedSave(task(point, passing));
      const found = readFileSync(file(), 'utf8');
      assert.equal(
        found === before || found === after,
        point === 'journalled',
        'the file itself is cut short',
      );
      const read = new TextDecoder().decode(await readUpdatedFile(file(), 1e9));
      assert.equal(read, point === 'journalled' ? before : after);
      assert.equal(readFileSync(path.join(folder(), 'other'), 'utf8'), read);
      assert.deepEqual(readdirSync(folder()), ['a.json', 'other']);
      await nextSaveTidies('other');
    });
  }

  it('in place does not undo what someone has put into the file since', async () => {
    writeFileSync(file(), before);
    linkSync(file(), path.join(folder(), 'other'));
    await killedSave(task('overwriting', 2));
    writeFileSync(file(), 'checked out from git');
    assert.equal(new TextDecoder().decode(await readUpdatedFile(file(), 1e9)), 'checked out from git');
    assert.deepEqual(readdirSync(folder()), ['a.json', 'other']);
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot ? it : it.skip)(
    'in a folder that may not be written is completed from its user’s state folder',
    async () => {
      const user = 65_534;
      mkdirSync(`${folder()}-state`, { mode: 0o777 });
      chmodSync(`${folder()}-state`, 0o777);
      writeFileSync(file(), before);
      chmodSync(file(), 0o666);
      chmodSync(folder(), 0o555);
      await killedSave(task('overwriting', 2), user);
      assert.deepEqual(readdirSync(folder()), ['a.json']);
      assert.deepEqual(stateEntries().length, 2, 'its lock and its journal');
      assert.equal(new TextDecoder().decode(await readUpdatedFile(file(), 1e9)), after);
      await nextSaveTidies();
    },
  );
});
