/** Label files in which git has merged lines without a conflict, and yet has left labels twice. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { runThrough } from '../../../src/base/steps';
import { wordsFor } from '../../../src/editor/sidecar/diskChangeWords';
import { versionsOf } from '../../../src/labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { RecordStore } from '../../../src/records/open/recordStore';
import { crampHeader } from './samples';

const label = (id: string, start: number): LabelRecord => ({
  ...{ id, channels: ['EMG vastus'], start, end: start + 50, label: 'rest', status: 'proposed', by: 'ana' },
});
const documentOf = (...labels: readonly LabelRecord[]): LabelDocument => ({ header: crampHeader, labels });
const others = Array.from({ length: 12 }, (_, i) => label(`other-${i}`, 100 * i + 50));
const withMoved = (start: number): LabelDocument =>
  documentOf(...[label('moved', start), ...others].sort((a, b) => a.start - b.start));

/** Opened as the editor does. */
function opened(text: string): {
  readonly store: RecordStore<LabelRecord, LabelDocument>;
  readonly change: ReturnType<typeof wordsFor>;
  readonly kind: string;
} {
  const store = new RecordStore(labelKind, documentOf());
  const change = runThrough(store.loadSteps(Buffer.from(text)));
  const name = 'case01.edf.labels.json';
  return { store, kind: change.kind, change: wordsFor(change, { name, kind: labelKind }, 'seen') };
}

