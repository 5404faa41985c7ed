import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apply, type LabelEdit } from '../../../src/labels/edits';
import type { SidecarHeader } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { withoutConflict } from '../../../src/records/conflicts';
import { difference } from './labelParts';
import { invert } from './labelParts';
import { document, record } from './arbitraries';

/** Two states of one recording's labels that share some ids. */
const states = fc
  .tuple(document, document, fc.array(record(), { maxLength: 5 }))
  .map(([from, other, changed]) => {
    const kept = from.labels.filter((_, index) => index % 3 !== 0);
    const renamed = changed
      .slice(0, kept.length)
      .map((fields, index) => ({ ...withoutConflict(fields), id: kept[index]!.id }));
    const known = new Set([...kept, ...renamed].map(({ id }) => id));
    const added = other.labels.filter(({ id }) => !known.has(id));
    const untouched = kept.slice(renamed.length);
    return [
      from,
      apply(
        { header: from.header, labels: [] },
        {
          kind: 'batch',
          edits: [...renamed, ...untouched, ...added].map((each) => ({ kind: 'add', record: each })),
        },
      ),
    ] as const;
  });

describe('The difference between two states of the labels', () => {
  it('leads from one to the other, and its inverse back', () => {
    fc.assert(
      fc.property(states, ([from, to]) => {
        const edit = difference(from, to);
        if (edit === undefined) {
          assert.equal(serialize(from), serialize(to));
          return;
        }
        assert.equal(serialize(apply(from, edit)), serialize(to));
        assert.equal(serialize(apply(to, invert(from, edit))), serialize(from));
      }),
      { seed: 20261127, numRuns: 120 },
    );
  });

  it('holds the header, too, where the labels belong to another recording now', () => {
    const header: fc.Arbitrary<Partial<SidecarHeader>> = fc.record({
      recording: fc.string(),
      fingerprint: fc.constant({ bytes: 7, sha256: 'cd'.repeat(32) }),
      channels: fc.constant([{ name: 'EMG', samplingRate: 10, samples: 100 }]),
    });
    fc.assert(
      fc.property(states, header, ([from, changed], other) => {
        const to = apply(changed, { kind: 'header', header: { ...changed.header, ...other } });
        const edit = difference(from, to);
        assert.ok(edit);
        const written = JSON.parse(JSON.stringify(edit)) as LabelEdit;
        assert.equal(serialize(apply(from, written)), serialize(to));
        assert.equal(serialize(apply(to, invert(from, edit))), serialize(from));
      }),
      { seed: 20261130, numRuns: 120 },
    );
  });

  it('survives being written down as JSON, as the journal of unsaved labels does', () => {
    fc.assert(
      fc.property(states, ([from, to]) => {
        const edit = difference(from, to);
        if (edit === undefined) return;
        assert.equal(serialize(apply(from, JSON.parse(JSON.stringify(edit)) as LabelEdit)), serialize(to));
      }),
      { seed: 20261128, numRuns: 120 },
    );
  });

  it('of a state and itself is none', () => {
    fc.assert(
      fc.property(document, (state) => assert.equal(difference(state, state), undefined)),
      { seed: 20261129, numRuns: 100 },
    );
  });
});
