import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { parse, type ParsedSidecar } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { document } from './arbitraries';
import { crampDocument, crampHeader, labelled } from './samples';

const sample = serialize(crampDocument);

function parsed(text: string): ParsedSidecar {
  const result = parse(text);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result;
}

function refusal(text: string): string {
  const result = parse(text);
  assert.ok(!result.ok, 'this should not be read');
  return result.message;
}

/** The sample with one piece of text replaced; fails when the piece is not there. */
function changed(from: string, to: string): string {
  assert.ok(sample.includes(from), `the sample has no ${from}`);
  return sample.replace(from, to);
}

describe('Reading a sidecar', () => {
  it('gives back every document that was written', () => {
    fc.assert(
      fc.property(document, (any: LabelDocument) => {
        assert.deepEqual(parsed(serialize(any)).document, any);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('leaves out a version to choose that is the label shown, or stands there twice', () => {
    const shown = labelled('a', 1, 2);
    const noted = { ...shown, note: 'tremor?' };
    const chain = (...versions: readonly LabelRecord[]): LabelRecord =>
      versions.reduceRight((next, version) => ({ ...version, conflict: { kind: 'changed', theirs: next } }));
    const written = (label: LabelRecord): string => serialize({ ...crampDocument, labels: [label] });
    assert.deepEqual(parsed(written(chain(shown, shown))).document.labels, [shown]);
    const { labels } = parsed(written(chain(shown, noted, shown, noted))).document;
    assert.deepEqual(labels, [chain(shown, noted)]);
  });

  it('and writing it again changes no byte', () => {
    fc.assert(
      fc.property(document, (any) => {
        const text = serialize(any);
        assert.equal(serialize(parsed(text).document), text);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('takes a byte order mark, CRLF line ends and other spacing for what they are', () => {
    const pretty = JSON.stringify(JSON.parse(sample), undefined, 2);
    for (const text of [`\ufeff${sample}`, sample.replaceAll('\n', '\r\n'), pretty]) {
      assert.deepEqual(parsed(text).document, crampDocument);
    }
  });

  it('tells on which line each label stands', () => {
    assert.deepEqual(
      [...parsed(sample).lines],
      [
        ['k3v9', 12],
        ['m7q2', 13],
      ],
    );
  });

  it('never throws, whatever the text', () => {
    const cut = fc.nat({ max: sample.length }).map((length) => sample.slice(0, length));
    const overwritten = fc
      .tuple(fc.nat({ max: sample.length - 1 }), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([at, piece]) => sample.slice(0, at) + piece + sample.slice(at + piece.length));
    fc.assert(
      fc.property(fc.oneof(cut, overwritten, fc.string(), fc.json()), (text) => {
        const result = parse(text);
        if (!result.ok) assert.match(result.message, /^Line [0-9]+: /u);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('reads a text of ten million characters and refuses a million brackets, both without exhausting the stack', () => {
    const long = changed('silent, force stays up', '\\n'.repeat(5_000_000));
    assert.equal(parsed(long).document.labels[1]?.note?.length, 5_000_000);
    assert.match(refusal('['.repeat(1_000_000)), /nested more than 2000 deep/u);
  });
});

describe('A sidecar that cannot be read says on which line and why:', () => {
  const cases: readonly (readonly [title: string, text: string, message: RegExp])[] = [
    ['an empty file', ' \n', /^Line 1: The file is empty\.$/u],
    ['another JSON file', '{"a": 1}', /^Line 1: This is not a label file/u],
    ['a list', '[]', /^Line 1: This is not a label file: it holds a list of 0\.$/u],
    ['a truncated file', sample.slice(0, -3), /^Line 14: This is not valid JSON: .* the end of the file\.$/u],
    [
      'a forgotten comma',
      changed(',{"id": "m7q2"', ' {"id": "m7q2"'),
      /^Line 13: .*a comma or \] should stand here/u,
    ],
    ['text after the end', `${sample}{}`, /^Line 16: .*the file should end here/u],
    ['a line break inside a text', changed('silent, ', 'silent,\n'), /^Line 13: .*not closed on its line/u],
    ['an unknown escape', changed('silent, ', '\\q'), /^Line 13: .*an escape that JSON does not know/u],
    [
      'a repeated key',
      changed('"by": "ana"', '"by": "ana", "by": "bob"'),
      /^Line 13: The key "by" stands twice/u,
    ],
    [
      'a number past exactness',
      changed('"end": 4100', '"end": 9007199254740993'),
      /^Line 13: .*has more digits than can be kept/u,
    ],
    [
      'an infinite number',
      changed('"value": 118.5', '"value": 1e999'),
      /^Line 12: The number 1e999 has more digits/u,
    ],
    [
      'a merge conflict',
      changed(',{"id": "m7q2"', '<<<<<<< HEAD\n,{"id": "m7q2"'),
      /^Line 13: Git left a merge conflict here \(<<<<<<<\)/u,
    ],
    [
      'a newer major version',
      changed('"version": "1.0"', '"version": "2.0"'),
      /^Line 3: .*written by a newer version .*update the extension/u,
    ],
    [
      'no version',
      changed('"version": "1.0"', '"edition": "1.0"'),
      /^Line 1: In the header, "version" is missing/u,
    ],
    [
      'a version that is none',
      changed('"version": "1.0"', '"version": "one"'),
      /^Line 3: "version" is "one"/u,
    ],
    ['no list of labels', changed('"labels"', '"items"'), /"labels" is missing; it must be a list/u],
    [
      'a missing field',
      changed('"by": "ana", ', ''),
      /^Line 13: In the label "m7q2", "by" is missing; it must be a text\.$/u,
    ],
    [
      'null for absent',
      changed('"note": "silent, force stays up"', '"note": null'),
      /^Line 13: .*"note" is null; it must be a text/u,
    ],
    [
      'an unknown status',
      changed('"status": "accepted"', '"status": "done"'),
      /^Line 13: .*"status" is "done"; it must be one of proposed, accepted, rejected/u,
    ],
    [
      'a negative start',
      changed('"start": 2500', '"start": -1'),
      /^Line 13: .*"start" is -1; it must be a whole number from 0/u,
    ],
    ['a fractional sample', changed('"start": 2500', '"start": 2500.5'), /^Line 13: .*"start" is 2500\.5/u],
    [
      'an empty span',
      changed('"start": 2500', '"start": 4100'),
      /^Line 13: .*its end \(4100\) must come after its start \(4100\)/u,
    ],
    [
      'a probability past 1',
      changed('0.93', '93'),
      /^Line 12: .*its probability must lie between 0 and 1, not be 93/u,
    ],
    ['no channel', changed('["force", "EMG vastus"]', '[]'), /^Line 13: .*it names no channel/u],
    [
      'a channel twice',
      changed('["force", "EMG vastus"]', '["force", "force"]'),
      /^Line 13: .*it names a channel twice/u,
    ],
    [
      'an id twice',
      changed('"id": "m7q2"', '"id": "k3v9"'),
      /^Line 13: The id "k3v9" is already taken by the label on line 12/u,
    ],
    [
      'a record that is no object',
      changed('"labels": [', '"labels": [\n5,'),
      /^Line 11: A label must be an object, not 5\.$/u,
    ],
    [
      'a channel listed twice',
      changed('{"name": "force"', '{"name": "EMG vastus"'),
      /^Line 8: The channel "EMG vastus" is listed twice/u,
    ],
    [
      'a sampling rate of 0',
      changed('"samplingRate": 100', '"samplingRate": 0'),
      /^Line 8: "samplingRate" is 0/u,
    ],
    [
      'a fingerprint that is none',
      changed('0f0f', 'zz'),
      /^Line 10: "sha256" must be 64 hexadecimal digits/u,
    ],
  ];
  for (const [title, text, message] of cases) {
    it(title, () => assert.match(refusal(text), message));
  }

  it('a conflict that holds another label', () => {
    const theirs =
      '{"id": "other", "channels": ["force"], "start": 1, "end": 2, "label": "rest", "status": "accepted", "by": "b"}';
    const text = changed(
      '"by": "ana",',
      `"by": "ana", "conflict": {"kind": "changed", "theirs": ${theirs}},`,
    );
    assert.match(refusal(text), /^Line 13: .*its conflict holds a label with another id, "other"/u);
  });

  it('and names every bad record, not only the first', () => {
    const result = parse(sample.replaceAll('"status": "', '"status": "no longer '));
    assert.ok(!result.ok);
    assert.deepEqual(
      result.problems.map(({ line }) => line),
      [12, 13],
    );
  });
});

describe('A sidecar of a newer minor version', () => {
  const newer = serialize({ ...crampDocument, header: { ...crampHeader, version: '1.4' } })
    .replace('"by": "ana"', '"by": "ana", "confidence": {"b": [1, 2], "a": null}')
    .replace('\n"labels"', '\n"study": "MC-7",\n"labels"');

  it('keeps the fields that this version does not know, byte for byte, and says so', () => {
    const { document: read, warnings } = parsed(newer);
    assert.equal(serialize(read), newer.replace('{"b": [1, 2], "a": null}', '{"a": null, "b": [1, 2]}'));
    assert.deepEqual(read.header.unknownFields, { study: 'MC-7' });
    assert.equal(warnings[0]?.line, 3);
    assert.match(warnings[0].message, /newer version \(format 1\.4\)/u);
  });
});

describe('A sidecar that no longer fits its recording is read, with a warning', () => {
  it('for a label of a channel that is not there', () => {
    const { warnings } = parsed(changed('["EMG vastus"]', '["EMG soleus"]'));
    assert.deepEqual(warnings, [
      {
        line: 12,
        message: 'The label "k3v9" is about a channel that the recording does not have: "EMG soleus".',
      },
    ]);
  });

  it('for a label that ends after its channel', () => {
    const { warnings } = parsed(changed('"end": 4100', '"end": 6001'));
    assert.deepEqual(warnings, [
      { line: 13, message: 'The label "m7q2" ends at sample 6001, after the end of its channel (6000).' },
    ]);
  });
});
