import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { evaluate } from '../../evaluation/measure/evaluation';
import { summary } from '../../evaluation/report/summary';
import { writeReport } from '../../evaluation/report/writeReport';
import { fakeCase, found, times } from './fakeCases';

describe('The report of an evaluation', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'emg-report-'));
  });
  after(() => rm(folder, { recursive: true }));

  const evaluation = evaluate(
    times(3, () => fakeCase('neurogenic-cramp', 'neurogenic-cramp', found('neurogenic-cramp'))),
    'tuning',
    [
      {
        file: 'a|b.edf',
        durationSeconds: 5,
        proposals: [
          {
            label: 'neurogenic-cramp',
            start: 1,
            end: 4,
            channels: ['EMG'],
            probability: 0.7,
            crampProbability: 0.7,
          },
        ],
      },
    ],
  );

  it('is a page with its pictures, formatted as the project formats, the same bytes each time', async () => {
    await writeReport(evaluation, folder);
    const page = await readFile(path.join(folder, 'EVALUATION.md'), 'utf8');
    const pictures = await readdir(path.join(folder, 'plots'));
    for (const [, name] of page.matchAll(/\]\(plots\/([^)]+)\)/gu)) assert.ok(pictures.includes(name!), name);
    assert.ok(pictures.length >= 3, `${pictures.length} pictures`);
    for (const name of ['EVALUATION.md', 'results.json']) {
      const file = path.join(folder, name);
      const text = await readFile(file, 'utf8');
      const config = await prettier.resolveConfig(import.meta.filename);
      assert.ok(await prettier.check(text, { ...config, filepath: file }), `${name} is not formatted`);
    }
    await writeReport(evaluation, folder);
    assert.equal(await readFile(path.join(folder, 'EVALUATION.md'), 'utf8'), page);
  });

  it('says that a cramp on a real recording is a failure, and what it can’t show', async () => {
    const page = await readFile(path.join(folder, 'EVALUATION.md'), 'utf8');
    assert.match(page, /cramps proposed.*1 in 1 recordings.*\*\*no\*\*/u);
    assert.match(page, /Accuracy on real cramps/u);
    assert.match(page, /`a\\\|b\.edf`/u);
  });

  it('says in the terminal what is met, missed and not shown', () => {
    const text = summary(evaluation);
    assert.match(text, / NOT {2}real recordings/u);
    assert.match(text, / {2}\? {3}event F1 at IoU ≥ 0\.5: neurogenic-cramp: 1\.000/u);
  });
});
