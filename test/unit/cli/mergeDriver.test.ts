/** git merges label files by the driver: a real repository, reviewers on branches. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { Random } from '../../../src/simulation/random';
import { writeProgram } from '../../fixtures/commandLineProgram';
import { documentOf, label, name, read } from './mergedLabels';
import { run } from './run';

const kinds = ['voluntary', 'tremor', 'fasciculation', 'insertion', 'neurogenic-cramp'] as const;

/** What one reviewer has made of the common labels; undefined where it was deleted. */
type Reading = Map<string, LabelRecord | undefined>;

/** Edits at random of labels drawn at random: renamed and decided, moved, remarked, reviewed, deleted; and new ones. */
function readingOf(base: readonly LabelRecord[], reviewer: string, edits: number, random: Random): Reading {
  const reading: Reading = new Map(base.map((record) => [record.id, record]));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)] as T;
  for (let edit = 0; edit < edits; edit++) {
    const { id } = pick(base);
    const record = reading.get(id);
    if (!record) continue;
    const deed = random.uniform();
    if (deed < 0.35) reading.set(id, { ...record, label: pick(kinds), status: 'accepted' });
    else if (deed < 0.55) {
      reading.set(id, { ...record, start: record.start + 1 + Math.floor(random.uniform(0, 90)) });
    } else if (deed < 0.7) reading.set(id, { ...record, note: `seen by ${reviewer}` });
    else if (deed < 0.8) reading.set(id, { ...record, reviews: { [reviewer]: { verdict: 'accept' } } });
    else if (deed < 0.85) reading.set(id, undefined);
    else {
      reading.set(`${reviewer}-${edit}`, label(`${reviewer}-${edit}`, Math.floor(random.uniform(0, 1.9e7))));
    }
  }
  return reading;
}

/** The labels on which the reviewers truly disagree: one part given two values, or deleted here and edited there. */
function clashes(base: readonly LabelRecord[], readings: readonly Reading[]): ReadonlySet<string> {
  const parts: readonly ((record: LabelRecord) => unknown)[] = [
    ({ start, end }) => [start, end],
    (record) => [record.label, record.status],
    ({ note }) => note,
  ];
  const text = (value: unknown): string => JSON.stringify([value]);
  return new Set(
    base
      .filter((was) => {
        const versions = readings.map((reading) => reading.get(was.id));
        const kept = versions.filter((version) => version !== undefined);
        const edited = kept.some((version) => text(version) !== text(was));
        if (kept.length < versions.length) return edited;
        return parts.some(
          (part) =>
            new Set(kept.map((one) => text(part(one))).filter((each) => each !== text(part(was)))).size > 1,
        );
      })
      .map(({ id }) => id),
  );
}

