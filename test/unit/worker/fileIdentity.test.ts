import assert from 'node:assert/strict';
import { linkSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { isSameFile } from '../../../src/worker/fileIdentity';

describe('Two paths', () => {
  let folder: string;
  before(() => void (folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-same-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('are one file where they lead to the same one, whatever they hold', async () => {
    const at = (name: string): string => path.join(folder, name);
    for (const name of ['a.edf', 'copy.edf']) writeFileSync(at(name), 'the same');
    linkSync(at('a.edf'), at('A.EDF'));
    assert.equal(await isSameFile(at('a.edf'), at('A.EDF')), true);
    assert.equal(await isSameFile(at('a.edf'), at('copy.edf')), false);
    assert.equal(await isSameFile(at('missing'), at('missing')), false);
  });
});
