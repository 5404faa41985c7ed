/** The report of a pull request, of a real repository: the sample workspace with ten decisions. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { commitAll, editLabels, gitIn, reviewedRepository } from '../../fixtures/reviewedRepository';
import { run, type Ran } from './run';

const begin = process.cwd();
const cramp = 'cramp.edf.labels.json';

describe('emg-labels report', function () {
  this.timeout(60_000);
  let folder = '';
  let out = '';
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-report-'));
    out = mkdtempSync(path.join(tmpdir(), 'emg-report-out-'));
    await reviewedRepository(folder);
    process.chdir(folder);
  });
  after(() => {
    process.chdir(begin);
    for (const each of [folder, out]) rmSync(each, { recursive: true });
  });
  const html = path.join(tmpdir(), `emg-report-${process.pid}.html`);
  after(() => rmSync(html, { force: true }));
  const page = async (...args: readonly string[]): Promise<Ran & { readonly page: string }> => {
    const ran = await run('report', ...args, '--html', html);
    return { ...ran, page: readFileSync(html, 'utf8') };
  };
  const countOf = (text: string, part: string): number => text.split(part).length - 1;

  it('tells ten decisions with a picture of each, before and after, in one page', async () => {
    const ran = await page('main..anna');
    assert.equal(ran.code, 0, ran.said);
    assert.match(ran.page, /2 label files, 10 changed labels/u);
    assert.equal(countOf(ran.page, '<article'), 10);
    assert.equal(countOf(ran.page, '<svg'), 10);
    for (const sentence of [
      'contracture.edf.labels.json</a></td><td>1 removed, 1 relabelled, 4 decided, 1 moved by 400 ms, 1 with another note',
      'cramp.edf.labels.json</a></td><td>2 added, 2 decided, 1 moved by 12 ms, 1 with another note, 1 reviewed',
      'Voluntary activity → Tremor; proposed → accepted',
      'ben is unsure: “the start is late?”',
      'Start, closer (dashed: before)',
      'The EMG was silent throughout',
      '>2 mV</text>',
      '>50 N</text>',
      '>20 ms</text>',
    ]) {
      assert.ok(ran.page.includes(sentence), sentence);
    }
    assert.equal(gitIn(folder, 'status', '--porcelain'), '', 'nothing is left in the folder');
  });

  it('draws the very samples: the largest of the trace fills its lane', async () => {
    const { page: text } = await page('main..anna', cramp);
    const traces = Array.from(text.matchAll(/class="trace" d="([^"]*)"/gu), ([, path_]) => path_ ?? '');
    assert.ok(traces.length >= 4);
    for (const trace of traces) {
      const heights = Array.from(trace.matchAll(/[ V]([\d.]+)(?=[LVMh]|$)/gu), ([, y]) => Number(y));
      assert.deepEqual([Math.min(...heights), Math.max(...heights)], [14, 66], trace.slice(0, 80));
    }
  });

  it('says at most three sentences of evidence of each label', async () => {
    const { page: text } = await page('main..anna');
    const lists = Array.from(
      text.matchAll(/What the engine found:<\/p><ul>(.*?)<\/ul>/gu),
      ([, list]) => list ?? '',
    );
    assert.ok(lists.length >= 7);
    for (const list of lists) assert.ok(countOf(list, '<li>') <= 3, list);
  });

  it('writes the same as Markdown, with pictures beside it that it links and that are all there', async () => {
    const markdown = path.join(out, 'report.md');
    const pictures = path.join(out, 'pictures of (it)');
    mkdirSync(pictures);
    writeFileSync(path.join(pictures, 'label-0099.svg'), 'of an earlier report');
    writeFileSync(path.join(pictures, 'mine.svg'), "a person's");
    const { code, said } = await run('report', 'main..anna', '--markdown', markdown, '--pictures', pictures);
    assert.equal(code, 0, said);
    const text = readFileSync(markdown, 'utf8');
    const linked = Array.from(text.matchAll(/\]\(([^)]*)\)/gu), ([, link]) => decodeURIComponent(link ?? ''));
    assert.equal(linked.length, 10);
    const files = readdirSync(pictures).filter((name) => name !== 'mine.svg');
    assert.deepEqual(linked.map((link) => path.basename(link)).sort(), files.sort());
    for (const link of linked) assert.match(readFileSync(path.join(out, link), 'utf8'), /^<svg xmlns=/u);
  });

  it('prints Markdown that says where each label stands, without pictures', async () => {
    const { code, out: text } = await run('report', 'main..anna', '--markdown', '-');
    assert.equal(code, 0);
    assert.match(text, /^### Changed labels\n\nFrom \*\*main/u);
    assert.equal(countOf(text, '\n- '), 10);
    assert.ok(!text.includes(']('));
  });

  it('compares with the files as they stand, where only a base is named', async () => {
    assert.match((await page('anna')).page, /No label file differs/u);
    editLabels(cramp, ({ labels }) => labels.slice(1));
    const { page: text } = await page('anna');
    assert.match(text, /the files as they stand/u);
    assert.match(text, /1 label file, 1 changed label/u);
    gitIn(folder, 'checkout', '-q', cramp);
  });

  it('shows hostile names, notes and labels of a file as text', async () => {
    gitIn(folder, 'switch', '-q', '-c', 'hostile', 'anna');
    const evil = '</h3><script>alert(1)</script>"\' onload=x ![a](b) @all \u202e';
    editLabels(cramp, ({ labels }) =>
      labels.map((each, i) => {
        const reviews = { [evil]: { verdict: 'accept' as const, note: evil } };
        return i === 0 ? { ...each, label: evil, note: evil, by: evil, reviews } : each;
      }),
    );
    mkdirSync('<img src=x>');
    renameSync(cramp, `<img src=x>/${cramp}`);
    commitAll(folder, 'Hostile');
    const { page: text } = await page('anna..hostile');
    assert.equal(countOf(text, '<article'), 1, 'the rename is followed');
    assert.match(text, /It was called cramp\.edf\.labels\.json\./u);
    assert.doesNotMatch(text, /<script|<img|\u202e/u);
    const { out: markdown } = await run('report', 'anna..hostile', '--markdown', '-');
    assert.doesNotMatch(markdown, /<script|<img|@all|!\[|\u202e/u);
    gitIn(folder, 'switch', '-q', 'anna');
  });

  it('says once for a file that there is no recording, only its pointer, or another, and tells the changes', async () => {
    const edf = readFileSync('cramp.edf');
    const cases: readonly (readonly [RegExp, () => void])[] = [
      [/No pictures\. cramp\.edf cannot be opened: there is no such file\./u, () => rmSync('cramp.edf')],
      [
        /No pictures\. cramp\.edf is a Git LFS pointer/u,
        () =>
          writeFileSync(
            'cramp.edf',
            `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1601568\n`,
          ),
      ],
      [
        /No pictures: cramp\.edf in the folder is not the recording that these labels were made for\./u,
        () => writeFileSync('cramp.edf', readFileSync('contracture.edf')),
      ],
    ];
    for (const [sentence, change] of cases) {
      change();
      const { code, page: text } = await page('main..anna', cramp);
      assert.equal(code, 0);
      assert.match(text, sentence);
      assert.equal(countOf(text, 'No pictures'), 1);
      assert.equal(countOf(text, '<article'), 4);
      assert.equal(countOf(text, '<svg'), 0);
    }
    writeFileSync('cramp.edf', edf);
  });

  it('says which file can’t be compared, and why, and tells the others', async () => {
    gitIn(folder, 'switch', '-q', '-c', 'broken', 'anna');
    writeFileSync(cramp, '{"format": "something else"}');
    commitAll(folder, 'Break');
    const { code, said, page: text } = await page('main..broken');
    assert.equal(code, 1);
    assert.match(
      said,
      /cramp\.edf\.labels\.json can't be compared; after: it can't be read as a label file\./u,
    );
    assert.match(text, /can&#39;t be compared; after:/u);
    assert.equal(countOf(text, '<article'), 6);
    gitIn(folder, 'switch', '-q', 'anna');
  });

  it('says of a label file whose name is not in UTF-8 that it can’t be read, not that its labels were removed', async function () {
    // Windows and macOS have no such names.
    if (process.platform !== 'linux') this.skip();
    const file = Buffer.concat([
      Buffer.from(`${folder}/`),
      Buffer.from('f\xe4lle.edf.labels.json', 'latin1'),
    ]);
    gitIn(folder, 'switch', '-q', '-c', 'named', 'anna');
    writeFileSync(file, readFileSync(cramp));
    commitAll(folder, 'Copy');
    writeFileSync(file, readFileSync(cramp, 'utf8').replace('a single unit', 'two units'));
    const { code, said } = await run('report', 'named', '--markdown', '-');
    assert.equal(code, 1);
    assert.match(said, /can't be compared; after: its name is not in UTF-8/u);
    gitIn(folder, 'switch', '-q', '-f', 'anna');
  });

  it('says of a file that was renamed with its recording that no label changed, and misses no picture', async () => {
    gitIn(folder, 'switch', '-q', '-c', 'renamed', 'anna');
    renameSync(cramp, 'patient 7.edf.labels.json');
    renameSync('cramp.edf', 'patient 7.edf');
    commitAll(folder, 'Rename');
    const { code, page: text } = await page('anna..renamed');
    assert.equal(code, 0);
    assert.match(text, /only the name or the form of the file differs/u);
    assert.doesNotMatch(text, /No pictures/u);
    gitIn(folder, 'switch', '-q', 'anna');
  });

  it('draws the labels of a renamed recording before and after, whichever name the folder has', async () => {
    gitIn(folder, 'switch', '-q', '-c', 'renamed-edited', 'anna');
    renameSync('cramp.edf', 'patient 8.edf');
    renameSync(cramp, 'patient 8.edf.labels.json');
    editLabels('patient 8.edf.labels.json', ({ labels }) =>
      labels.map((each, i) => (i === 0 ? { ...each, end: each.end + 4000, label: 'tremor' } : each)),
    );
    const pictured = async (...args: readonly string[]): Promise<void> => {
      const { code, said, page: text } = await page(...args);
      assert.equal(code, 0, said);
      assert.match(text, /It was called cramp\.edf\.labels\.json\./u);
      assert.doesNotMatch(text, /No pictures/u);
      assert.match(text, />Before<.*>After</su);
    };
    // As a person renames: git has taken up the names, and not yet what was edited since.
    gitIn(folder, 'add', '-A');
    editLabels('patient 8.edf.labels.json', ({ labels }) =>
      labels.map((each, i) => (i === 0 ? { ...each, note: 'longer' } : each)),
    );
    await pictured('anna');
    commitAll(folder, 'Rename and edit');
    await pictured('anna..renamed-edited');
    gitIn(folder, 'switch', '-q', 'anna');
    await pictured('anna..renamed-edited');
  });

  it('draws the first 200 of many and says so', async () => {
    gitIn(folder, 'switch', '-q', '-c', 'many', 'anna');
    editLabels('contracture.edf.labels.json', ({ labels }) => {
      const [first] = labels;
      assert.ok(first);
      const { channels, by } = first;
      const added = Array.from({ length: 300 }, (_, i): LabelRecord => {
        const [start, end] = [1000 + 3000 * i, 2000 + 3000 * i];
        return { id: `many-${i}`, channels, start, end, label: 'rest', status: 'accepted', by };
      });
      return [...labels, ...added];
    });
    commitAll(folder, 'Many');
    const { page: text } = await page('anna..many');
    assert.equal(countOf(text, '<article'), 300);
    assert.equal(countOf(text, '<svg'), 200);
    assert.match(text, /The first 200 have pictures\./u);
    assert.ok(text.length < 3e6, String(text.length));
    gitIn(folder, 'switch', '-q', 'anna');
  });

  it('leaves out a blind reading under way, and says so', async () => {
    const reading = path.join(folder, 'cramp.edf.ben.labels.json');
    const own = readFileSync(path.join(folder, cramp), 'utf8');
    const reader = own.replace(/"version": "[^"]*"/u, '"version": "1.3"');
    writeFileSync(reading, reader.replace(/^"labels": /mu, '"reader": "Ben",\n$&'));
    const report = (...more: readonly string[]): Promise<Ran> =>
      run('report', 'anna', reading, '--markdown', '-', ...more);
    const left = await report();
    assert.equal(left.code, 0, left.said);
    assert.match(
      left.said,
      /^One blind reading is not finished and left out \(--unfinished counts them\)\.$/mu,
    );
    assert.doesNotMatch(left.out, /ben/u);
    assert.match((await report('--unfinished')).out, /cramp.*ben/u);
    rmSync(reading);
  });

  it('refuses in one sentence what it can’t do', async () => {
    const said = async (...args: readonly string[]): Promise<string> => {
      const { code, said: sentence } = await run('report', ...args);
      assert.equal(code, 2);
      return sentence;
    };
    assert.match(await said(), /Name the commits/u);
    assert.match(await said('main'), /Say where it goes/u);
    assert.match(
      await said('nowhere..anna', '--markdown', '-'),
      /"nowhere" is not a commit of this repository/u,
    );
    assert.match(await said('main', '..', '--markdown', '-'), /lies outside of the repository/u);
    assert.match(
      await said('main', '--markdown', '-', '--pictures', 'x'),
      /--pictures goes with --markdown FILE/u,
    );
    assert.match(await said('main', 'gone', '--markdown', '-'), /no gone, neither here nor in main\./u);
    assert.match(await said('main..anna', 'gone', '--markdown', '-'), /neither in main nor in anna\./u);
    process.chdir(out);
    assert.match(await said('main', '--markdown', '-'), /is not in a git repository/u);
    process.chdir(folder);
  });
});