describe('emg-labels merge-driver', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-merge-'));
  after(() => rmSync(folder, { recursive: true }));

  /** A repository in which each reviewer has a branch of the common labels. */
  function repository(place: string, base: readonly LabelRecord[], readings: ReadonlyMap<string, Reading>) {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: place, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    execFileSync('git', ['init', '-q', '-b', 'main', place]);
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@example.org');
    const commit = (labels: readonly LabelRecord[], message: string): void => {
      writeFileSync(path.join(place, name), serialize(documentOf(labels)));
      git('add', '-A');
      git('commit', '-q', '-m', message);
    };
    commit(base, 'Detect');
    for (const [reviewer, reading] of readings) {
      git('checkout', '-q', '-b', reviewer, 'main');
      commit(
        [...reading.values()].filter((record) => record !== undefined),
        `Read (${reviewer})`,
      );
    }
    git('checkout', '-q', 'main');
    return git;
  }

  it('merges eight reviewers of 200 edits each in any order: the conflicts are exactly the true clashes', async () => {
    const program = await writeProgram(path.join(folder, 'program'));
    const random = new Random(11);
    const base = Array.from({ length: 2000 }, (_, i) => label(`label-${i}`, 10_000 * i));
    const names = Array.from({ length: 8 }, (_, i) => `reviewer-${i}`);
    const readings = new Map(names.map((who) => [who, readingOf(base, who, 200, random)]));
    const expected = clashes(base, [...readings.values()]);
    const added = [...readings.values()].flatMap((reading) =>
      [...reading.keys()].filter((id) => id.startsWith('rev')),
    );
    const order = names.toSorted(() => random.uniform() - 0.5);
    const [byDriver, asText] = ['driver', 'text'].map((how) => {
      const place = mkdtempSync(path.join(folder, `${how}-`));
      const git = repository(place, base, readings);
      if (how === 'driver') {
        writeFileSync(path.join(place, '.git/info/attributes'), '*.labels.json merge=emg-labels\n');
        git(
          'config',
          'merge.emg-labels.driver',
          `'${process.execPath}' '${program}' merge-driver %O %A %B %P`,
        );
      }
      let stopped = 0;
      let marks = 0;
      for (const who of order) {
        const { status } = spawnSync('git', ['merge', '-q', '--no-edit', who], { cwd: place });
        if (status !== 0) {
          stopped += 1;
          // As text the marks stay in the file: what is counted is what nobody could merge.
          if (how === 'text') {
            const left = readFileSync(path.join(place, name), 'utf8');
            marks += left.match(/^<{7} /gmu)?.length ?? 0;
            git('checkout', '--theirs', name);
          }
          git('add', '-A');
          git('commit', '-q', '-m', `Merge ${who}`);
        }
      }
      return { stopped, marks, text: readFileSync(path.join(place, name), 'utf8') };
    });
    assert.ok(byDriver && asText);
    const merged = read(byDriver.text);
    const open = merged.labels.filter(({ conflict }) => conflict !== undefined).map(({ id }) => id);
    assert.deepEqual(new Set(open), expected);
    assert.equal(byDriver.text, serialize(merged), 'what the driver writes is canonical');
    for (const id of added) {
      assert.ok(
        merged.labels.some((record) => record.id === id),
        `${id} was lost`,
      );
    }
    console.log(
      `      ${expected.size} true clashes; merges that stopped: ${byDriver.stopped} by the driver, ${asText.stopped} as text; labels to decide: ${open.length} by the driver, ${asText.marks} conflicts in lines as text`,
    );
  });

  const write = (file: string, text: string): string => {
    writeFileSync(path.join(folder, file), text);
    return path.join(folder, file);
  };

  it('keeps what both sides added, and both versions where one label was called two ways', async () => {
    const [one, two] = [label('one', 1000), label('two', 5000)];
    const base = write('base', serialize(documentOf([one, two])));
    const ours = write(
      'ours',
      serialize(documentOf([{ ...one, label: 'tremor' }, two, label('three', 9000)])),
    );
    const theirs = write(
      'theirs',
      serialize(
        documentOf([
          { ...one, label: 'insertion' },
          { ...two, note: 'hm' },
        ]),
      ),
    );
    const { code, said } = await run('merge-driver', base, ours, theirs, name);
    assert.equal(code, 1);
    assert.match(
      said,
      /^case01\.edf\.labels\.json: "one" at 0:\d\d\.\d{3} on "[^"]+": label changed on both sides; both versions are kept\.$/mu,
    );
    assert.match(said, /open its recording in VS Code to choose, then git add it\.$/u);
    const { labels } = read(readFileSync(ours, 'utf8'));
    assert.deepEqual(
      labels.map(({ id, note, conflict }) => [id, note, conflict?.kind]),
      [
        ['one', undefined, 'changed'],
        ['two', 'hm', undefined],
        ['three', undefined, undefined],
      ],
    );
  });

  it('takes two new files with nothing in common, and answers 0 where nothing is left to decide', async () => {
    const ours = write('new-ours', serialize(documentOf([label('one', 1000)])));
    const theirs = write('new-theirs', serialize(documentOf([label('two', 500)])));
    const { code, said } = await run('merge-driver', write('empty', ''), ours, theirs);
    assert.deepEqual([code, said], [0, '']);
    assert.deepEqual(
      read(readFileSync(ours, 'utf8')).labels.map(({ id }) => id),
      ['two', 'one'],
    );
  });

  it('leaves the lines to git where a side is no label file, and says so', async () => {
    const text = (middle: string): string => `{\n1\n2\n${middle}\n4\n5\n`;
    const base = write('text-base', text('3'));
    const ours = write('text-ours', text('ours'));
    const { code, said } = await run(
      'merge-driver',
      base,
      ours,
      write('text-theirs', text('theirs')),
      'x.json',
    );
    assert.equal(code, 1);
    assert.match(said, /^x\.json: one side can't be read as labels/u);
    assert.match(readFileSync(ours, 'utf8'), /^<<<<<<< [\s\S]*ours\n=======\ntheirs\n>>>>>>> /mu);
  });
});
