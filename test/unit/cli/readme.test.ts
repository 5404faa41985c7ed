import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { copySampleWorkspace } from '../../fixtures/sampleRecordings';
import { run } from './run';

const root = path.resolve(import.meta.dirname, '../../..');
/** The first page, and those that it leads to. */
const pages = ['.', 'src/cli', 'src/detection', 'src/labels', 'src/recording'].map((folder) => ({
  folder,
  text: readFileSync(path.join(root, folder, 'README.md'), 'utf8'),
}));

/** The words of a shell line, double quotes taken off. */
function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/gu), ([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('The READMEs’ command lines', function () {
  this.timeout(180_000); // whole episodes are decomposed
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-readme-'));
    await copySampleWorkspace(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  const lines = new Set(
    pages.flatMap(({ text }) =>
      Array.from(text.matchAll(/^node dist\/cli\.js (.+)$/gmu), ([, line]) => line ?? ''),
    ),
  );

  it('show every command', () => {
    const shown = new Set(Array.from(lines, (line) => wordsOf(line)[0]));
    assert.deepEqual([...shown].sort(), ['check', 'detect', 'info', 'parameters', 'samples', 'units']);
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

describe('The READMEs’ links and pictures', () => {
  for (const { folder, text } of pages) {
    it(`lead to files that are there: ${folder}`, () => {
      const targets = Array.from(text.matchAll(/\]\(([^)#]+)/gu), ([, target]) => target ?? '');
      const broken = targets
        .filter((target) => !target.startsWith('https:'))
        .filter((target) => !existsSync(path.join(root, folder, target)));
      assert.deepEqual(broken, []);
    });
  }
});
