/** Label files with CRLF line ends, as git for Windows checks them out. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { runThrough } from '../../../src/base/steps';
import { labelKind } from '../../../src/labels/labelKind';
import { serialize } from '../../../src/labels/serialize';
import { withLineEndsOfSteps, withLineFeedsSteps } from '../../../src/records/lineEnds';
import { RecordStore } from '../../../src/records/open/recordStore';
import { saveRecords } from '../../../src/records/open/saveRecords';
import { readSidecarText, updateSidecarText } from '../../../src/records/sidecarText';
import { crampDocument } from './samples';

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

/** Opens a label file, rejects its second label and saves it, as the editor does; answers how a later look finds the file. */
async function edit(file: string): Promise<string> {
  const store = new RecordStore(labelKind, { header: crampDocument.header, labels: [] });
  runThrough(store.loadSteps(await readSidecarText(file)));
  store.edit({ kind: 'change', id: 'm7q2', patch: { status: 'rejected' } });
  await saveRecords(
    store,
    (change) => updateSidecarText(file, change),
    () => undefined,
  );
  return runThrough(store.diskChangedSteps(await readSidecarText(file))).kind;
}

describe('A label file with CRLF line ends', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-crlf-'));
  const file = path.join(folder, 'case01.edf.labels.json');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  before(() => {
    git('init', '-q');
    git('config', 'user.name', 'Ana');
    git('config', 'user.email', 'ana@example.org');
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, committed, autocrlf] of [
    ['that git makes of LF when it checks out', serialize(crampDocument), 'true'],
    ['that were committed', crlf(serialize(crampDocument)), 'false'],
  ] as const) {
    it(`${what} keeps them when it is saved: git shows the one label that was changed`, async () => {
      git('config', 'core.autocrlf', 'false');
      writeFileSync(file, committed);
      git('add', '.');
      git('commit', '-q', '-m', 'Labels');
      git('config', 'core.autocrlf', autocrlf);
      rmSync(file);
      git('checkout', '-q', '--', '.');
      assert.match(readFileSync(file, 'utf8'), /^\{\r\n/u);
      assert.equal(await edit(file), 'unchanged');
      assert.match(git('diff', '--numstat'), /^1\t1\t/u);
      assert.doesNotMatch(readFileSync(file, 'utf8'), /[^\r]\n/u);
    });
  }

  it('is converted whole, wherever its bytes are cut', () => {
    for (const length of [0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1]) {
      const text = `${'x'.repeat(length)}\n\u00b5\n\n`;
      const converted = runThrough(withLineEndsOfSteps(Buffer.from(text), Buffer.from('{\r\n')));
      assert.ok(Buffer.from(crlf(text)).equals(converted));
      assert.ok(Buffer.from(text).equals(runThrough(withLineFeedsSteps(converted))));
    }
  });
});
