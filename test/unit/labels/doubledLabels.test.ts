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
    assert.match(change?.sentence ?? '', /^Some labels stand twice in case01.* One label was changed/u);
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

  it('is left alone where a label stands there three times, or something else is wrong', () => {
    const lines = serialize(withMoved(420)).split('\n');
    const at = lines.findIndex((line) => line.includes('"moved"'));
    const line = lines[at] ?? '';
    const [twice, thrice] = [1, 2].map((more) =>
      lines.toSpliced(at, 0, ...Array.from({ length: more }, () => line)).join('\n'),
    );
    assert.match(opened(thrice ?? '').store.blockedReason ?? '', /already taken/u);
    const broken = (twice ?? '').replace('"status": "proposed"', '"status": "maybe"');
    assert.match(opened(broken).store.blockedReason ?? '', /can't be read.*"status"/u);
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
