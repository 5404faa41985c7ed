import assert from 'node:assert/strict';
import fc from 'fast-check';
import { absentRecordingView, labelPlaces, labelView } from '../../../src/editor/views/documentView';
import { LabelFeed } from '../../../src/editor/views/labelFeed';
import { apply } from '../../../src/labels/edits';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { inCanonicalOrder } from '../labels/labelParts';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { LabelSet } from '../../../webview/labels/labelSet';
import { crampHeader, labelled } from '../labels/samples';

const recording = absentRecordingView(crampHeader);

function documentOf(labels: readonly LabelRecord[]): LabelDocument {
  return { header: crampHeader, labels: inCanonicalOrder(labels, crampHeader) };
}

/** What a page must show of a document. */
function expected(document: LabelDocument): unknown {
  const places = labelPlaces(document.header, recording);
  return document.labels.flatMap((record) => labelView(record, places) ?? []);
}

/** Everything that the feed has to say, as a page takes it. */
function allOf(feed: LabelFeed, document: LabelDocument, page: LabelSet): LabelSet {
  let now = page;
  do now = now.after(feed.next(document));
  while (!now.complete);
  return now;
}

describe('What a page is told of the labels', () => {
  const many = documentOf(Array.from({ length: 1700 }, (_, i) => labelled(`l${i}`, i * 100, i * 100 + 50)));

  it('comes in parts that are small however many there are, and is then all of them', () => {
    const feed = new LabelFeed(recording);
    const first = feed.next(many);
    assert.deepEqual([first.fresh, first.changed.length, first.more], [true, 500, true]);
    const page = allOf(feed, many, new LabelSet([], false).after(first));
    assert.deepEqual(page.list, expected(many));
  });

  it('is one label where one has changed, and nothing where the file was only read again', () => {
    const feed = new LabelFeed(recording);
    const page = allOf(feed, many, new LabelSet([], false));
    const edited = apply(many, { kind: 'change', id: 'l900', patch: { start: 10, end: 20 } });
    const change = feed.change(edited);
    assert.deepEqual(
      change?.changed.map(({ index, label }) => [index, label.id]),
      [[1, 'l900']],
    );
    assert.deepEqual(change.removed, []);
    assert.deepEqual(page.after(change).list, expected(edited));
    const read = parse(serialize(edited));
    assert.ok('document' in read);
    assert.equal(feed.change(read.document), undefined);
  });

  it('says so where only the evidence of a label is another: its details are no longer those told', () => {
    const feed = new LabelFeed(recording);
    const before = documentOf([labelled('a', 0, 9)]);
    feed.next(before);
    const evidence = [{ criterion: 'noise-level', value: 1, unit: '', contribution: 0, met: true }];
    const told = (patch: Partial<LabelRecord>) => feed.change(documentOf([labelled('a', 0, 9, patch)]));
    assert.equal(told({ evidence })?.changed.length, 1);
    assert.equal(told({ evidence: [{ ...evidence[0]!, value: 2 }] })?.changed.length, 1);
  });

  it('leads the page to the same labels in the same order as the document, whatever is edited and when', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const step = fc.tuple(
      id,
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('EMG vastus', 'force', 'gone'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const records = new Map<string, LabelRecord>();
        const feed = new LabelFeed(recording);
        let page = new LabelSet([], false).after(feed.next(documentOf([])));
        for (const [name, start, channel, isRemoved] of steps) {
          if (isRemoved) records.delete(name);
          else records.set(name, labelled(name, start, start + 3, { channels: [channel] }));
          const document = documentOf([...records.values()]);
          const change = feed.change(document);
          if (change) page = page.after(change);
          assert.deepEqual(page.list, expected(document));
        }
      }),
    );
  });

  it('begins anew where the header counts the labels’ samples otherwise', () => {
    const feed = new LabelFeed(recording);
    feed.next(many);
    const [first, ...others] = crampHeader.channels;
    const header = { ...crampHeader, channels: [{ ...first!, samplingRate: 2000 }, ...others] };
    const slower = { header, labels: many.labels };
    const change = feed.next(slower);
    assert.equal(change.fresh, true);
    assert.equal(change.changed[1]?.label.startSeconds, 0.05);
  });
});
