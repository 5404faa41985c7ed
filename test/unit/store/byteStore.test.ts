import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { Random } from '../../../src/simulation/random';
import { ByteStore, clearStore, storeUse } from '../../../src/store/byteStore';
import { fileOf, filesOf, keyOf, storeFolder, storeIn } from './folder';

const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;

/** Numbers that tell one section from another. */
function bytesOf(number: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (number * 31 + i) % 251);
}

async function write(store: ByteStore, number: number, length = 1000): Promise<void> {
  await store.write(keyOf(number), `about ${number}`, [
    { name: 'one', bytes: bytesOf(number, length) },
    { name: 'other', bytes: bytesOf(number + 1, 40) },
  ]);
}

function read(store: ByteStore, number: number, section = 'one'): Promise<Uint8Array | undefined> {
  return store.use(keyOf(number), (entry) => entry.read(section));
}

describe('A store on disk', () => {
  const folder = storeFolder();

  it('gives back what was written, section by section, to another opening too', async () => {
    await write(await storeIn(folder()), 7);
    const store = await storeIn(folder());
    assert.deepEqual(Buffer.from((await read(store, 7))!), Buffer.from(bytesOf(7, 1000)));
    assert.deepEqual(Buffer.from((await read(store, 7, 'other'))!), Buffer.from(bytesOf(8, 40)));
    assert.equal(await store.use(keyOf(7), (entry) => Promise.resolve(entry.about)), 'about 7');
    assert.equal(await read(store, 7, 'a third'), undefined);
    assert.equal(await read(store, 8), undefined);
  });

  it('gives the newest of two entries of one key', async () => {
    const store = await storeIn(folder());
    await write(store, 7, 10);
    await write(store, 7, 20);
    assert.equal((await read(store, 7))?.length, 20);
    assert.equal(filesOf(folder()).length, 1);
  });

  it('holds an entry as absent that was cut short anywhere, and removes it', async () => {
    const store = await storeIn(folder());
    await write(store, 7, 100);
    const whole = readFileSync(fileOf(folder(), 7));
    for (let length = 0; length < whole.length; length += 3) {
      writeFileSync(fileOf(folder(), 7), whole.subarray(0, length));
      assert.equal(await read(store, 7), undefined, `of ${length} bytes`);
      assert.equal(existsSync(fileOf(folder(), 7)), false);
    }
    writeFileSync(fileOf(folder(), 7), Buffer.concat([whole, Buffer.alloc(1)]));
    assert.equal(await read(store, 7), undefined, 'with a byte more');
  });

  it('never gives another number where bits were changed: the section that was hit is absent, others may be there', async () => {
    const store = await storeIn(folder());
    await write(store, 7, 300);
    const whole = readFileSync(fileOf(folder(), 7));
    const random = new Random(1);
    const below = (end: number): number => Math.floor(random.uniform(0, end));
    let given = 0;
    for (let k = 0; k < 1500; k++) {
      const damaged = Buffer.from(whole);
      for (let flips = 1 + below(4); flips > 0; flips--) {
        const at = k < whole.length ? k : below(whole.length);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << below(8));
      }
      if (damaged.equals(whole)) continue;
      writeFileSync(fileOf(folder(), 7), damaged);
      const sections = [
        ['one', bytesOf(7, 300)],
        ['other', bytesOf(8, 40)],
      ] as const;
      // The first to be found damaged takes the entry with it.
      for (const [section, right] of k % 2 ? sections : sections.toReversed()) {
        const found = await read(store, 7, section);
        if (found) assert.deepEqual(Buffer.from(found), Buffer.from(right), `${section} after change ${k}`);
        if (found) given++;
      }
    }
    assert.ok(given > 60, `only ${given} whole sections were given`);
  });

  it('does not take an entry for another whose name it was given', async () => {
    const store = await storeIn(folder());
    await write(store, 7);
    renameSync(fileOf(folder(), 7), fileOf(folder(), 8));
    assert.equal(await read(store, 8), undefined);
  });

  it('stays within its size: what was not used longest goes first', async () => {
    const one = 1000 + 400;
    const store = await storeIn(folder(), 4 * one);
    for (const number of [1, 2, 3]) {
      await write(store, number);
      const hoursAgo = new Date(Date.now() - (10 - number) * 3_600_000);
      utimesSync(fileOf(folder(), number), hoursAgo, hoursAgo);
    }
    assert.ok(await read(store, 1), 'the oldest is used again');
    for (let number = 4; number < 30; number++) {
      await write(store, number);
      const { bytes } = await storeUse(folder());
      assert.ok(bytes <= 4 * one, `${bytes} bytes after ${number}`);
      if (number === 5) assert.ok(await read(store, 1), 'what was used last is still there');
      if (number === 5) assert.equal(await read(store, 2), undefined);
    }
    assert.ok(await read(store, 29));
    await write(store, 50, 5 * one);
    assert.equal(await read(store, 50), undefined, 'larger than all of it');
    assert.ok(await read(store, 29), 'nothing goes for what does not fit');
  });

  it('gives large entries half of it: they make way for each other before what is small makes way for them', async () => {
    const large = 3_000_000;
    const store = await storeIn(folder(), 5 * large);
    for (const number of [1, 2, 3]) await write(store, number);
    for (let number = 11; number < 20; number++) {
      await write(store, number, large);
      const at = new Date(Date.now() - (100 - number) * 3_600_000);
      utimesSync(fileOf(folder(), number), at, at);
      const { bytes } = await storeUse(folder());
      assert.ok(bytes <= (5 * large) / 2 + 10_000, `${bytes} bytes after ${number}`);
    }
    for (const number of [1, 2, 3, 18, 19]) assert.ok(await read(store, number), `${number} is gone`);
    assert.equal(await read(store, 17), undefined);
    await write(store, 50, 4 * large);
    assert.ok(await read(store, 50), 'one alone may take more');
    for (const number of [1, 2, 3]) assert.ok(await read(store, number), `${number} is gone`);
    assert.equal(await read(store, 19), undefined);
  });

  it('leaves nothing of what is given up while it is written, and writes nothing after that', async () => {
    const store = await storeIn(folder());
    await write(store, 1);
    const writing = write(store, 2, 64_000_000);
    while (filesOf(folder()).length < 2) await new Promise(setImmediate);
    store.abandon();
    await writing;
    await write(store, 3);
    assert.equal(filesOf(folder()).length, 1, filesOf(folder()).join(' '));
    assert.ok(await read(store, 1), 'what was there is still there');
  });

  it('makes room in what another process has filled', async () => {
    const [one, other] = [await storeIn(folder(), 20_000), await storeIn(folder(), 20_000)];
    for (let number = 0; number < 60; number++) await write(number % 2 ? one : other, number);
    const again = await storeIn(folder(), 20_000);
    await write(again, 99);
    const { bytes } = await storeUse(folder());
    assert.ok(bytes <= 20_000, `${bytes} bytes`);
    assert.ok(await read(again, 99));
  });

  it('tidies what a crash has left, and touches nothing that is not its own', async () => {
    const store = await storeIn(folder());
    const leftover = `${fileOf(folder(), 3)}.0123456789abcdef.tmp`;
    const underWay = `${fileOf(folder(), 4)}.0123456789abcdef.tmp`;
    const foreign = path.join(folder(), 'notes.txt');
    for (const file of [leftover, underWay, foreign]) writeFileSync(file, 'x');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    for (const file of [leftover, foreign]) utimesSync(file, anHourAgo, anHourAgo);
    await write(store, 7);
    const names = [underWay, foreign, fileOf(folder(), 7)].map((file) => path.basename(file)).sort();
    assert.deepEqual(filesOf(folder()), names);
    await clearStore(folder());
    assert.deepEqual(filesOf(folder()), ['notes.txt']);
  });

  it('holds nothing at a size of 0, and what it held is removed', async () => {
    await write(await storeIn(folder()), 7);
    assert.equal(await ByteStore.open({ folder: folder(), mostBytes: 0 }), undefined);
    assert.equal(existsSync(folder()), false);
  });

  if (isPosix) {
    it('is for its user alone, whatever the folder was before', async () => {
      mkdirSync(folder(), { mode: 0o755 });
      chmodSync(folder(), 0o755);
      await write(await storeIn(folder()), 7);
      assert.equal(statSync(folder()).mode & 0o777, 0o700);
      assert.equal(statSync(fileOf(folder(), 7)).mode & 0o777, 0o600);
    });

    it('opens no link, pipe or folder in the place of an entry', async () => {
      const store = await storeIn(folder());
      await write(store, 7);
      const elsewhere = path.join(path.dirname(folder()), 'elsewhere');
      renameSync(fileOf(folder(), 7), elsewhere);
      symlinkSync(elsewhere, fileOf(folder(), 7));
      assert.equal(await read(store, 7), undefined, 'a link');
      execFileSync('mkfifo', [fileOf(folder(), 8)]);
      assert.equal(await read(store, 8), undefined, 'a pipe');
      mkdirSync(fileOf(folder(), 9));
      assert.equal(await read(store, 9), undefined, 'a folder');
      await write(store, 7);
      assert.ok(await read(store, 7), 'a link is replaced');
      assert.ok(existsSync(elsewhere), 'and what it led to is left alone');
    });

    it('is none where a link or a file stands in the place of its folder', async () => {
      const other = `${folder()}-other`;
      mkdirSync(other);
      symlinkSync(other, folder());
      assert.equal(await ByteStore.open({ folder: folder(), mostBytes: 1e9 }), undefined);
      assert.equal(
        await ByteStore.open({ folder: path.join(fileOf(other, 1), 'x'), mostBytes: 0 }),
        undefined,
      );
      writeFileSync(`${folder()}-file`, '');
      assert.equal(await ByteStore.open({ folder: `${folder()}-file`, mostBytes: 1e9 }), undefined);
    });

    (isRoot ? it : it.skip)('is none in a folder of another user', async () => {
      mkdirSync(folder());
      chownSync(folder(), 65_534, 65_534);
      assert.equal(await ByteStore.open({ folder: folder(), mostBytes: 1e9 }), undefined);
    });

    (isRoot ? it.skip : it)('is none in a folder that can’t be written, and says nothing of it', async () => {
      const store = await storeIn(folder());
      await write(store, 7);
      chmodSync(folder(), 0o500);
      await write(store, 8);
      assert.equal(await read(store, 8), undefined);
      assert.ok(await read(store, 7));
      chmodSync(folder(), 0o700);
    });
  }

  it('goes on without a word where its folder is taken away under it', async () => {
    const store = await storeIn(folder());
    await clearStore(folder());
    await write(store, 7);
    assert.equal(await read(store, 7), undefined);
    await store.removeWhere(() => true);
  });
});
