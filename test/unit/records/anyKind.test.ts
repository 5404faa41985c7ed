/** The same history of one open document, with labels and with findings: what becomes of it is the same for both. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelKind } from '../../../src/labels/labelKind';
import { findingKind } from './findings';
import { World, type Event, type Wish } from './openWorld';
import { findings, labels } from './saidAlike';

const id = fc.constantFrom('a', 'b', 'c', 'd');
const judgement = fc.constantFrom(0 as const, 1 as const, 2 as const);
const note = fc.constantFrom(null, 'x', 'y');
const plain = { noNullPrototype: true };
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id, said: fc.record({ judgement, note }, plain) }, plain),
  fc.record(
    {
      kind: fc.constant('change' as const),
      id,
      said: fc.oneof(fc.record({ judgement }, plain), fc.record({ note }, plain)),
    },
    plain,
  ),
  fc.record({ kind: fc.constant('remove' as const), id }, plain),
);
const back = fc.nat(3);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: wish.map((each) => ({ kind: 'edit' as const, wish: each })) },
  { weight: 3, arbitrary: fc.constant({ kind: 'save' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('other' as const), wish, back }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('go back' as const), back }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'undo' as const,
        'redo' as const,
        'discard' as const,
        'delete' as const,
        'garble' as const,
        'bring back' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      keeps: fc.constantFrom('backup' as const, 'journal' as const),
    }),
  },
);

describe('The history of an open document', () => {
  it('is the same whatever the kind of its records: edits, undo, saves, changes on disk, crashes', async () => {
    const reached = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 30 }), async (events) => {
        const ofLabels = new World(labelKind, labels);
        const ofFindings = new World(findingKind, findings);
        for (const [index, each] of events.entries()) {
          const [seen, other] = [await ofLabels.after(each), await ofFindings.after(each)];
          assert.equal(other, seen, `after event ${index}, ${JSON.stringify(each)}`);
          const [what = ''] = seen.split(/[ \n]/u);
          reached.set(what, (reached.get(what) ?? 0) + 1);
        }
      }),
      { seed: 41, numRuns: 1000 },
    );
    const kinds = ['taken-over', 'merged', 'restored', 'reverted', 'deleted', 'unreadable', 'refused'];
    for (const kind of kinds) assert.ok((reached.get(kind) ?? 0) >= 20, `${kind}: ${reached.get(kind) ?? 0}`);
  }).timeout(60_000);
});
