import assert from 'node:assert/strict';
import type { Shelf } from '../../../src/store/shelf';
import { filesOf, storeFolder, storeIn } from './folder';
import { Files, shelfIn } from './shelves';

const bytes = Uint8Array.of(1, 2, 3);

function read(shelf: Shelf, name = 'tiles 0'): Promise<Uint8Array | undefined> {
  return shelf.use(name, (entry) => entry.read('value'));
}

async function keep(shelf: Shelf, name = 'tiles 0'): Promise<void> {
  await shelf.write(name, [{ name: 'value', bytes }]);
}

describe('What is kept of a recording', () => {
  const folder = storeFolder();

  it('is there for the next opening of the same files by the same program', async () => {
    const store = await storeIn(folder());
    await keep(shelfIn(store));
    assert.deepEqual(Buffer.from((await read(shelfIn(store)))!), Buffer.from(bytes));
    assert.equal(await read(shelfIn(store), 'tiles 1'), undefined);
    assert.equal(await read(shelfIn(store, new Files(), ['another program', 'content'])), undefined);
    assert.equal(await read(shelfIn(store, new Files(), ['program', 'another content'])), undefined);
  });

  it('is not used once a file that was read has another state, be it one that this opening has not read yet', async () => {
    const store = await storeIn(folder());
    const before = new Files();
    before.now.set('case01.atr', '1');
    before.opened = [...before.opened, ['case01.atr', '1']];
    await keep(shelfIn(store, before));
    const same = new Files();
    same.now.set('case01.atr', '1');
    assert.ok(await read(shelfIn(store, same)));
    same.now.set('case01.atr', '2');
    assert.equal(await read(shelfIn(store, same)), undefined);
    const changed = new Files();
    changed.now.set('case01.atr', '1');
    changed.opened = [['case01.edf', 'written to']];
    assert.equal(await read(shelfIn(store, changed)), undefined);
  });

  it('is not used once a file is there that was not there before', async () => {
    const store = await storeIn(folder());
    const files = new Files();
    files.opened = [...files.opened, ['case01_events.tsv', null]];
    await keep(shelfIn(store, files));
    assert.ok(await read(shelfIn(store)));
    files.now.set('case01_events.tsv', '1');
    assert.equal((await read(shelfIn(store, files))) !== undefined, true, 'this opening has not seen it');
    const next = new Files();
    next.now.set('case01_events.tsv', '1');
    assert.equal(await read(shelfIn(store, next)), undefined);
  });

  it('is nothing where a file was written to since it was opened, or so shortly before that its times may not tell', async () => {
    const store = await storeIn(folder());
    const files = new Files();
    files.now.set('case01.edf', 'written to');
    await keep(shelfIn(store, files));
    const fresh = new Files();
    fresh.isSettledNow = false;
    await keep(shelfIn(store, fresh));
    assert.deepEqual(filesOf(folder()), []);
  });

  it('of a former content of the same recording is removed', async () => {
    const store = await storeIn(folder());
    await keep(shelfIn(store));
    await keep(shelfIn(store), 'tiles 1');
    assert.equal(filesOf(folder()).length, 2);
    const next = shelfIn(store, new Files(), ['program', 'another content']);
    await keep(next);
    await next.removeOthers();
    assert.equal(filesOf(folder()).length, 1);
    assert.ok(await read(next));
  });

  it('has no name in the folder that tells whose it is', async () => {
    const store = await storeIn(folder());
    await keep(shelfIn(store));
    for (const name of filesOf(folder())) assert.match(name, /^[0-9a-f-]+\.kept$/u);
  });
});
