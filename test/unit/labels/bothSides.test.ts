/** Label files in which git has left a conflict, made by git itself in each of its styles, read as two sides. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { runThrough } from '../../../src/base/steps';
import { versionsOf } from '../../../src/labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { bothSidesSteps, type BothSides, type GitStages } from '../../../src/records/bothSides';
import { mergeSidesSteps } from '../../../src/records/mergeSides';
import { RecordStore } from '../../../src/records/open/recordStore';
import { plainHistories } from './histories';
import { crampHeader } from './samples';

type Style = 'merge' | 'diff3' | 'zdiff3';
const styles: readonly Style[] = ['merge', 'diff3', 'zdiff3'];

function label(id: string, start: number, more: Partial<LabelRecord> = {}): LabelRecord {
  return {
    ...{ id, channels: ['EMG vastus'], start, end: start + 50, label: 'rest', status: 'proposed', by: 'ana' },
    ...more,
  };
}

const documentOf = (...labels: readonly LabelRecord[]): LabelDocument => ({ header: crampHeader, labels });
const bytesOf = (document: LabelDocument): Uint8Array => Buffer.from(serialize(document));

function sidesOf(text: string, stages?: GitStages): BothSides<LabelDocument> {
  const sides = runThrough(bothSidesSteps(labelKind, Buffer.from(text), stages));
  assert.ok(sides && 'ours' in sides, JSON.stringify(sides));
  return sides;
}

function problemOf(text: string, stages?: GitStages): { line: number; message: string } {
  const problem = runThrough(bothSidesSteps(labelKind, Buffer.from(text), stages));
  assert.ok(problem && 'message' in problem, JSON.stringify(problem));
  return problem;
}

describe('A label file in which git has left a conflict', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-sides-'));
  after(() => rmSync(folder, { recursive: true }));

  /** What git makes of three versions, line by line; undefined where it had nothing to leave. */
  function marked(style: Style, texts: readonly [string, string, string]): string | undefined {
    const names = ['base', 'ours', 'theirs'];
    const [base = '', ours = '', theirs = ''] = names.map((name) => path.join(folder, name));
    [base, ours, theirs].forEach((file, i) => writeFileSync(file, texts[i] ?? ''));
    const how = style === 'merge' ? [] : [`--${style}`];
    const called = ['-L', 'main', '-L', 'base', '-L', 'branch'];
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...how, ...called, ours, base, theirs], {
      encoding: 'utf8',
    });
    return status !== null && status > 0 && status < 128 ? stdout : undefined;
  }

  const base = documentOf(label('a', 100), label('b', 200), label('c', 300), label('d', 400));
  const ours = documentOf(
    label('a', 100, { label: 'tremor' }),
    label('b', 200),
    label('c', 300, { note: 'ours' }),
    label('new', 350),
    label('d', 400),
  );
  const theirs = documentOf(
    label('a', 100, { label: 'fasciculation' }),
    label('b', 200),
    label('d', 400, { note: 'x' }),
  );
  const texts = [base, ours, theirs].map((each) => serialize(each)) as [string, string, string];
  const stages = { base: bytesOf(base), ours: bytesOf(ours), theirs: bytesOf(theirs) };

  for (const style of styles) {
    it(`has both sides whole in the style ${style}, with either line end`, () => {
      const text = marked(style, texts);
      assert.ok(text !== undefined && text.includes('<<<<<<< main'));
      for (const each of [text, text.replaceAll('\n', '\r\n')]) {
        for (const known of [undefined, stages]) {
          const sides = sidesOf(each, known);
          assert.deepEqual(sides.names, { ours: 'main', theirs: 'branch', by: 'marks' });
          const merged = merge(sides.base, sides.ours, sides.theirs).document;
          const ids = merged.labels.map(({ id }) => id);
          assert.ok(['a', 'b', 'c', 'new', 'd'].every((id) => ids.includes(id)));
          if (known) assert.deepEqual(merged, merge(base, ours, theirs).document);
          const conflict = merged.labels.find(({ id }) => id === 'a')?.conflict;
          assert.equal(conflict?.kind, 'changed');
        }
      }
    });
  }

  it('merges to what the driver makes of the same branches, whatever they are, as long as git knows the sides', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(plainHistories, fc.constantFrom(...styles), ([was, x, y], style) => {
        const text = marked(style, [serialize(was), serialize(x), serialize(y)]);
        if (text === undefined) return;
        conflicts += 1;
        const sides = sidesOf(text, { base: bytesOf(was), ours: bytesOf(x), theirs: bytesOf(y) });
        assert.equal(
          serialize(merge(sides.base, sides.ours, sides.theirs).document),
          serialize(merge(was, x, y).document),
        );
      }),
      { seed: 3, numRuns: 150 },
    );
    assert.ok(conflicts > 40, `${conflicts} conflicts`);
  });

  it('loses no label of either side where nobody but the file can be asked', () => {
    let [conflicts, unread] = [0, 0];
    fc.assert(
      fc.property(plainHistories, fc.constantFrom(...styles), ([was, x, y], style) => {
        const text = marked(style, [serialize(was), serialize(x), serialize(y)]);
        if (text === undefined) return;
        conflicts += 1;
        const sides = runThrough(bothSidesSteps(labelKind, Buffer.from(text)));
        assert.ok(sides);
        if ('message' in sides) {
          // The same label moved on both sides, in lines that git took for two: then it stands there twice.
          unread += 1;
          return;
        }
        const merged = merge(sides.base, sides.ours, sides.theirs).document;
        for (const { id } of merge(was, x, y).document.labels) {
          const isOnBoth = [x, y].every(({ labels }) => labels.some((each) => each.id === id));
          if (isOnBoth) {
            assert.ok(
              merged.labels.some((each) => each.id === id),
              id,
            );
          }
        }
      }),
      { seed: 4, numRuns: 150 },
    );
    console.log(`      ${conflicts} conflicts, of which ${unread} can't be read without git`);
    assert.ok(unread < conflicts / 10);
  });

  it('keeps what a person has decided in it by hand, and asks for the rest', () => {
    const text = marked('merge', texts) ?? '';
    const byHand = text.replace(/<{7} main\n([^]*?)={7}\n[^]*?>{7} branch\n/u, '$1');
    assert.notEqual(byHand, text);
    const store = new RecordStore(labelKind, documentOf());
    runThrough(store.loadSteps(Buffer.from(byHand), stages));
    assert.equal(store.document.labels.find(({ id }) => id === 'a')?.label, 'tremor');
    assert.equal(store.document.labels.find(({ id }) => id === 'a')?.conflict, undefined);
  });

  it('opens where a side has a label twice, from a merge before, with all its versions', () => {
    const moved = documentOf(...base.labels, label('d', 900));
    const twice = serialize({ ...ours, labels: [...ours.labels, label('d', 900)] });
    for (const style of styles) {
      for (const [both, was] of [
        [[twice, texts[2]], texts[0]],
        [[texts[2], twice], texts[0]],
        // Both branches began after that merge.
        [[twice, serialize({ ...theirs, labels: [...theirs.labels, label('d', 900)] })], serialize(moved)],
      ] as const) {
        const text = marked(style, [was, both[0], both[1]]);
        assert.ok(text);
        const store = new RecordStore(labelKind, documentOf());
        runThrough(store.loadSteps(Buffer.from(text)));
        assert.equal(store.blockedReason, undefined, style);
        const { labels } = store.document;
        const starts = labels.filter(({ id }) => id === 'd').flatMap(versionsOf);
        assert.deepEqual(new Set(starts.map((each) => each?.start)), new Set([400, 900]));
        const called = labels.filter(({ id }) => id === 'a').flatMap(versionsOf);
        assert.deepEqual(new Set(called.map((each) => each?.label)), new Set(['tremor', 'fasciculation']));
        assert.ok(labels.some(({ id }) => id === 'new'));
        const open = labels.filter(({ conflict }) => conflict !== undefined).map(({ id }) => id);
        const others = style === 'merge' ? [] : ['b', 'new'];
        assert.ok(!open.some((id) => others.includes(id)), open.join());
      }
    }
  });

  it('settles once what the header says where a side has a label twice', () => {
    const of = (bytes: number, { header, labels }: LabelDocument): LabelDocument => ({
      header: { ...header, fingerprint: { ...header.fingerprint, bytes } },
      labels,
    });
    const twice = { ...theirs, labels: [...theirs.labels, label('d', 900)] };
    const text = marked('merge', [texts[0], serialize(of(8, ours)), serialize(of(9, twice))]);
    const sides = sidesOf(text ?? '', {});
    assert.equal(sides.further.length, 1);
    const { conflicts } = runThrough(mergeSidesSteps(labelKind, sides));
    assert.equal(conflicts.filter(({ kind }) => kind === 'header').length, 1);
  });

  it('names the line and what to do where its marks do not fit, or a side can’t be read', () => {
    const text = marked('merge', texts) ?? '';
    const line = text.split('\n').findIndex((each) => each.startsWith('=======')) + 1;
    const twice = text.replace('=======\n', '=======\n=======\n');
    assert.equal(problemOf(twice).line, line + 1);
    assert.match(problemOf(twice).message, /does not fit.*git checkout --merge/u);
    const begun = text.slice(0, text.indexOf('======='));
    assert.match(problemOf(begun).message, /has no end/u);
    const broken = text.replace('"label": "fasciculation"', '"label": fasc');
    const brokenLine = broken.split('\n').findIndex((each) => each.includes('fasc')) + 1;
    const problem = problemOf(broken);
    assert.equal(problem.line, brokenLine);
    assert.match(problem.message, /branch can't be read: .*git checkout --theirs/u);
    assert.deepEqual(sidesOf(twice, stages).theirs, theirs, 'git still has the sides');
  });

  it('is merged when it is opened, unsaved, with the versions to choose from; saved it is canonical', () => {
    const text = Buffer.from(marked('diff3', texts) ?? '');
    const store = new RecordStore(labelKind, documentOf());
    const change = runThrough(store.loadSteps(text, stages));
    assert.ok(change.kind === 'both-sides');
    assert.equal(change.conflicts.length, 2);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    const saved = Buffer.from(runThrough(store.savingSteps())).toString('utf8');
    const read = parse(saved);
    assert.ok(read.ok);
    assert.equal(saved, serialize(merge(base, ours, theirs).document));
    change.edit.undo();
    assert.deepEqual(store.document, ours);
    change.edit.redo();
    assert.deepEqual(store.document, read.document);
  });

  it('is merged while it is open, and is gone with a merge that is aborted', () => {
    const text = Buffer.from(marked('merge', texts) ?? '');
    const store = new RecordStore(labelKind, documentOf());
    runThrough(store.loadSteps(bytesOf(ours)));
    const change = runThrough(store.diskChangedSteps(text, stages));
    assert.ok(change.kind === 'both-sides');
    assert.deepEqual(store.document, merge(base, ours, theirs).document);
    runThrough(store.diskChangedSteps(bytesOf(ours)));
    assert.deepEqual(store.document, ours);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });

  it('keeps what was chosen over a crash', () => {
    const text = Buffer.from(marked('merge', texts) ?? '');
    const first = new RecordStore(labelKind, documentOf());
    runThrough(first.loadSteps(text, stages));
    const record = first.document.labels.find(({ id }) => id === 'a');
    assert.ok(record);
    const { conflict, ...chosen } = record;
    assert.ok(conflict);
    first.edit({ kind: 'remove', id: 'a' });
    first.edit({ kind: 'add', record: chosen });
    const unsaved = runThrough(first.unsavedEditSteps());
    assert.ok(unsaved);
    const second = new RecordStore(labelKind, documentOf());
    runThrough(second.loadSteps(text, stages));
    runThrough(second.restoreSteps(unsaved));
    assert.deepEqual(second.document, first.document);
    const third = new RecordStore(labelKind, documentOf());
    runThrough(third.loadSteps(bytesOf(ours)));
    runThrough(third.restoreSteps(unsaved));
    assert.deepEqual(third.document, first.document, 'also on a file that was settled since');
  });
});
