import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { compareText } from '../../../src/base/compareText';
import { serialize } from '../../../src/labels/serialize';
import { FolderIndex, type IndexEvent } from '../../../src/overview/folderIndex';
import { localFiles } from '../../../src/overview/localFiles';
import { KeptTallies } from '../../../src/overview/keptTallies';
import type { RecordingRow } from '../../../src/overview/recordingRow';
import type { FileSource } from '../../../src/overview/fileSource';
import { RowsById } from '../../../src/overview/rowsById';
import { TallyCache } from '../../../src/overview/tallyCache';
import { scratchFolder } from '../../harness/scratch';
import { crampHeader, labelled } from '../labels/samples';
import { MemoryFiles } from './memoryFiles';

const statuses = ['proposed', 'accepted', 'rejected'] as const;

function sidecar(labels: number, recording = 'a.edf'): string {
  const records = Array.from({ length: labels }, (_, i) =>
    labelled(`${recording}-${i}`, i, i + 1, { status: statuses[i % 3] ?? 'proposed' }),
  );
  return serialize({ header: { ...crampHeader, recording }, labels: records });
}

function indexOf(source: FileSource, cache = new TallyCache()) {
  const rows = new RowsById();
  const tell = (event: IndexEvent): void => {
    rows.take(event);
  };
  const { signal } = new AbortController();
  return { rows, index: new FolderIndex(source, { cache, tell, signal }) };
}

const said = ({ folder, name, toReview, accepted, rejected, isThere, sidecars, problems }: RecordingRow) => [
  folder,
  name,
  toReview,
  accepted,
  rejected,
  isThere,
  sidecars.map(({ reader }) => reader ?? ''),
  problems.length,
];
const all = (rows: RowsById) =>
  rows.all.toSorted((a, b) => compareText(`${a.folder} ${a.name}`, `${b.folder} ${b.name}`)).map(said);

