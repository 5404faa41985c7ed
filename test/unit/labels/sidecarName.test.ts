import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { recordingOf, sidecarOf } from '../../../src/labels/sidecarName';

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
