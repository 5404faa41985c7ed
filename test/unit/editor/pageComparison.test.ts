/** What a page is told of a comparison: all of it in parts, then what each edit makes of it. */
import assert from 'node:assert/strict';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { PageComparison } from '../../../src/editor/comparing/pageComparison';
import type { ComparisonChange, RecordingView } from '../../../src/protocol/page';
import { ChangeSet } from '../../../webview/labels/changeSet';

const header: LabelDocument['header'] = {
  version: '1.2',
  recording: 'case01.edf',
  durationSeconds: 4000,
  channels: [{ name: 'EMG', samplingRate: 1000, samples: 4_000_000 }],
  fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
};

const recording: RecordingView = {
  name: 'case01.edf',
  format: 'EDF',
  durationSeconds: 4000,
  channels: [
    { name: 'EMG', unit: 'µV', kind: 'emg', kindReason: '', samplingRate: 1000, samples: 4_000_000 },
  ],
  warnings: [],
  overview: 'automatic',
};

function record(index: number, more: Partial<LabelRecord> = {}): LabelRecord {
  const start = index * 100;
  const usual = { channels: ['EMG'], end: start + 50, label: 'voluntary', status: 'accepted' } as const;
  return { id: `r${String(index).padStart(6, '0')}`, start, ...usual, by: 'someone', ...more };
}

/** A document, its page, and what the page knows. */
class Compared {
  labels: LabelDocument;
  page: ChangeSet | null = null;
  readonly told: (ComparisonChange | null)[] = [];
  readonly comparison = new PageComparison({
    labels: () => this.labels,
    recording: () => recording,
    tell: (change) => this.take(change),
    changed: () => undefined,
    failed: (error) => assert.fail(String(error)),
  });

  constructor(labels: readonly LabelRecord[]) {
    this.labels = { header, labels };
  }

  take(change: ComparisonChange | null): void {
    this.told.push(change);
    this.page = ChangeSet.after(this.page, change);
  }

  /** As a person edits. */
  async edit(labels: readonly LabelRecord[]): Promise<void> {
    const before = this.told.length;
    this.labels = { header, labels };
    this.comparison.labelsChanged();
    while (this.told.length === before) await new Promise(setImmediate);
  }

  get lines(): readonly string[] {
    return (this.page?.list ?? []).map(({ id, kind, text }) => `${id} ${kind}: ${text}`);
  }
}

describe('A page that compares its labels', () => {
  it('is told what lies between in words, in the order of time, and in one sentence', async () => {
    const compared = new Compared([record(1), record(2, { label: 'tremor' }), record(4)]);
    await compared.comparison.begin({
      name: 'HEAD',
      document: { header, labels: [1, 2, 3].map((i) => record(i)) },
    });
    assert.deepEqual(compared.lines, [
      'r000002 changed: Voluntary activity → Tremor',
      'r000003 removed: removed',
      'r000004 added: accepted, by someone',
    ]);
    assert.equal(compared.page?.head.summary, '1 added, 1 removed, 1 relabelled');
    assert.equal(compared.page.get('r000003')?.was?.startSeconds, 0.3);
    assert.equal(compared.page.get('r000004')?.was, undefined);
  });

  it('is told after an edit of what that changed and of nothing else, however many labels there are', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => record(index));
    const other = many.map((each) => ({ ...each, note: 'earlier' }));
    const compared = new Compared(many);
    await compared.comparison.begin({ name: 'HEAD', document: { header, labels: other } });
    for (;;) {
      const part = compared.comparison.next();
      compared.take(part);
      if (!part?.more) break;
    }
    assert.equal(compared.page?.list.length, 20_000);
    const edited = many.map((each, index) =>
      index === 777 ? { ...each, status: 'rejected' as const } : each,
    );
    const before = process.cpuUsage();
    await compared.edit(edited);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 2e6, `${(user + system) / 1000} ms of computing for one edit`);
    const last = compared.told.at(-1);
    assert.deepEqual(
      last?.changed.map(({ index, change }) => `${index} ${change.text}`),
      ['777 accepted → rejected; note removed'],
    );
    assert.deepEqual(last.removed, []);
    assert.equal(last.fresh, false);
    await compared.edit(edited.filter((_, index) => index !== 5));
    assert.equal(compared.page.list.length, 20_000);
    assert.equal(compared.page.get('r000005')?.kind, 'removed');
  });

  it('does not let an edit made meanwhile end a comparison that has just begun with another version', async () => {
    const compared = new Compared([record(1)]);
    await compared.comparison.begin({ name: 'HEAD', document: { header, labels: [] } });
    const beginning = compared.comparison.begin({ name: 'index', document: { header, labels: [record(2)] } });
    await compared.edit([record(1), record(3)]);
    await beginning;
    while (compared.page?.list.length !== 3) await new Promise(setImmediate);
    assert.equal(compared.page.head.name, 'index');
  });

  it('is told once that nothing is compared any more, and a page that opens anew is told all', async () => {
    const compared = new Compared([record(1)]);
    await compared.comparison.begin({ name: 'HEAD', document: { header, labels: [] } });
    const again = compared.comparison.opened();
    assert.equal(again?.fresh, true);
    assert.equal(again.changed.length, 1);
    compared.comparison.end();
    assert.equal(compared.page, null);
    assert.equal(compared.comparison.opened(), null);
  });

  it('says where the other version was made on another recording', async () => {
    const compared = new Compared([record(1)]);
    const other = { ...header, fingerprint: { bytes: 2, sha256: 'b'.repeat(64) } };
    await compared.comparison.begin({ name: 'anna’s labels', document: { header: other, labels: [] } });
    assert.match(compared.page?.head.caution ?? '', /another version of this recording/u);
  });
});
