import assert from 'node:assert/strict';
import type { FileIdentity } from '../../../src/protocol/workerMethods';
import type { ByteSource, RecordingLocation } from '../../../src/recording/byteSource';
import { OpenedFiles } from '../../../src/worker/openedFiles';
import { OpeningProgress } from '../../../src/worker/openingProgress';

/** A source of so many bytes, none of which takes any memory before it is read. */
function sourceOf(name: string, size: number): ByteSource {
  return {
    name,
    size,
    read: (offset, length) => Promise.resolve(new Uint8Array(Math.max(0, Math.min(length, size - offset)))),
    close: () => Promise.resolve(),
  };
}

/** Two files of a record, whose identities a test can change. */
function record(size = 1000): {
  files: OpenedFiles;
  identities: Map<string, FileIdentity>;
  reports: number[];
} {
  const identities = new Map(
    ['case01.hea', 'case01.dat'].map((name) => [name, { file: name, state: 'as it was' }]),
  );
  const inner: RecordingLocation = {
    name: 'case01.hea',
    open: () => Promise.resolve(sourceOf('case01.hea', size)),
    sibling: (name) => Promise.resolve(identities.has(name) ? sourceOf(name, size) : undefined),
  };
  const reports: number[] = [];
  const files = new OpenedFiles(
    inner,
    (path) => Promise.resolve(identities.get(path)),
    (fraction) => reports.push(fraction),
  );
  return { files, identities, reports };
}

describe('The files a recording is read from', () => {
  it('are known with what they were when they were opened, and only those that are there', async () => {
    const { files } = record();
    await files.location.open();
    await files.location.sibling('case01.dat');
    await files.location.sibling('case01.atr');
    assert.deepEqual(files.companions, ['case01.dat']);
    assert.deepEqual(files.all, [
      { path: 'case01.hea', identity: { file: 'case01.hea', state: 'as it was' } },
      { path: 'case01.dat', identity: { file: 'case01.dat', state: 'as it was' } },
    ]);
  });

  it('are refused once one that was read was written to, for good', async () => {
    const { files, identities } = record();
    await files.location.open();
    const signal = await files.location.sibling('case01.dat');
    await signal?.read(0, 10);
    await files.requireUnchanged();
    identities.set('case01.dat', { file: 'case01.dat', state: 'written to' });
    const changed = { problem: 'recording-changed', message: /case01\.dat has changed on disk/u };
    await assert.rejects(files.requireUnchanged(), changed);
    identities.set('case01.dat', { file: 'case01.dat', state: 'as it was' });
    await assert.rejects(files.requireUnchanged(), changed);
  });

  it('are read on where another file took the place of one: the old one is held open', async () => {
    const { files, identities } = record();
    await files.location.open();
    identities.set('case01.hea', { file: 'another', state: 'new' });
    await files.requireUnchanged();
    identities.delete('case01.hea');
    await files.requireUnchanged();
  });

  it('take no more memory than a thread may have', async () => {
    const size = 2 ** 50;
    const { files } = record(size);
    const source = await files.location.open();
    await assert.rejects(source.read(0, size), {
      name: 'RecordingError',
      message: /^Reading case01\.hea needed more than \d+ MB of memory, so it was stopped\.$/u,
    });
  });
});

describe('An opening’s progress', () => {
  /** Reports of an opening that reads a file of 1 GB in blocks, at most so many. */
  function reportsOf(blocks: number, offsetOf: (block: number) => number): number[] {
    const [size, block] = [1_000_000_000, 10_000_000];
    const reports: number[] = [];
    const clock = performance.now.bind(performance);
    let now = 0;
    performance.now = () => (now += 1000);
    try {
      const progress = new OpeningProgress((fraction) => reports.push(fraction));
      progress.opened(size);
      for (let i = 0; i < blocks; i++) progress.read(offsetOf(i) + block, block, size);
    } finally {
      performance.now = clock;
    }
    return reports;
  }

  it('is how far the file has been read', () => {
    const reports = reportsOf(100, (block) => block * 10_000_000);
    assert.equal(reports.length, 100);
    assert.equal(reports.at(-1), 1);
  });

  it('is none for a reader that reads the same again and again', () => {
    const reports = reportsOf(5000, () => 0);
    assert.ok(reports.length < 1000, `${reports.length} reports of 5000 reads`);
  });
});
