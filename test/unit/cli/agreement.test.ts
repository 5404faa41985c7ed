/** How far readers agree, on the command line. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { SidecarHeader } from '../../../src/labels/labelDocument';
import { commitAll, gitIn, newRepository } from '../../fixtures/reviewedRepository';
import { anna, ben, labelFile, type Answer, type Marked } from './readerFiles';
import { run } from './run';

describe('emg-labels agreement', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-agreement-'));
  after(() => rmSync(folder, { recursive: true }));
  const write = (
    name: string,
    recording: string,
    marked: readonly Marked[],
    reading?: Partial<SidecarHeader>,
  ): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, labelFile(recording, marked, reading));
    return file;
  };
  const asked = async (...args: string[]): Promise<Answer> => {
    const { code, out, said } = await run('agreement', ...args, '--json');
    assert.equal(code, 0, said);
    return JSON.parse(out) as Answer;
  };

  it('follows a link that is named, and none within a folder', async () => {
    write('links/anna/case01.edf.labels.json', 'case01.edf', anna);
    const other = write('links/ben/case01.edf.labels.json', 'case01.edf', ben);
    const only = path.join(folder, 'links', 'only');
    mkdirSync(only);
    symlinkSync(other, path.join(only, 'case01.edf.labels.json'));
    const named = path.join(folder, 'links', 'named');
    symlinkSync(path.dirname(other), named, 'dir');
    const place = path.join(folder, 'links', 'anna');
    const { out } = await run('agreement', place, path.dirname(other), '--json');
    assert.equal((await run('agreement', place, named, '--json')).code, 0);
    assert.match(out, /case01/u);
    const { code, said } = await run('agreement', place, only);
    assert.equal(code, 2);
    assert.match(said, /case01\.edf\.labels\.json: a link, which is not followed\.$/mu);
    assert.match(said, /only has no label files but links\.$/mu);
    write('links/only/case02.edf.labels.json', 'case02.edf', ben);
    const beside = await run('agreement', only, path.dirname(other));
    assert.match(beside.said, /only\/case01\.edf\.labels\.json: a link, which is not followed\.$/mu);
  });

  it('compares two files: time called the same, events paired, boundaries, what is taken for what', async () => {
    const one = write('two/a.edf.labels.json', 'a.edf', anna);
    const { readers, channels, pairs } = await asked(one, write('three/a.edf.labels.json', 'a.edf', ben));
    assert.equal(readers.length, 2);
    assert.equal(channels, 1, 'where nobody has marked anything nobody agrees');
    const [pair] = pairs;
    assert.ok(pair);
    // Observed (100 − 1 − 20) / 100; expected .7 · .71 + .1 · .09.
    const expected = 0.7 * 0.71 + 0.1 * 0.09;
    assert.ok(Math.abs(pair.cohenKappa.value - (0.79 - expected) / (1 - expected)) < 1e-9);
    assert.deepEqual(
      pair.eventF1.map(({ value }) => value),
      [0.5, 0.5, 0.5],
    );
    assert.deepEqual(pair.onsetDifferenceSeconds, [1, 1, 1]);
    assert.deepEqual(pair.byLabel['voluntary'], {
      ...{ paired: 1, onlyOne: 0, onlyOther: 0 },
      eventF1: [0.3, 0.5, 0.7].map((overlap) => ({ overlap, value: 1 })),
    });
    const taken = pair.confusionSeconds.find(({ labels }) => labels[1] === 'tremor');
    assert.deepEqual(taken, { labels: ['neurogenic-cramp', 'tremor'], seconds: 20, share: { value: 1 } });
  });

  it('says in words that no event is common to two readers, and of one recording that it is one', async () => {
    const one = write('apart/one/a.edf.labels.json', 'a.edf', [['voluntary', 10, 20]]);
    const other = write('apart/other/a.edf.labels.json', 'a.edf', [['voluntary', 40, 50]]);
    const { out } = await run('agreement', one, other);
    assert.match(out, /^1 recording read by two or more, 1 channel with labels/mu);
    assert.match(out, /^ {2}no event in common, so no boundaries to compare$/mu);
    assert.match(out, /kappa: −0\.\d{3}$/mu);
  });

  it('finds the readers of a folder by the names of their files, and says what one alone has read', async () => {
    write('study/p1/a.edf.anna.labels.json', 'a.edf', anna);
    write('study/p1/a.edf.ben.labels.json', 'a.edf', ben);
    write('study/p1/a.edf.labels.json', 'a.edf', anna);
    write('study/p2/a.edf.anna.labels.json', 'a.edf', anna);
    const { readers, recordings, readByOne } = await asked(path.join(folder, 'study'));
    assert.deepEqual(
      { readers, recordings, readByOne },
      {
        readers: ['anna', 'ben'],
        recordings: ['p1/a.edf'],
        readByOne: ['p2/a.edf'],
      },
    );
    const { out } = await run('agreement', path.join(folder, 'study'));
    assert.match(out, /^2 readers: anna, ben\.$/mu);
    assert.match(out, /^Read by one alone, not compared: p2\/a\.edf\.$/mu);
    assert.match(out, /^ +neurogenic-cramp +tremor +20\.0 +1\.000$/mu);
  });

  it('finds the readers of one recording beside it, and takes no other recording’s file for one', async () => {
    write('one/a.edf.anna.labels.json', 'a.edf', anna);
    write('one/a.edf.ben.labels.json', 'a.edf', ben);
    write('one/a.edf.labels.json', 'a.edf', anna);
    write('one/a.edf.csv.labels.json', 'a.edf.csv', anna);
    write('one/b.edf.carl.labels.json', 'b.edf', anna);
    writeFileSync(path.join(folder, 'one/a.edf'), '');
    const { readers } = await asked(path.join(folder, 'one/a.edf'));
    assert.deepEqual(readers, ['anna', 'ben']);
    writeFileSync(path.join(folder, 'one/c.edf'), '');
    const { said } = await run('agreement', path.join(folder, 'one/c.edf'));
    assert.match(said, /No reader has a label file of .*c\.edf beside it/u);
  });

  it('leaves out blind readings that are not finished, and says so, unless they are asked for', async () => {
    const reading = (reader: string, isFinished: boolean): Partial<SidecarHeader> => ({
      version: '1.3',
      reader,
      ...(isFinished ? { finished: true as const } : {}),
    });
    write('blind/a.edf.anna.labels.json', 'a.edf', anna, reading('Anna', true));
    write('blind/a.edf.ben.labels.json', 'a.edf', ben, reading('Ben', true));
    write('blind/a.edf.carl.labels.json', 'a.edf', anna, reading('Carl', false));
    const blind = path.join(folder, 'blind');
    assert.deepEqual((await asked(blind)).readers, ['Anna', 'Ben']);
    const { said } = await run('agreement', blind);
    assert.match(said, /^One blind reading is not finished and left out \(--unfinished counts them\)\.$/mu);
    assert.deepEqual((await asked(blind, '--unfinished')).readers, ['Anna', 'Ben', 'Carl']);
    const named = ['anna', 'carl'].map((reader) => path.join(blind, `a.edf.${reader}.labels.json`));
    const refused = await run('agreement', ...named);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(
      refused.said,
      /carl\S+ is a blind reading that is not finished \(--unfinished compares it\)\.$/u,
    );
    assert.equal((await run('agreement', ...named, '--unfinished')).code, 0);
  });

  it('counts what was accepted, with --proposed what nobody has decided on too, and never findings', async () => {
    const marked: readonly Marked[] = [
      ['voluntary', 10, 20, 'proposed'],
      ['tremor', 30, 40, 'rejected'],
      ['rest', 60, 70],
      ['recruitment-normal', 10, 20],
    ];
    const place = path.join(folder, 'statuses');
    write('statuses/a.edf.anna.labels.json', 'a.edf', marked);
    write('statuses/a.edf.ben.labels.json', 'a.edf', marked);
    const labels = async (...args: string[]): Promise<readonly string[]> =>
      Object.keys((await asked(place, ...args)).pairs[0]?.byLabel ?? {}).sort();
    assert.deepEqual(await labels(), ['rest']);
    assert.deepEqual(await labels('--proposed'), ['rest', 'voluntary']);
  });

  it('compares readings in commits, each REF:PATH, with each other and with files', async () => {
    const repository = realpathSync(mkdtempSync(path.join(tmpdir(), 'emg-agreement-git-')));
    const begin = process.cwd();
    newRepository(repository);
    process.chdir(repository);
    try {
      const put = (place: string, recording: string, marked: readonly Marked[]): void => {
        mkdirSync(path.dirname(place), { recursive: true });
        writeFileSync(place, labelFile(recording, marked));
      };
      put('labels/p1/a.edf.labels.json', 'a.edf', anna);
      put('labels/b.edf.labels.json', 'b.edf', anna);
      commitAll(repository, 'Anna');
      gitIn(repository, 'branch', 'anna');
      put('labels/p1/a.edf.labels.json', 'a.edf', ben);
      put('labels/b.edf.labels.json', 'b.edf', ben);
      commitAll(repository, 'Ben');
      const { readers, recordings, pairs } = await asked('anna:labels', 'main:labels');
      assert.deepEqual(
        [readers, recordings],
        [
          ['anna', 'main'],
          ['b.edf', 'p1/a.edf'],
        ],
      );
      assert.deepEqual(pairs[0]?.onsetDifferenceSeconds, [1, 1, 1]);
      assert.deepEqual((await asked('anna:', 'labels/..')).recordings, ['labels/b.edf', 'labels/p1/a.edf']);
      process.chdir('labels');
      assert.deepEqual((await asked('anna:./p1', 'main:labels/p1/')).recordings, ['a.edf']);
      const [one, other] = ['main:labels/p1/a.edf.labels.json', 'anna:./p1/a.edf.labels.json'];
      assert.equal((await run('diff', one, one)).code, 0);
      const differ = await run('diff', one, other);
      assert.deepEqual([differ.code, differ.said], [1, '']);
      assert.match(
        (await run('diff', one, 'anna:labels')).said,
        /anna:labels is a folder: name a file in it\./u,
      );
      assert.match((await run('diff', one, 'anna:gone.labels.json')).said, /There is no anna:gone\S+\.$/u);
      assert.deepEqual((await asked('anna:labels/b.edf.labels.json', 'b.edf.labels.json')).recordings, [
        'b.edf',
      ]);
      for (const [place, sentence] of [
        ['nowhere:labels', /"nowhere" is not a commit of this repository/u],
        ['anna:nothing', /anna:nothing has no label files/u],
        ['anna:*', /anna:\* has no label files/u],
        ['--all:labels', /Unknown option/u],
      ] as const) {
        const { code, said } = await run('agreement', place, 'main:labels');
        assert.equal(code, 2);
        assert.match(said, sentence);
      }
      symlinkSync('b.edf.labels.json', 'c.edf.labels.json');
      symlinkSync('p1', 'linked', 'dir');
      commitAll(repository, 'Links');
      for (const place of ['c.edf.labels.json', 'linked']) {
        const { code, said } = await run('agreement', `main:labels/${place}`, 'anna:labels');
        assert.equal(code, 2);
        assert.ok(said.includes(`main:labels/${place}: a link, which is not followed.`), said);
        assert.ok(said.includes(`main:labels/${place} has no label files but links.`), said);
      }
      const { code, said } = await run('agreement', 'main:labels', 'anna:labels');
      assert.equal(code, 0);
      assert.deepEqual(said.match(/.*a link, which is not followed/gu)?.length, 1, said);
    } finally {
      process.chdir(begin);
      rmSync(repository, { recursive: true });
    }
  });

  it('says in a sentence what it can’t compare', async () => {
    const broken = path.join(folder, 'broken.edf.labels.json');
    writeFileSync(broken, '{');
    const one = write('only/a.edf.labels.json', 'a.edf', anna);
    for (const [args, sentence] of [
      [[], /Name the readings/u],
      [[path.join(folder, 'only')], /does not have label files of two readers/u],
      [[one, path.join(folder, 'nowhere')], /There is no .*nowhere/u],
      [[one, broken], /broken\.edf\.labels\.json can't be read as a label file\. Line 1/u],
      [[one, write('only/b.edf.labels.json', 'b.edf', anna)], /No recording was read by two/u],
      [[one, one, '--cell', '0'], /--cell wants a number/u],
    ] as const) {
      const { code, said } = await run('agreement', ...args);
      assert.equal(code, 2);
      assert.match(said, sentence);
    }
  });
});
