import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from '../../../src/records/canonicalJson';
import { versionsOf } from '../../../src/records/conflicts';
import { partsOf } from '../../../src/records/parts';
import { name, oddText, unknownFields } from '../labels/arbitraries';
import { crampHeader } from '../labels/samples';
import {
  difference,
  edited,
  findingKind,
  merged,
  read,
  undoOf,
  written,
  type Finding,
  type FindingDocument,
  type FindingEdit,
} from './findings';

const vastus: Finding = { id: 'v1', muscle: 'vastus', recruitment: 'normal', by: 'ana' };
const deltoid: Finding = { id: 'd1', muscle: 'deltoid', recruitment: 'myopathic', by: 'ana', note: 'early' };
const sample = edited(
  { header: crampHeader, findings: [] },
  {
    kind: 'batch',
    edits: [
      { kind: 'add', record: vastus },
      { kind: 'add', record: deltoid },
    ],
  },
);

function change(id: string, patch: Extract<FindingEdit, { kind: 'change' }>['patch']): FindingEdit {
  return { kind: 'change', id, patch };
}

function readAgain(document: FindingDocument): FindingDocument {
  const result = read(written(document));
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.document;
}

describe('A second kind of record', () => {
  it('is written by its own definition: order, fields that came later, version', () => {
    const sure = edited(sample, change('v1', { certainty: 0.9, note: 'clear' }));
    const lines = written(sure).split('\n');
    assert.deepEqual(lines.slice(lines.indexOf('"findings": [')), [
      '"findings": [',
      ' {"id": "d1", "muscle": "deltoid", "recruitment": "myopathic", "by": "ana", "note": "early"}',
      ',{"id": "v1", "muscle": "vastus", "recruitment": "normal", "by": "ana", "note": "clear", "certainty": 0.9}',
      ']',
      '}',
      '',
    ]);
    assert.match(written(sample), /^\{\n"format": "emg-findings",\n"version": "1\.0",\n/u);
    assert.match(written(sure), /"version": "1\.2"/u);
    assert.deepEqual(readAgain(sure), { ...sure, header: { ...sure.header, version: '1.2' } });
  });

  it('is refused in its own words, with the line', () => {
    const text = written(sample);
    const message = (from: string, to: string): string => {
      const result = read(text.replace(from, to));
      return result.ok ? 'was read' : result.message;
    };
    assert.match(message('"emg-findings"', '"emg-labels"'), /^Line 2: This is not a finding file/u);
    assert.match(
      message('"myopathic"', '"odd"'),
      /^Line 12: In the finding "d1", "recruitment" is "odd"; it must be one of normal, neurogenic, myopathic\.$/u,
    );
    assert.match(
      message('"muscle": "vastus"', '"muscle": ""'),
      /^Line 13: The finding "v1" is not valid: it names no muscle\.$/u,
    );
    assert.match(
      message('"v1"', '"d1"'),
      /^Line 13: The id "d1" is already taken by the finding on line 12/u,
    );
    assert.throws(
      () => edited(sample, { kind: 'remove', id: 'x' }),
      /^RecordError: There is no finding "x"/u,
    );
  });

  it('is edited and the edit undone, to the byte', () => {
    const edit: FindingEdit = {
      kind: 'batch',
      edits: [
        change('d1', { note: null, recruitment: 'normal' }),
        { kind: 'remove', id: 'v1' },
        { kind: 'add', record: { ...vastus, id: 'v2' } },
      ],
    };
    const after = edited(sample, edit);
    assert.deepEqual(
      after.findings.map(({ id, note }) => [id, note]),
      [
        ['d1', undefined],
        ['v2', undefined],
      ],
    );
    assert.equal(written(edited(after, undoOf(sample, edit))), written(sample));
    const unsaved = difference(sample, after) ?? assert.fail();
    assert.equal(written(edited(sample, unsaved)), written(after));
  });

  it('is merged: different parts combine, one part changed two ways is a conflict until someone decides', () => {
    const ours = edited(sample, change('v1', { recruitment: 'neurogenic', note: 'giant potentials' }));
    const theirs = edited(sample, change('v1', { certainty: 0.4, by: 'zoe' }));
    const { document, conflicts } = merged(sample, ours, theirs);
    assert.deepEqual(conflicts, [{ kind: 'changed', id: 'v1', parts: ['judgement'] }]);
    const disputed = readAgain(document).findings[1] ?? assert.fail();
    const versions = versionsOf(disputed).map((version) => version ?? assert.fail());
    assert.deepEqual(
      versions.map(({ recruitment, certainty, note, by }) => [recruitment, certainty, note, by]).sort(),
      [
        ['neurogenic', undefined, 'giant potentials', 'zoe'],
        ['normal', 0.4, 'giant potentials', 'zoe'],
      ],
    );
    // A person takes their judgement.
    const decided = edited(
      document,
      change('v1', { recruitment: 'neurogenic', certainty: null, conflict: null }),
    );
    assert.deepEqual(decided.findings[1], {
      ...vastus,
      recruitment: 'neurogenic',
      note: 'giant potentials',
      by: 'zoe',
    });
    assert.deepEqual(merged(document, decided, document), { document: decided, conflicts: [] });
  });
});

const id = fc.constantFrom('a', 'b', 'c');
const recruitment = fc.constantFrom('normal' as const, 'neurogenic' as const, 'myopathic' as const);
const certainty = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

const finding: fc.Arbitrary<Finding> = fc
  .record(
    { id, muscle: name, recruitment, by: name, note: oddText, certainty },
    { requiredKeys: ['id', 'muscle', 'recruitment', 'by'], noNullPrototype: true },
  )
  .chain((known) => unknownFields().map((unknown) => ({ ...known, ...unknown })));

const wish = fc.record({
  id,
  action: fc.constantFrom('add', 'remove', 'change', 'change', 'change'),
  added: finding,
  patch: fc.oneof(
    fc.record({ recruitment }, { noNullPrototype: true }),
    fc.record({ certainty: fc.option(certainty) }, { noNullPrototype: true }),
    fc.record({ note: fc.constantFrom(null, 'a', 'b') }, { noNullPrototype: true }),
    fc.record({ muscle: fc.constantFrom('vastus', 'deltoid') }, { noNullPrototype: true }),
    fc.record(
      { unknownFields: fc.constantFrom(null, { side: 'left' }, { side: 'right', depth: 2 }) },
      { noNullPrototype: true },
    ),
  ),
});
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

function editFor(
  { findings }: FindingDocument,
  { id: of, action, added, patch }: Wish,
): FindingEdit | undefined {
  const exists = findings.some((each) => each.id === of);
  if (action === 'add') return exists ? undefined : { kind: 'add', record: { ...added, id: of } };
  if (!exists) return undefined;
  return action === 'remove' ? { kind: 'remove', id: of } : change(of, patch);
}

function branch(start: FindingDocument, wishes: readonly Wish[]): FindingDocument {
  return wishes.reduce((current, each) => {
    const edit = editFor(current, each);
    return edit ? edited(current, edit) : current;
  }, start);
}

const wishes = fc.array(wish, { maxLength: 5 });
const histories = fc
  .tuple(fc.uniqueArray(finding, { selector: (each) => each.id, minLength: 1, maxLength: 3 }), wishes, wishes)
  .map(([findings, x, y]) => {
    const edits = findings.map((record): FindingEdit => ({ kind: 'add', record }));
    const base = edited(
      { header: { ...crampHeader, version: '1.2' }, findings: [] },
      { kind: 'batch', edits },
    );
    return [base, branch(base, x), branch(base, y)] as const;
  });

function partTexts(record: Finding | undefined): ReadonlyMap<string, string> {
  const parts = record ? partsOf(findingKind, record, false) : new Map<string, unknown>();
  return new Map([...parts].map(([part, value]) => [part, canonicalJson(value)]));
}

/** Fails unless every change that `side` made to `base` stands in some version of what was merged. */
function assertNothingLost(base: FindingDocument, side: FindingDocument, result: FindingDocument): void {
  const find = ({ findings }: FindingDocument, of: string): Finding | undefined =>
    findings.find((each) => each.id === of);
  for (const { id: of } of [...base.findings, ...side.findings]) {
    const [was, is, made] = [find(base, of), find(side, of), find(result, of)];
    const versions = made ? versionsOf(made) : [undefined];
    if (!is) {
      assert.ok(versions.includes(undefined), `the deletion of ${of} was lost`);
      continue;
    }
    const [before, after] = [partTexts(was), partTexts(is)];
    for (const part of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(part) === after.get(part)) continue;
      const kept = versions.some((version) => version && partTexts(version).get(part) === after.get(part));
      assert.ok(kept, `the change of ${part} of ${of} was lost`);
    }
  }
}

