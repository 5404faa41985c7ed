/** What lies between two label files, on the command line. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { ann, documentOf, records, written } from '../corrections/specimens';
import { run } from './run';

function labelFile(...labels: readonly LabelRecord[]): string {
  return serialize({
    header: {
      version: '1.2',
      recording: 'a.edf',
      durationSeconds: 100,
      channels: [{ name: 'EMG | @all', samplingRate: 1000, samples: 100_000 }],
      fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
    },
    labels,
  });
}

function label(id: string, start: number, name: string): LabelRecord {
  return {
    id,
    channels: ['EMG | @all'],
    start,
    end: start + 500,
    label: name,
    status: 'accepted',
    by: 'anna',
  };
}

describe('emg-labels diff and textconv', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-diff-'));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const before = write(
    'before.labels.json',
    labelFile(label('a', 1000, 'voluntary'), label('b', 3000, 'rest')),
  );
  const after_ = write(
    'after.labels.json',
    labelFile(label('a', 1000, 'tremor'), label('c', 9000, 'insertion')),
  );

  it('say each change in a line and all in one sentence, with 1 where there are any', async () => {
    const { code, out } = await run('diff', before, after_);
    assert.equal(code, 1);
    assert.deepEqual(out.trimEnd().split('\n'), [
      '~ 0:01.000 to 0:01.500, EMG | @all: Tremor: Voluntary activity → Tremor',
      '- 0:03.000 to 0:03.500, EMG | @all: Rest: removed',
      '+ 0:09.000 to 0:09.500, EMG | @all: Insertion activity: accepted, by anna',
      '1 added, 1 removed, 1 relabelled.',
    ]);
    assert.deepEqual(await run('diff', before, before), { code: 0, out: 'no label changed.\n', said: '' });
  });

  it('tell nothing of a blind reading under way, unless asked for it', async () => {
    const read = (name: string, finished: boolean): string => {
      const mark = finished ? ', "finished": true' : '';
      const text = labelFile(label('a', 1000, 'tremor')).replace('"version": "1.2"', '"version": "1.3"');
      return write(name, text.replace(/^"labels": /mu, `"reader": "Anna"${mark},\n$&`));
    };
    const [open, finished] = [read('a.edf.anna.labels.json', false), read('done.labels.json', true)];
    const refused = await run('diff', before, open);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.said, /is a blind reading that is not finished \(--unfinished compares it\)\./u);
    assert.equal((await run('diff', before, open, '--unfinished')).code, 1);
    assert.equal((await run('diff', before, finished)).code, 1);
  });

  it('are a table for a pull request, in which no text of a file is markup or calls anyone', async () => {
    const { out } = await run('diff', before, after_, '--markdown');
    const rows = out.trimEnd().split('\n');
    assert.equal(rows[0], '**after\\.labels\\.json**: 1 added, 1 removed, 1 relabelled');
    assert.equal(rows.length, 7);
    for (const row of rows.slice(2)) assert.equal(row.replace(/\\\|/gu, '').split('|').length, 5, row);
    assert.ok(!out.includes('@all'));
  });

  it('are JSON with seconds and ids', async () => {
    const { out } = await run('diff', before, after_, '--json');
    const { counts, changes } = JSON.parse(out) as {
      counts: Record<string, number>;
      changes: { change: string; id: string; onsetSeconds: number }[];
    };
    assert.deepEqual(
      [counts['added'], counts['removed'], counts['relabelled'], counts['moved']],
      [1, 1, 1, 0],
    );
    assert.deepEqual(
      changes.map(({ change, id, onsetSeconds }) => [change, id, onsetSeconds]),
      [
        ['changed', 'a', 1],
        ['removed', 'b', 3],
        ['added', 'c', 9],
      ],
    );
  });

  it('show git a line for each label, without the engine’s numbers', async () => {
    const { code, out } = await run('textconv', after_);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.at(-1), '0:09.000 to 0:09.500  Insertion activity  accepted  EMG | @all  by anna');
    assert.ok(lines.some((line) => line.startsWith('"fingerprint"')));
  });

  it('of corrected units are told unit by unit, in each form', async () => {
    const [one, two] = records();
    assert.ok(one && two);
    const was = write('was.units.json', written(documentOf([one, two])));
    const merged = mergeUnits([one, two], { into: one.id, from: two.id }, ann);
    const is = write('is.units.json', written(documentOf(merged)));
    const { code, out } = await run('diff', was, is);
    assert.equal(code, 1);
    const line = 'EMG, 0:01.000 to 0:03.000, unit 2: merged into unit 1 with 3 discharges';
    assert.deepEqual(out.trimEnd().split('\n').slice(1), [
      `- ${line}`,
      '1 unit removed or merged into another, 3 discharges reassigned.',
    ]);
    assert.match(
      (await run('diff', was, is, '--markdown')).out,
      /^\*\*is.*\n\n- EMG.*unit 1.*reassigned from unit 2/u,
    );
    const { changes } = JSON.parse((await run('diff', was, is, '--json')).out) as {
      readonly changes: readonly { readonly change: string; readonly unit: number; readonly text: string }[];
    };
    assert.deepEqual(changes[1] && [changes[1].change, changes[1].unit, changes[1].text], [
      'removed',
      2,
      line,
    ]);
    const mixed = await run('diff', was, before);
    assert.equal(mixed.code, 2);
    assert.match(mixed.said, /can't be read as a file of corrected units/u);
    assert.equal((await run('diff', is, is)).code, 0);
  });

  it('refuse a pipe in one sentence', async function () {
    if (process.platform === 'win32') return this.skip();
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { code, said } = await run('diff', pipe, before);
    assert.equal(code, 2);
    assert.match(said, /pipe is a pipe, which is not read: write its text to a file, and name that\.$/mu);
  });

  it('refuse another file in one sentence', async () => {
    const { code, said } = await run('diff', before, write('other.json', '[]'));
    assert.equal(code, 2);
    assert.match(said, /other\.json can't be read as a label file\. Line 1:/u);
    assert.match((await run('diff', before)).said, /Name two label files/u);
  });
});