describe('A label file in which git has left labels twice', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-doubled-'));
  after(() => rmSync(folder, { recursive: true }));

  /** What git makes of three versions without a conflict; undefined where it leaves one. */
  function mergedByLines(versions: readonly LabelDocument[]): string | undefined {
    const [ours = '', base = '', theirs = ''] = versions.map((version, i) => {
      const file = path.join(folder, String(i));
      writeFileSync(file, serialize(version));
      return file;
    });
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', ours, base, theirs], {
      encoding: 'utf8',
    });
    return status === 0 ? stdout : undefined;
  }

  it('opens with both places of a label that two branches have moved, to choose from', () => {
    const text = mergedByLines([withMoved(420), withMoved(40), withMoved(920)]);
    assert.ok(text);
    const read = parse(text);
    assert.ok(!read.ok);
    assert.match(read.message, /already taken .* open the recording in VS Code/u);
    const { store, change } = opened(text);
    assert.match(
      change?.sentence ?? '',
      /^Some labels stand more than once in case01.* One label was changed/u,
    );
    const { labels } = store.document;
    assert.equal(labels.length, 13);
    const moved = labels.find(({ id }) => id === 'moved');
    assert.ok(moved);
    const starts = versionsOf(moved).map((version) => version?.start);
    assert.deepEqual(starts.sort(), [420, 920]);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    const saved = parse(Buffer.from(runThrough(store.savingSteps())));
    assert.ok(saved.ok);
    assert.deepEqual(saved.document, store.document);
  });

  it('has once what stands twice in the same words', () => {
    const lines = serialize(withMoved(420)).split('\n');
    const at = lines.findIndex((line) => line.includes('"moved"'));
    const { store, kind } = opened([...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\n'));
    assert.equal(kind, 'both-sides');
    assert.deepEqual(store.document, withMoved(420));
  });

  /** The lines with others in the place of the one label that moves. */
  function withLines(make: (line: string) => readonly string[]): string {
    const lines = serialize(withMoved(420)).split('\n');
    const at = lines.findIndex((line) => line.includes('"moved"'));
    return lines.toSpliced(at, 1, ...make(lines[at] ?? '')).join('\n');
  }

  it('opens with each place of a label that three branches have moved, merged one after another', () => {
    const first = mergedByLines([withMoved(420), withMoved(40), withMoved(920)]);
    assert.ok(first);
    const folderOf = (name: string): string => path.join(folder, name);
    writeFileSync(folderOf('first'), first);
    writeFileSync(folderOf('was'), serialize(withMoved(40)));
    writeFileSync(folderOf('third'), serialize(withMoved(1120)));
    const again = spawnSync('git', ['merge-file', '-p', ...['first', 'was', 'third'].map(folderOf)], {
      encoding: 'utf8',
    });
    assert.equal(again.status, 0);
    const { store, change } = opened(again.stdout);
    assert.match(change?.sentence ?? '', /One label was changed/u);
    const moved = store.document.labels.find(({ id }) => id === 'moved');
    assert.ok(moved);
    const starts = versionsOf(moved).map((version) => version?.start);
    assert.deepEqual(
      starts.sort((a = 0, b = 0) => a - b),
      [420, 920, 1120],
    );
    assert.equal(store.document.labels.length, 13);
  });

  it('gives unsaved work back that stands on a label three times', () => {
    const text = withLines((line) => [
      line,
      line.replace('420', '430').replace('470', '480'),
      line.replace('420', '440').replace('470', '490'),
    ]);
    const { store } = opened(text);
    store.edit({ kind: 'remove', id: 'other-3' });
    const backup = runThrough(store.unsavedSteps());
    const edit = runThrough(store.unsavedEditSteps());
    assert.ok(edit);
    for (const unsaved of [backup, edit]) {
      const later = opened(text).store;
      runThrough(later.restoreSteps(unsaved));
      assert.deepEqual(later.document, store.document);
      // The file is another one by now: what was unsaved is merged into it.
      const other = opened(serialize(withMoved(420))).store;
      runThrough(other.restoreSteps(unsaved));
      assert.ok(!other.document.labels.some(({ id }) => id === 'other-3'));
      const found = other.document.labels.find(({ id }) => id === 'moved');
      assert.ok(found);
      assert.equal(versionsOf(found).length, 3);
    }
  });

  it('is left alone where a label stands there as often as no merge leaves it, or something else is wrong', () => {
    const often = withLines((line) => Array.from({ length: 40 }, () => line));
    assert.match(opened(often).store.blockedReason ?? '', /already taken/u);
    const broken = withLines((line) => [line, line, line.replace('"proposed"', '"maybe"')]);
    assert.match(opened(broken).store.blockedReason ?? '', /can't be read.*"status"|already taken/u);
  });

  it('loses no version of a label, however often labels stand there', () => {
    const places = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(places, (starts) => {
        const copies = starts.flatMap((each, i) => each.map((start) => label(`moved-${i}`, 10 * start)));
        const text = serialize(documentOf(...[...copies, ...others].sort((a, b) => a.start - b.start)));
        const { store } = opened(text);
        assert.equal(store.blockedReason, undefined);
        for (const [i, each] of starts.entries()) {
          const found = store.document.labels.filter(({ id }) => id === `moved-${i}`);
          const kept = found.flatMap(versionsOf).map((version) => version?.start);
          assert.deepEqual(new Set(kept), new Set(each.map((start) => 10 * start)));
          assert.equal(found.length, 1);
        }
        const saved = parse(Buffer.from(runThrough(store.savingSteps())));
        assert.ok(saved.ok);
      }),
      { seed: 17, numRuns: 40 },
    );
  });

  it('loses no label, wherever branches have moved, added and removed them', () => {
    const place = fc.integer({ min: 0, max: 1200 });
    const two = { minLength: 2, maxLength: 2 };
    const [known, places] = [fc.array(place, two), fc.array(fc.option(place, { freq: 9 }), two)];
    const branch = (starts: readonly (number | null)[]): LabelDocument => {
      const moved = starts.flatMap((start, i) => (start === null ? [] : [label(`moved-${i}`, start)]));
      return documentOf(...[...moved, ...others].sort((a, b) => a.start - b.start));
    };
    let doubled = 0;
    fc.assert(
      fc.property(known, places, places, (was, x, y) => {
        const text = mergedByLines([branch(x), branch(was), branch(y)]);
        if (text === undefined || parse(text).ok) return;
        const { store, kind } = opened(text);
        assert.equal(kind, 'both-sides');
        doubled += 1;
        const written = [...text.matchAll(/^[ ,]\{"id": "(.*?)".*"start": (\d+)/gmu)];
        const told = written.map(([, id, start]) => `${id} at ${start}`);
        const kept = store.document.labels.flatMap((each) =>
          versionsOf(each).flatMap((version) => (version ? [`${version.id} at ${version.start}`] : [])),
        );
        assert.deepEqual([...new Set(kept)].sort(), [...new Set(told)].sort());
      }),
      { seed: 5, numRuns: 100 },
    );
    assert.ok(doubled >= 15, `${doubled} doubled`);
  });
});