describe('Merging two branches of records of a second kind', () => {
  it('gives the same bytes and conflicts whichever side is ours, which can be read', () => {
    fc.assert(
      fc.property(histories, ([base, x, y]) => {
        const [one, other] = [merged(base, x, y), merged(base, y, x)];
        assert.equal(written(one.document), written(other.document));
        assert.deepEqual(one.conflicts, other.conflicts);
        assert.deepEqual(readAgain(one.document), one.document);
      }),
      { seed: 31, numRuns: 500 },
    );
  });

  it('changes nothing when it is done again, and loses no change of either side', () => {
    fc.assert(
      fc.property(histories, ([base, x, y]) => {
        const { document: result } = merged(base, x, y);
        assert.deepEqual(merged(base, result, x).document, result);
        assert.deepEqual(merged(base, result, y).document, result);
        assert.deepEqual(merged(x, result, x).document, result);
        assertNothingLost(base, x, result);
        assertNothingLost(base, y, result);
      }),
      { seed: 32, numRuns: 500 },
    );
  });

  it('leaves a decision that one side has made to both', () => {
    fc.assert(
      fc.property(histories, ([base, x, y]) => {
        const { document: open } = merged(base, x, y);
        const disputed = open.findings.filter(({ conflict }) => conflict);
        const decide = disputed.map(({ id: of }) => change(of, { conflict: null }));
        const decided = edited(open, { kind: 'batch', edits: decide });
        assert.deepEqual(merged(open, decided, open), { document: decided, conflicts: [] });
        assert.deepEqual(merged(open, open, decided), { document: decided, conflicts: [] });
      }),
      { seed: 33, numRuns: 300 },
    );
  });
});
