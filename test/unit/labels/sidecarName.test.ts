import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import {
  readerOf,
  readingFileOf,
  recordingOf,
  recordingReadIn,
  sidecarOf,
} from '../../../src/labels/sidecarName';

describe('The name of a label file', () => {
  it('leads to its recording and back', () => {
    for (const recording of ['case01.edf', '/a b/x.labels.json', 'C:\\data\\é.hea', '/s/.edf']) {
      assert.equal(recordingOf(sidecarOf(recording)), recording);
    }
    assert.equal(sidecarOf('case01.edf'), 'case01.edf.labels.json');
  });

  it('is no other file’s', () => {
    for (const name of ['case01.edf', 'labels.json', 'x.labels.json5', '.labels.json', '/a/.labels.json']) {
      assert.equal(recordingOf(name), undefined, name);
    }
  });

  it('of one reader names the recording, then the reader', () => {
    assert.equal(readingFileOf('case01.edf', 'ana'), 'case01.edf.ana.labels.json');
    for (const recording of ['case01.edf', 'a.b.c.edf', '/x y/case.labels.json', '.edf']) {
      assert.equal(readerOf(recording, readingFileOf(recording, 'ana-muller')), 'ana-muller');
      assert.equal(recordingReadIn(readingFileOf(recording, 'ana')), recording);
      assert.equal(readerOf(recording, sidecarOf(recording)), undefined, 'the shared file is nobody’s');
    }
  });

  it('of a recording whose name begins with another’s is no reader’s of that other one', () => {
    for (const other of ['case01.edf.v2.edf', 'case01.edf.a.b', 'case01.edf2', 'case01.edf.']) {
      assert.equal(readerOf('case01.edf', sidecarOf(other)), undefined, other);
    }
    assert.equal(recordingReadIn('.ana.labels.json'), undefined);
    assert.equal(recordingReadIn('/data/.ana.labels.json'), undefined);
    assert.equal(recordingReadIn('case.labels.json'), undefined);
  });

  it('is spelt out in one place', () => {
    const source = path.resolve(import.meta.dirname, '../../../src');
    const spelt = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') && readFileSync(path.join(source, file), 'utf8').includes('.labels.json'),
    );
    // The sample workspace's guide tells of a file by its name.
    assert.deepEqual(spelt.sort(), [
      path.join('labels', 'sidecarName.ts'),
      path.join('simulation', 'sampleWorkspace.ts'),
    ]);
  });
});
