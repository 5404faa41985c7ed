import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { Recordings } from '../../../src/repository/recordings';
import { run } from '../cli/run';
import { documentOf, records, written } from '../corrections/specimens';
import { labelOf, StudyFolder } from './folder';

interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** Findings in all of a folder or a file, in JSON; files named from the folder. */
async function findings(folder: StudyFolder, name = '', ...options: string[]): Promise<Found[]> {
  const { out } = await run('check', folder.at(name), '--json', ...options);
  const lines = out.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const found = JSON.parse(line) as Found;
    return { ...found, file: path.relative(folder.path, found.file) };
  });
}

const inShort = (found: readonly Found[]): string[] =>
  found.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);

describe('A check of a repository', () => {
  let folder: StudyFolder;
  beforeEach(() => {
    folder = new StudyFolder();
  });
  afterEach(() => folder.remove());

  const two = [labelOf('a', 0, 500), labelOf('b', 600, 900, { label: 'voluntary' })];

  it('finds nothing where all is as it was saved, and says how much it looked at', async () => {
    await folder.labelled('one.edf', two);
    await folder.labelled('deep/er/two.edf', two);
    const { code, out, said } = await run('check', folder.path);
    assert.deepEqual({ code, out }, { code: 0, out: '' });
    assert.equal(said, '2 files checked, without a finding.');
  });

  it('names file, line and column of what is no valid field', async () => {
    const text = await folder.labelled('one.edf', two);
    folder.write('one.edf.labels.json', text.replace('"status": "accepted"', '"status": "perhaps"'));
    const [found, ...more] = await findings(folder);
    assert.ok(found && more.length === 0);
    const line = text.split('\n')[found.line - 1] ?? '';
    assert.equal(line.slice(found.column - 1, found.column + 7), '"status"');
    assert.equal(found.rule, 'schema');
  });

  it('names the place where a text ceases to be JSON', async () => {
    await folder.recording('one.edf', two);
    folder.write('one.edf.labels.json', '{\n"format": "emg-labels",\n  "x" 7}');
    assert.deepEqual(inShort(await findings(folder)), ['one.edf.labels.json:3:7 syntax']);
  });

  it('tells a label with another’s id, at its id', async () => {
    const text = await folder.labelled('one.edf', two);
    folder.write('one.edf.labels.json', text.replace('"id": "b"', '"id": "a"'));
    const [found] = await findings(folder);
    assert.equal(found?.rule, 'duplicate-id');
    const line = text.split('\n')[found.line - 1] ?? '';
    assert.equal(found.column, line.indexOf('"id"') + 1);
  });

  it('tells what git could not merge, and what a merge has left to decide', async () => {
    const text = await folder.labelled('text.edf', two);
    const line = text.split('\n').find((each) => each.includes('"id": "a"')) ?? '';
    const marked = `<<<<<<< HEAD\n${line}\n=======\n${line.replace('500', '510')}\n>>>>>>> other`;
    folder.write('text.edf.labels.json', text.replace(line, marked));
    const theirs = { kind: 'changed' as const, theirs: labelOf('a', 0, 510) };
    await folder.labelled('record.edf', [labelOf('a', 0, 500, { conflict: theirs })]);
    const found = await findings(folder);
    assert.deepEqual(
      found.map(({ file, rule, column }) => [file, rule, column]),
      [
        ['record.edf.labels.json', 'unresolved-conflict', 2],
        ['text.edf.labels.json', 'unresolved-conflict', 1],
      ],
    );
    assert.equal(found[1]?.line, 1 + text.split('\n').indexOf(line));
  });

  it('tells labels of another recording, spans beyond it, channels that it has not', async () => {
    const text = await folder.labelled('one.edf', two);
    await folder.recording('one.edf', [], 2);
    assert.deepEqual(
      (await findings(folder)).map(({ rule, message }) => [
        rule,
        /belong to another recording/u.test(message),
      ]),
      [['other-recording', true]],
    );
    const longer = text.replace('"samples": 2000', '"samples": 9000').replace('"end": 900', '"end": 5000');
    folder.write('one.edf.labels.json', longer);
    const rules = (await findings(folder)).map(({ rule, severity }) => `${severity} ${rule}`);
    assert.deepEqual(rules.sort(), [
      'error outside-recording',
      'warning channels',
      'warning other-recording',
    ]);
  });

  it('misses a recording, but none that is kept elsewhere', async () => {
    await folder.labelled('lost.edf', two);
    await folder.labelled('annex.edf', two);
    await folder.labelled('dvc.edf', two);
    await folder.labelled('lfs.edf', two);
    for (const name of ['lost.edf', 'annex.edf', 'dvc.edf']) rmSync(folder.at(name));
    symlinkSync('.git/annex/objects/aa/bb/key/key', folder.at('annex.edf'));
    folder.write('dvc.edf.dvc', 'outs:\n- path: dvc.edf\n');
    folder.write(
      'lfs.edf',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 4000\n`,
    );
    const { out, said, code } = await run('check', folder.path);
    assert.match(
      out,
      /^\S*lost\.edf\.labels\.json:1:1: orphaned: Its recording "lost\.edf" is not beside it/u,
    );
    assert.equal(out.split('\n').length, 2, out);
    assert.match(said, /lfs\.edf\.labels\.json: checked without its recording\. .*git lfs pull/u);
    assert.equal(code, 1);
    assert.equal((await run('check', folder.path, '--no-recordings')).code, 0);
  });

  it('takes one reader’s file for what it is: of the same recording', async () => {
    const text = await folder.labelled('one.edf', two);
    folder.write('one.edf.anna.labels.json', text);
    assert.deepEqual(await findings(folder), []);
  });

  it('opens a recording once for all files beside it', async () => {
    await folder.labelled('one.edf', two);
    const recordings = new Recordings();
    const [first, again] = ['a', 'b'].map(() => recordings.ask(folder.at('one.edf')));
    assert.equal(first, again);
    const asked = await first;
    assert.ok(asked && 'channels' in asked);
  });

  it('opens none for a file that can’t be read', async () => {
    folder.write('bad.edf', 'not a recording');
    folder.write('bad.edf.labels.json', '{');
    const { said } = await run('check', folder.path);
    assert.doesNotMatch(said, /checked without its recording/u);
  });

  it('checks corrected units alike', async () => {
    const text = written(documentOf(records()));
    folder.write('a.edf', 'not a recording');
    folder.write('a.edf.units.json', text.replace('"format"', ' "format"'));
    const found = await findings(folder);
    assert.ok(found.some(({ rule, file }) => rule === 'canonical' && file === 'a.edf.units.json'));
    folder.write('a.edf.units.json', text.replace(/"id": "[^"]+"/gu, '"id": "twin"'));
    assert.ok((await findings(folder)).some(({ rule }) => rule === 'duplicate-id'));
  });

  it('looks into no repository’s own folder, no node_modules, and through no link', async () => {
    const text = await folder.labelled('one.edf', two);
    const broken = text.replace('accepted', 'perhaps');
    for (const place of ['.git', 'node_modules/m']) folder.write(`${place}/x.edf.labels.json`, broken);
    const outside = new StudyFolder();
    try {
      outside.write('y.edf.labels.json', broken);
      symlinkSync(outside.path, folder.at('linked'));
      symlinkSync(outside.at('y.edf.labels.json'), folder.at('z.edf.labels.json'));
      symlinkSync(folder.path, folder.at('circle'));
      assert.deepEqual(await findings(folder), []);
      const { said } = await run('check', folder.path);
      assert.match(said, /z\.edf\.labels\.json: a link, which is not followed\.$/mu);
      assert.equal(said.split('a link').length, 2, 'of other links nothing is said');
    } finally {
      outside.remove();
    }
  });

  it('says that there is nothing here but links, where it has looked at none', async () => {
    const { said: none } = await run('check', folder.path);
    assert.match(none, /^There is no label file here\.$/u);
    symlinkSync(folder.at('elsewhere'), folder.at('z.edf.labels.json'));
    const { code, said } = await run('check', folder.path);
    assert.equal(code, 1, 'what was not checked is not said to be right');
    assert.match(said, /^Nothing was checked: there is no label file here but 1 link, .*Name them/mu);
    assert.match(said, /z\.edf\.labels\.json: a link, which is not followed\.$/mu);
  });

  it('goes on where a folder or a file can’t be read', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') return this.skip();
    await folder.labelled('one.edf', two);
    mkdirSync(folder.at('closed'));
    chmodSync(folder.at('closed'), 0);
    chmodSync(folder.at('one.edf.labels.json'), 0);
    const { out, said } = await run('check', folder.path);
    chmodSync(folder.at('closed'), 0o755);
    assert.match(out, /one\.edf\.labels\.json:1:1: unreadable: /u);
    assert.match(said, /closed: the folder can't be read/u);
  });

  it('refuses a name that nothing has before it looks at any other', async () => {
    await folder.labelled('one.edf', two);
    const { code, out, said } = await run('check', folder.path, folder.at('nothing'));
    assert.deepEqual([code, out], [2, '']);
    assert.match(said, /There is no \S+nothing\./u);
  });

  it('goes by the study around a file: its label set, required fields, and readers', async () => {
    folder.write(
      '.emg/study.json',
      JSON.stringify({
        labels: [{ name: 'rest' }, { name: 'dystonia', required: ['note'] }],
        readers: ['ana'],
      }),
    );
    await folder.labelled('deep/one.edf', [
      labelOf('a', 0, 500),
      labelOf('b', 600, 900, { label: 'voluntary' }),
      labelOf('c', 1000, 1100, { label: 'dystonia' }),
      labelOf('d', 1200, 1300, { label: 'dystonia', note: 'seen', reviews: { bob: { verdict: 'accept' } } }),
    ]);
    const found = await findings(folder);
    assert.deepEqual(
      found.map(({ rule, message }) => `${rule}: ${message}`),
      [
        'unknown-label: The label "b" says "voluntary", which is not in the study\'s label set.',
        'missing-field: The label "c" has no "note", which the study requires of "dystonia".',
        'unknown-reader: The label "d" names "bob", who is not among the study\'s readers.',
      ],
    );
  });

  it('tells once of a study’s file that can’t be used', async () => {
    await folder.labelled('one.edf', two);
    await folder.labelled('two.edf', two);
    folder.write('.emg/study.json', '{\n"readrs": ["ana"]\n}');
    const found = await findings(folder);
    assert.deepEqual(inShort(found), [`${path.join('.emg', 'study.json')}:2:1 study`]);
    assert.match(found[0]?.message ?? '', /There is no "readrs" here; there are "labels", /u);
  });

  it('goes from a study’s file that is named to all that it speaks of, and looks at each file once', async () => {
    await folder.labelled('deep/one.edf', two);
    const study = folder.write('.emg/study.json', JSON.stringify({ labels: [{ name: 'rest' }] }));
    const sidecar = folder.at('deep/one.edf.labels.json');
    for (const names of [[study], [study, sidecar, folder.path]]) {
      const { code, out, said } = await run('check', ...names);
      assert.equal(code, 1);
      assert.match(out, /^[^\n]*one\.edf\.labels\.json:\d+:\d+: unknown-label: [^\n]*\n$/u);
      assert.equal(said, '1 finding in 1 of 1 file.');
    }
    const inPlace = await findings(folder, '.emg/study.json');
    assert.equal(inPlace.length, 1);
  });

  it('tells of a study’s file that can’t be used where no label file is there yet', async () => {
    folder.write('.emg/study.json', '{\n"readrs": ["ana"]\n}');
    for (const name of ['', '.emg/study.json']) {
      assert.deepEqual(inShort(await findings(folder, name)), [
        `${path.join('.emg', 'study.json')}:2:1 study`,
      ]);
    }
  });

  it('says of a label file whose content Git LFS or git-annex has elsewhere how to bring it, not that it is no JSON', async () => {
    folder.write(
      'a.edf.labels.json',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 99\n`,
    );
    folder.write('b.edf.labels.json', '/annex/objects/SHA256E-s99--00.labels.json\n');
    const found = (await findings(folder)).filter(({ rule }) => rule !== 'orphaned');
    assert.deepEqual(inShort(found), [
      'a.edf.labels.json:1:1 unreadable',
      'b.edf.labels.json:1:1 unreadable',
    ]);
    assert.match(
      found[0]?.message ?? '',
      /the file of 99 bytes is not on this machine yet\. Bring it with: git lfs pull/u,
    );
    assert.match(found[1]?.message ?? '', /git annex get/u);
  });
});
