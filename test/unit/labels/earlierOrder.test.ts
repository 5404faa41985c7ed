import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check } from '../../../src/labels/check';
import { CheckInParts } from '../../../src/labels/checkInParts';
import { apply } from '../../../src/labels/edits';
import { merge } from '../../../src/labels/merge';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { document } from './arbitraries';
import { contracture, crampDocument, crampHeader, labelled, neurogenicCramp } from './samples';

function inVersion(version: string, { header, labels }: LabelDocument): LabelDocument {
  return { header: { ...header, version }, labels };
}

function read(text: string): LabelDocument {
  const result = parse(text);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.document;
}

/** What both checks find: of a whole text, and of one that comes in parts. */
function found(text: string): string {
  const parts = new CheckInParts(undefined);
  for (let from = 0; from < text.length; from += 7) parts.add(text.slice(from, from + 7));
  const said = Array.from(parts.end()).flat();
  assert.deepEqual(said, check(text));
  return said.map(({ line, message }) => `${line}: ${message}`).join('\n');
}

/** Lines that stand in one of the texts alone. */
function changedLines(before: string, after: string): { readonly gone: string[]; readonly come: string[] } {
  const [was, is] = [before.split('\n'), after.split('\n')];
  return {
    gone: was.filter((line) => !is.includes(line)),
    come: is.filter((line) => !was.includes(line)),
  };
}

function keysOf(line: string): readonly string[] {
  return Object.keys(JSON.parse(line.slice(1)) as object);
}

const today = inVersion('1.3', crampDocument);

describe('A label’s line, as a review shows it', () => {
  it('says what was decided in the first hundred columns, and ends with the engine’s evidence', () => {
    const line = serialize(today)
      .split('\n')
      .find((each) => each.includes('k3v9'));
    assert.ok(line);
    assert.match(
      line.slice(0, 100),
      /^ \{"id": "k3v9", "label": "neurogenic-cramp", "status": "proposed", "start": 8000, "end": 52000, /u,
    );
    assert.deepEqual(keysOf(line).slice(0, 6), ['id', 'label', 'status', 'start', 'end', 'channels']);
    assert.equal(keysOf(line).at(-1), 'evidence');
  });

  it('has its evidence behind what later versions added, known or not', () => {
    const record = { ...neurogenicCramp, reason: 'close call', unknownFields: { zone: 3, arm: 'left' } };
    const text = serialize({ header: { ...crampHeader, version: '1.3' }, labels: [record] });
    const keys = keysOf(text.split('\n').find((each) => each.includes('k3v9')) ?? '');
    assert.deepEqual(keys.slice(-4), ['arm', 'reason', 'zone', 'evidence']);
  });

  it('is one added line where it is the first of its file', () => {
    const empty = serialize({ ...today, labels: [] });
    const { gone, come } = changedLines(empty, serialize({ ...today, labels: [contracture] }));
    assert.deepEqual([gone.length, come.length], [0, 1]);
  });
});

describe('A label file of an earlier version', () => {
  const earlier = serialize(inVersion('1.2', crampDocument));

  it('has the order that it was written in', () => {
    const line = earlier.split('\n').find((each) => each.includes('k3v9')) ?? '';
    assert.deepEqual(keysOf(line), [
      ...['id', 'channels', 'start', 'end', 'label', 'status', 'by', 'probability', 'evidence', 'reviews'],
    ]);
  });

  it('is written back as it was, in any of its versions', () => {
    fc.assert(
      fc.property(document, fc.constantFrom('1.0', '1.1', '1.2'), (any, version) => {
        const text = serialize(inVersion(version, any));
        assert.equal(serialize(read(text)), text);
      }),
    );
  });

  it('is in canonical form', () => {
    for (const version of ['1.0', '1.2', '1.3']) {
      assert.equal(found(serialize(inVersion(version, crampDocument))), '');
    }
  });

  it('is not, where its lines have today’s order, nor is a file of today with the earlier one', () => {
    for (const [from, to] of [
      ['1.2', '1.3'],
      ['1.3', '1.2'],
    ] as const) {
      const text = serialize(inVersion(from, crampDocument)).replace(`"${from}"`, `"${to}"`);
      assert.match(found(text), /^12: .*canonical form/u);
    }
  });

  it('has one changed line after one edit, in its own order', () => {
    const after = apply(read(earlier), { kind: 'change', id: 'k3v9', patch: { status: 'rejected' } });
    const { gone, come } = changedLines(earlier, serialize(after));
    assert.deepEqual([gone.length, come.length], [1, 1]);
    assert.deepEqual(keysOf(gone[0] ?? ''), keysOf(come[0] ?? ''));
  });

  it('keeps its order in every version that a merge left to choose from', () => {
    const base = { header: { ...crampHeader, version: '1.2' }, labels: [labelled('a', 0, 10)] };
    const sides = ['rest', 'artifact'].map((label) => ({
      ...base,
      labels: [labelled('a', 1, 10, { label })],
    }));
    const [ours = base, theirs = base] = sides;
    const { document: merged } = merge(
      { ...base, labels: [labelled('a', 0, 10, { label: 'tremor' })] },
      ours,
      theirs,
    );
    const text = serialize(merged);
    assert.match(text, /"theirs": \{"id": "a", "channels": /u);
    assert.equal(serialize(read(text)), text);
    assert.match(serialize(inVersion('1.3', merged)), /"theirs": \{"id": "a", "label": /u);
  });

  it('takes today’s order where one branch of a merge has it, whichever is ours', () => {
    const edited = apply(read(earlier), { kind: 'change', id: 'm7q2', patch: { note: 'seen again' } });
    const texts = [merge(read(earlier), edited, today), merge(read(earlier), today, edited)].map((merged) => {
      assert.deepEqual(merged.conflicts, []);
      return serialize(merged.document);
    });
    assert.equal(texts[0], texts[1]);
    assert.equal(
      texts[0],
      serialize(apply(today, { kind: 'change', id: 'm7q2', patch: { note: 'seen again' } })),
    );
  });
});
