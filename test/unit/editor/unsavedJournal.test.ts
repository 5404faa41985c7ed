import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { JournalOwner } from '../../../src/editor/sidecar/journalFiles';
import { leaveForNewName, leftBehind, UnsavedJournal } from '../../../src/editor/sidecar/unsavedJournal';
import type { LabelEdit } from '../../../src/labels/edits';
import { labelKind } from '../../../src/labels/labelKind';
import type { LabelRecord } from '../../../src/labels/labelRecord';
import { findingKind } from '../records/findings';

const recording = 'file:///study/case01.edf';
const text = Buffer.from('text');
const removal = (id: string): LabelEdit => ({ kind: 'remove', id });

function never(error: unknown): void {
  assert.fail(`the journal could not be written: ${String(error)}`);
}

describe('The journal of unsaved labels', () => {
  let folder: string;
  const of = (address = recording): JournalOwner<LabelRecord> => ({
    folder,
    recording: address,
    kind: labelKind,
  });

  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'emg-journal-')), 'unsaved');
  });

  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  /** As after a crash: what another process left of a journal in this folder. */
  async function leave(edit: LabelEdit, baseText: Uint8Array | null = text): Promise<void> {
    const journal = new UnsavedJournal(of(), never);
    journal.keep({ baseText, edit });
    await journal.flushed();
    const [before] = readdirSync(folder).filter((name) => name.endsWith('.edit.json'));
    assert.ok(before !== undefined);
    // Under another name it is no longer known as this process's own.
    for (const name of readdirSync(folder)) {
      renameSync(
        path.join(folder, name),
        path.join(folder, name.replace(/\.[0-9a-f]{12}\./u, '.0123456789ab.')),
      );
    }
  }

  it('of a document that ended without a word is found when its recording opens again', async () => {
    await leave(removal('a'));
    const [found] = await leftBehind(of());
    assert.deepEqual(found?.unsaved, { baseText: text, edit: removal('a') });
    assert.deepEqual(await leftBehind(of('file:///study/other.edf')), []);
    await found.forget();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('of a recording without a label file says so', async () => {
    await leave(removal('a'), null);
    const [found] = await leftBehind(of());
    assert.equal(found?.unsaved.baseText, null);
  });

  it('of an open document is not taken for left behind', async () => {
    const journal = new UnsavedJournal(of(), never);
    journal.keep({ baseText: null, edit: removal('a') });
    await journal.flushed();
    assert.deepEqual(await leftBehind(of()), []);
  });

  it('is whole again at the next edit where another window has taken it up', async () => {
    const journal = new UnsavedJournal(of(), never);
    journal.keep({ baseText: text, edit: removal('a') });
    await journal.flushed();
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    journal.keep({ baseText: text, edit: removal('b') });
    await journal.flushed();
    journal.leave();
    const [found] = await leftBehind(of());
    assert.deepEqual(found?.unsaved, { baseText: text, edit: removal('b') });
  });

  it('holds the latest of many edits made at once', async () => {
    const journal = new UnsavedJournal(of(), never);
    for (let i = 0; i < 100; i++) {
      journal.keep({ baseText: Buffer.from(`base ${i % 3}`), edit: removal(`label ${i}`) });
    }
    await journal.flushed();
    for (let i = 0; i < 100; i++) {
      journal.keep({ baseText: Buffer.from('base'), edit: removal(`later ${i}`) });
      if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await journal.flushed();
    const edits = readdirSync(folder).filter((name) => name.endsWith('.edit.json'));
    assert.equal(edits.length, 1);
    assert.match(readFileSync(path.join(folder, edits[0]!), 'utf8'), /"later 99"/u);
  });

  it('is gone when nothing is unsaved any more, and after closing', async () => {
    const journal = new UnsavedJournal(of(), never);
    journal.keep({ baseText: text, edit: removal('a') });
    journal.keep(undefined);
    await journal.flushed();
    journal.keep({ baseText: text, edit: removal('b') });
    await journal.flushed();
    assert.equal(readdirSync(folder).length, 2);
    await journal.end();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('that was cut while it was written is none', async () => {
    await leave(removal('a'));
    const [edit] = readdirSync(folder).filter((name) => name.endsWith('.edit.json'));
    writeFileSync(path.join(folder, edit!), '{"recording":"file:///study/case0');
    assert.deepEqual(await leftBehind(of()), []);
  });

  it('left for a new name is found there, with the old name', async () => {
    const to = 'file:///study/renamed.edf';
    await leaveForNewName(of(), to, { baseText: text, edit: removal('a') });
    assert.deepEqual(await leftBehind(of()), []);
    const [found] = await leftBehind(of(to));
    assert.equal(found?.renamedFrom, recording);
    assert.deepEqual(found.unsaved, { baseText: text, edit: removal('a') });
  });

  it('of one kind of records is not taken for that of another, nor forgotten with it', async () => {
    const kinds = { labels: of(), findings: { folder, recording, kind: findingKind } };
    const labels = new UnsavedJournal(kinds.labels, never);
    const findings = new UnsavedJournal(kinds.findings, never);
    labels.keep({ baseText: text, edit: removal('a') });
    findings.keep({ baseText: null, edit: { kind: 'change', id: 'v', patch: { recruitment: 'normal' } } });
    for (const journal of [labels, findings]) {
      await journal.flushed();
      journal.leave();
    }
    const ofLabels = await leftBehind(kinds.labels);
    assert.deepEqual(
      ofLabels.map(({ unsaved }) => unsaved),
      [{ baseText: text, edit: removal('a') }],
    );
    await ofLabels[0]?.forget();
    const ofFindings = await leftBehind(kinds.findings);
    assert.deepEqual(
      ofFindings.map(({ unsaved }) => unsaved.edit),
      [{ kind: 'change', id: 'v', patch: { recruitment: 'normal' } }],
    );
  });

  it('that can’t be written says so once and leaves no old state behind', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    const failures: unknown[] = [];
    const journal = new UnsavedJournal(of(), (error) => failures.push(error));
    for (const id of ['a', 'b']) {
      journal.keep({ baseText: null, edit: removal(id) });
      await journal.flushed();
    }
    assert.equal(failures.length, 1);
  });
});