describe('The index of a folder', () => {
  it('lists each recording with its shared label file and its readers’, and those without labels', async () => {
    const files = new MemoryFiles();
    for (const name of ['a.edf', 'sub/b.bdf', 'sub/notes.txt', 'c.csv', '.git/d.edf']) files.write(name);
    files.write('a.edf.labels.json', sidecar(5));
    files.write('a.edf.anna.labels.json', sidecar(3));
    files.write('a.edf.dr.ben.labels.json', sidecar(1));
    files.write('c.csv.labels.json', sidecar(2, 'c.csv'));
    files.write('sub/gone.edf.labels.json', sidecar(4, 'gone.edf'));
    files.write('sub/gone.edf.anna.labels.json', sidecar(4, 'gone.edf'));
    const { index, rows } = indexOf(files);
    await index.scan();
    // What anna and ben decided is theirs until it is adjudicated.
    assert.deepEqual(all(rows), [
      ['', 'a.edf', 4, 2, 1, true, ['', 'anna', 'dr.ben'], 0],
      ['', 'c.csv', 1, 1, 0, true, [''], 0],
      ['sub', 'b.bdf', 0, 0, 0, true, [], 0],
      ['sub', 'gone.edf', 4, 1, 1, false, ['', 'anna'], 0],
    ]);
  });

  it('shows a broken file as a row with its sentence, and reads on', async () => {
    const files = new MemoryFiles();
    for (const name of ['a.edf', 'b.edf', 'c.edf']) files.write(name);
    files.write('a.edf.labels.json', '{ "format": "emg-labels", <<<<<<< HEAD');
    files.write('b.edf.labels.json', sidecar(3));
    files.write('c.edf.labels.json');
    const { index, rows } = indexOf(files);
    await index.scan();
    const [a, b, c] = rows.all;
    assert.match(a?.problems[0] ?? '', /^a\.edf\.labels\.json: Line 1: /u);
    assert.equal(b?.accepted, 1);
    assert.equal(c?.problems.length, 1);
  });

  it('says after any changes, told by their paths, what a new index of the same files says', async () => {
    const names = fc.constantFrom('a.edf', 'b.edf', 'x/a.edf', 'x/y/c.edf', 'x/z.bdf');
    const files = fc.tuple(names, fc.constantFrom('', '.labels.json', '.anna.labels.json'));
    const change = fc.record({
      file: files.map(([name, ending]) => `${name}${ending}`),
      text: fc.constantFrom(undefined, 'broken', sidecar(1), sidecar(5)),
      isFolder: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const source = new MemoryFiles();
        source.write('a.edf');
        source.write('x/a.edf.labels.json', sidecar(2));
        const kept = indexOf(source);
        await kept.index.scan();
        for (const { file, text, isFolder } of changes) {
          const changed = isFolder && text === undefined && file.includes('/') ? 'x' : file;
          if (text === undefined) source.remove(changed);
          else source.write(file, text);
          await kept.index.refresh([changed]);
          const anew = indexOf(source);
          await anew.index.scan();
          assert.deepEqual(all(kept.rows), all(anew.rows));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('reads a file again only when it has changed', async () => {
    const files = new MemoryFiles();
    files.write('a.edf.labels.json', sidecar(2));
    files.write('b.edf.labels.json', sidecar(2));
    const cache = new TallyCache();
    await indexOf(files, cache).index.scan();
    files.read.length = 0;
    files.write('b.edf.labels.json', sidecar(3));
    const { index, rows } = indexOf(files, new TallyCache(cache.all));
    await index.scan();
    assert.deepEqual(files.read, ['b.edf.labels.json']);
    assert.deepEqual(
      rows.all.map(({ name, accepted }) => [name, accepted]),
      [
        ['a.edf', 1],
        ['b.edf', 1],
      ],
    );
  });

  it('does not believe a file that changed a moment ago, whose next change might look the same', () => {
    const cache = new TallyCache();
    const state = { stamp: 'same', changedMilliseconds: 10_000 };
    cache.put('a', state, { problem: '' }, 11_000);
    assert.equal(cache.get('a', state), undefined);
    cache.put('a', state, { problem: '' }, 13_000);
    assert.deepEqual(cache.get('a', state), { problem: '' });
    assert.equal(cache.get('a', { ...state, stamp: 'other' }), undefined);
  });

  it('tells the first rows long before the last file is read, and nothing more once it is stopped', async () => {
    const files = new MemoryFiles();
    for (let i = 0; i < 200; i++) files.write(`f${i}/a.edf.labels.json`, sidecar(1));
    const told: IndexEvent[] = [];
    const abort = new AbortController();
    const tell = (event: IndexEvent): void => {
      told.push(event);
      abort.abort();
    };
    await new FolderIndex(files, { cache: new TallyCache(), tell, signal: abort.signal }).scan();
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['rows'],
    );
    assert.ok(files.read.length < 40, `${files.read.length} files read before the first row`);
  });
});

describe('The index of a folder on disk', () => {
  it('follows links to files and not to folders, and keeps what it counted for the next time', async () => {
    const root = scratchFolder('overview');
    mkdirSync(path.join(root, 'sub'));
    writeFileSync(path.join(root, 'sub/a.edf'), '');
    const file = path.join(root, 'sub/a.edf.labels.json');
    writeFileSync(file, sidecar(3));
    utimesSync(file, 1_000_000, 1_000_000);
    symlinkSync(root, path.join(root, 'sub/again'));
    symlinkSync(file, path.join(root, 'sub/b.edf.labels.json'));
    const kept = new KeptTallies({ folder: path.join(root, 'kept'), mostBytes: 1e6 }, root, 'program');
    const cache = new TallyCache(await kept.read());
    const first = indexOf(localFiles(root), cache);
    await first.index.scan();
    assert.deepEqual(
      all(first.rows).map(([folder, name]) => [folder, name]),
      [
        ['sub', 'a.edf'],
        ['sub', 'b.edf'],
      ],
    );
    await kept.write(cache.all);
    const again = await new KeptTallies(
      { folder: path.join(root, 'kept'), mostBytes: 1e6 },
      root,
      'program',
    ).read();
    assert.deepEqual(again, cache.all);
    const other = new KeptTallies(
      { folder: path.join(root, 'kept'), mostBytes: 1e6 },
      root,
      'another program',
    );
    assert.equal((await other.read()).size, 0);
    rmSync(path.join(root, 'sub'), { recursive: true });
    await first.index.refresh(['sub']);
    assert.deepEqual(first.rows.all, []);
  });
});
