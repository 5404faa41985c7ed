import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isUntouchedProposal } from '../../../src/labels/claim';
import { apply } from '../../../src/labels/edits';
import { serialize } from '../../../src/labels/serialize';
import { decisionEdit, settledBy, sharedById, type Take } from '../../../src/readings/decisions';
import { itemsOf, type Item } from '../../../src/readings/pairs';
import { readingNote } from '../../../src/readings/words';
import { crampHeader } from '../labels/samples';
import { adjudicated, bothOf, documentOf, readings } from './twoReadings';

describe('Adjudicated readings', () => {
  it('lose no label of either: each is a review of a label of the shared file', () => {
    fc.assert(
      fc.property(readings, ({ first, second, before, takes }) => {
        const both = bothOf(first, second);
        const { labels } = adjudicated(documentOf(...before), both, (_, index) => takes[index] ?? 'first');
        for (const { name, document } of both) {
          const notes = labels.flatMap(({ reviews }) => reviews?.[name]?.note ?? []).sort();
          for (const record of document.labels.filter((each) => !isUntouchedProposal(each))) {
            const place = notes.indexOf(readingNote(record, crampHeader));
            assert.ok(place >= 0, `${name}’s ${record.id} is on record`);
            notes.splice(place, 1);
          }
        }
      }),
    );
  });

  it('leave every label that somebody had touched before as it was', () => {
    fc.assert(
      fc.property(readings, ({ first, second, before, takes }) => {
        const { labels } = adjudicated(
          documentOf(...before),
          bothOf(first, second),
          (_, index) => takes[index] ?? 'first',
        );
        const after = sharedById({ labels });
        for (const record of before.filter((each) => !isUntouchedProposal(each))) {
          assert.equal(after.get(record.id), record);
        }
      }),
    );
  });

  it('are decided once: run again, also after a part, nothing changes', () => {
    fc.assert(
      fc.property(readings, fc.nat(12), ({ first, second, before, takes }, part) => {
        const both = bothOf(first, second);
        const take = (_: Item, index: number): Take => takes[index] ?? 'first';
        const items = itemsOf(both);
        const by = { both, adjudicator: 'Carl' };
        const partly = items
          .filter(({ difference }) => difference !== undefined)
          .slice(0, part)
          .reduce(
            (now, item) => apply(now, decisionEdit(sharedById(now), item, 'neither', by)),
            documentOf(...before),
          );
        const done = adjudicated(partly, both, take);
        const decidedFirst = partly.labels.filter((record) => record.by === 'Carl');
        for (const record of decidedFirst) assert.equal(sharedById(done).get(record.id), record);
        const again = adjudicated(done, both, () => 'neither');
        assert.equal(serialize(again), serialize(done));
        assert.ok(items.every((item) => settledBy(sharedById(done), item, both)));
      }),
    );
  });
});
