/** Two readings of one recording, and their adjudication, for tests. */
import fc from 'fast-check';
import { claimId } from '../../../src/labels/claim';
import { apply } from '../../../src/labels/edits';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { agreedEdit, decisionEdit, settledBy, sharedById, type Take } from '../../../src/readings/decisions';
import { itemsOf, type Both, type Item } from '../../../src/readings/pairs';
import { crampHeader, labelled } from '../labels/samples';

const engine = 'cramp-engine 1.2.0 a1b2c3d4e5f6';

/** The labels of the recording that all these tests are about. */
export function documentOf(...labels: readonly LabelRecord[]): LabelDocument {
  return { header: crampHeader, labels };
}

/** Ana's reading and Ben's. */
export function bothOf(first: readonly LabelRecord[], second: readonly LabelRecord[]): Both {
  return [
    { name: 'Ana', document: documentOf(...first) },
    { name: 'Ben', document: documentOf(...second) },
  ];
}

/** What the engine proposes. */
export function proposal(start: number, end: number, label: string): LabelRecord {
  const claim = { channels: ['EMG vastus'], start, end, label, by: engine };
  return { ...claim, id: claimId(claim), status: 'proposed' };
}

/** One by one as a person would, with `take` for each that is open; then all that agree. */
export function adjudicated(
  shared: LabelDocument,
  both: Both,
  take: (item: Item, index: number) => Take,
): LabelDocument {
  const items = itemsOf(both);
  const by = { both, adjudicator: 'Carl' };
  const decided = items.reduce((now, item, index) => {
    const isOpen = item.difference !== undefined && !settledBy(sharedById(now), item, both);
    return isOpen ? apply(now, decisionEdit(sharedById(now), item, take(item, index), by)) : now;
  }, shared);
  return apply(decided, agreedEdit(sharedById(decided), items, by));
}

const spans = fc
  .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 20 }) })
  .map(({ start, length }) => ({ start: start * 1000, end: (start + length) * 1000 }));

const label = fc.record({
  span: spans,
  name: fc.constantFrom('rest', 'neurogenic-cramp', 'recruitment-normal'),
  channels: fc.constantFrom(['EMG vastus'], ['EMG vastus', 'force'], ['gone']),
  kind: fc.constantFrom('made', 'made', 'accepted', 'rejected', 'untouched', 'unsure'),
});

/** Labels of one reader, or of the shared file; those of proposals have the proposals' ids. */
function labelsBy(reader: string): fc.Arbitrary<readonly LabelRecord[]> {
  return fc.array(label, { maxLength: 12 }).map((drawn) => {
    const records = drawn.map(({ span, name, channels, kind }, index): LabelRecord => {
      const made = labelled(`${reader}${index}`, span.start, span.end, { label: name, channels, by: reader });
      if (kind === 'made') return made;
      const proposed: LabelRecord = { ...proposal(span.start, span.end, name), channels: ['EMG vastus'] };
      if (kind === 'untouched') return proposed;
      if (kind === 'unsure') return { ...proposed, note: 'hm' };
      return { ...proposed, status: kind };
    });
    return [...new Map(records.map((record) => [record.id, record])).values()];
  });
}

/** Two readings, the shared file before, and what an adjudicator takes. */
export const readings = fc.record({
  first: labelsBy('a'),
  second: labelsBy('b'),
  before: labelsBy('c'),
  takes: fc.array(fc.constantFrom<Take>('first', 'second', 'neither'), { minLength: 24, maxLength: 24 }),
});
