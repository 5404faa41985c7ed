import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apply, type LabelEdit, type LabelPatch } from '../../../src/labels/edits';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { RecordError } from '../../../src/records/recordError';
import { invert } from './labelParts';
import { document, label, oddText, record, reviews, span, status } from './arbitraries';
import { contracture, crampDocument, labelled, neurogenicCramp } from './samples';

const patch: fc.Arbitrary<LabelPatch> = fc
  .tuple(
    fc.record(
      {
        label,
        status,
        note: fc.option(oddText),
        reviews: fc.option(reviews),
        probability: fc.constantFrom(null, 0.5),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.oneof(fc.constant({}), span),
  )
  .map(([fields, where]) => ({ ...fields, ...where }));

/** A step that can be carried out on `start`. */
function step(start: LabelDocument): fc.Arbitrary<LabelEdit> {
  const ids = start.labels.map(({ id }) => id);
  const add = record(oddText.map((text) => `new ${text}`)).filter(({ id }) => !ids.includes(id));
  const options: fc.Arbitrary<LabelEdit>[] = [add.map((added) => ({ kind: 'add', record: added }))];
  if (ids.length > 0) {
    const id = fc.constantFrom(...ids);
    options.push(id.map((removed) => ({ kind: 'remove', id: removed })));
    options.push(
      fc.tuple(id, patch).map(([target, fields]) => ({ kind: 'change', id: target, patch: fields })),
    );
  }
  return fc.oneof(...options);
}

/** A document and a batch of up to `length` steps, each valid where it stands. */
function history(length: number): fc.Arbitrary<readonly [LabelDocument, LabelEdit]> {
  type Path = readonly [LabelDocument, LabelDocument, readonly LabelEdit[]];
  const start: fc.Arbitrary<Path> = document.map((any) => [any, any, []] as const);
  const extend = (path: fc.Arbitrary<Path>): fc.Arbitrary<Path> =>
    path.chain(([first, now, edits]) =>
      step(now).map((edit) => [first, apply(now, edit), [...edits, edit]] as const),
    );
  let path = start;
  for (let count = 0; count < length; count += 1) path = extend(path);
  return path.map(([first, , edits]) => [first, { kind: 'batch', edits }] as const);
}

describe('Editing labels', () => {
  it('undo brings back the very document, whatever the edit', () => {
    fc.assert(
      fc.property(
        document.chain((any) => step(any).map((edit) => [any, edit] as const)),
        ([before, edit]) => {
          assert.deepEqual(apply(apply(before, edit), invert(before, edit)), before);
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });

  it('undo of a batch brings back the very document, and redo the edited one', () => {
    fc.assert(
      fc.property(history(4), ([before, edit]) => {
        const undo = invert(before, edit);
        const after = apply(before, edit);
        assert.deepEqual(apply(after, undo), before);
        assert.deepEqual(apply(before, invert(after, undo)), after);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('settles the open version that the label shown is edited to, and undo opens it again', () => {
    const shown = labelled('a', 1, 2);
    const [noted, gone] = [
      { kind: 'changed', theirs: { ...shown, note: 'tremor?' } },
      { kind: 'deleted' },
    ] as const;
    const chained = { ...noted, theirs: { ...noted.theirs, conflict: gone } };
    const before = { ...crampDocument, labels: [{ ...shown, conflict: chained }] };
    const edit = { kind: 'change', id: 'a', patch: { note: 'tremor?' } } as const;
    const after = apply(before, edit);
    assert.deepEqual(after.labels, [{ ...noted.theirs, conflict: gone }]);
    const undo = invert(before, edit);
    assert.deepEqual(apply(after, undo), before);
    assert.deepEqual(apply(before, invert(after, undo)), after);
  });

  it('edits survive being sent and stored as JSON', () => {
    const edit: LabelEdit = { kind: 'change', id: 'm7q2', patch: { note: null, label: 'rest' } };
    const undo = invert(crampDocument, edit);
    const stored = JSON.parse(JSON.stringify(undo)) as LabelEdit;
    assert.deepEqual(apply(apply(crampDocument, edit), stored), crampDocument);
    const readd = invert(crampDocument, { kind: 'change', id: 'k3v9', patch: { note: 'x' } });
    assert.deepEqual(JSON.parse(JSON.stringify(readd)), {
      kind: 'change',
      id: 'k3v9',
      patch: { note: null },
    });
  });

  it('an edge that is dragged past another label puts the list in order again', () => {
    const moved = apply(crampDocument, {
      kind: 'change',
      id: 'k3v9',
      patch: { start: 120_000, end: 130_000 },
    });
    assert.deepEqual(
      moved.labels.map(({ id }) => id),
      ['m7q2', 'k3v9'],
    );
  });

  it('leaves untouched records as they are', () => {
    const after = apply(crampDocument, { kind: 'change', id: 'k3v9', patch: { status: 'accepted' } });
    assert.equal(after.labels[1], contracture);
    assert.deepEqual(after.labels[0], { ...neurogenicCramp, status: 'accepted' });
  });

  const refused: readonly (readonly [string, LabelEdit, RegExp])[] = [
    ['a label that is not there', { kind: 'remove', id: 'gone' }, /There is no label "gone"/u],
    ['an id that is taken', { kind: 'add', record: labelled('k3v9', 1, 2) }, /already a label "k3v9"/u],
    [
      'an empty span',
      { kind: 'change', id: 'k3v9', patch: { end: 8000 } },
      /its end \(8000\) must come after its start \(8000\)/u,
    ],
    [
      'a span before the recording',
      { kind: 'add', record: labelled('n', -5, 2) },
      /whole sample numbers from 0, not -5 to 2/u,
    ],
    ['half a sample', { kind: 'add', record: labelled('n', 0.5, 2) }, /whole sample numbers/u],
    ['a label without a name', { kind: 'change', id: 'k3v9', patch: { label: '' } }, /it has no label/u],
  ];
  for (const [title, edit, message] of refused) {
    it(`is refused for ${title}, and changes nothing`, () => {
      const before = serialize(crampDocument);
      const batch: LabelEdit = { kind: 'batch', edits: [{ kind: 'remove', id: 'm7q2' }, edit] };
      for (const attempt of [edit, batch]) {
        assert.throws(
          () => apply(crampDocument, attempt),
          (error: unknown) => {
            assert.ok(error instanceof RecordError);
            assert.match(error.message, message);
            return true;
          },
        );
      }
      assert.equal(serialize(crampDocument), before);
    });
  }
});
