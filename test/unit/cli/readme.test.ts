import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { writeSampleWorkspace } from '../../../src/simulation/sampleWorkspace';
import { run } from './run';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8');

/** The words of a shell line, double quotes taken off. */
function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/gu), ([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('The README’s command lines', () => {
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-readme-'));
    await writeSampleWorkspace(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  const lines = Array.from(readme.matchAll(/^node dist\/cli\.js (.+)$/gmu), ([, line]) => line ?? '');

  it('are there', () => {
    assert.deepEqual(
      lines.map((line) => wordsOf(line)[0]),
      ['info', 'samples', 'detect', 'units', 'parameters', 'check'],
    );
  });

  for (const line of lines) {
    it(`run as they stand: ${line}`, async () => {
      const args = wordsOf(line).map((word) => word.replace(/^sample-workspace/u, folder));
      const { code, out, said } = await run(...args);
      assert.equal(code, 0, said);
      const isQuiet = line.startsWith('check');
      assert.equal(out.length > 0, !isQuiet, 'data is printed, and nothing by a check without findings');
    });
  }
});
