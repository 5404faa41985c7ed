import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { eventLabels } from '../../../src/detection/result/eventLabels';
import { findingLabels } from '../../../src/detection/result/findingLabels';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { document } from './arbitraries';
import { crampDocument } from './samples';

interface Schema extends Record<string, unknown> {
  readonly definitions: {
    readonly labelName: { readonly anyOf: readonly [{ readonly enum: readonly string[] }] };
  };
}

const file = path.resolve(import.meta.dirname, '../../../media/emg-labels.schema.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
// strictTypes off: the two kinds of conflict speak about the object around them, whose type is stated there.
const validate = new Ajv({ strictTypes: false }).compile(schema);

function problems(text: string): string {
  return validate(JSON.parse(text)) ? '' : JSON.stringify(validate.errors);
}

describe('The JSON schema of the sidecar', () => {
  it('accepts every document this program writes', () => {
    fc.assert(
      fc.property(document, (any) => {
        assert.equal(problems(serialize(any)), '');
      }),
      { seed: 19, numRuns: 300 },
    );
  });

  it('suggests the labels that ship, in their order', () => {
    assert.deepEqual(schema.definitions.labelName.anyOf[0].enum, [...eventLabels, ...findingLabels]);
  });

  it('describes every field for the person who hovers over it', () => {
    const undescribed: string[] = [];
    const visit = (node: unknown, place: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        visit(value, `${place}/${key}`);
        if (!place.endsWith('/properties') || place.includes('/oneOf')) continue;
        if (!('description' in value) && !('$ref' in value)) undescribed.push(`${place}/${key}`);
      }
    };
    visit(schema, '');
    assert.deepEqual(undescribed, []);
  });

  const broken: readonly (readonly [title: string, from: string, to: string])[] = [
    ['another format', '"emg-labels"', '"labels"'],
    ['a newer major version', '"1.0"', '"2.0"'],
    ['a missing recording', '"recording"', '"file"'],
    ['a negative duration', '"durationSeconds": 60', '"durationSeconds": -60'],
    ['a sampling rate of 0', '"samplingRate": 100', '"samplingRate": 0'],
    ['a hash that is none', '0f0f', 'zzzz'],
    ['a missing id', '"id"', '"key"'],
    ['no channel', '["EMG vastus"]', '[]'],
    ['a channel twice', '["EMG vastus"]', '["EMG", "EMG"]'],
    ['half a sample', '"start": 8000', '"start": 8000.5'],
    ['a negative start', '"start": 8000', '"start": -1'],
    ['an unknown status', '"proposed"', '"perhaps"'],
    ['an empty label', '"neurogenic-cramp"', '""'],
    ['a probability past 1', '0.93', '1.93'],
    [
      'an alternative past 1',
      '"note": "silent',
      '"alternatives": [{"label": "rest", "probability": 1.2}], "note": "silent',
    ],
    [
      'an alternative of no name',
      '"note": "silent',
      '"alternatives": [{"label": "", "probability": 0.2}], "note": "silent',
    ],
    ['an empty reason', '"note": "silent', '"reason": "", "note": "silent'],
    ['a second way to say not stale', '"note": "silent', '"stale": false, "note": "silent'],
    ['evidence without a value', '"value": 118.5, ', ''],
    ['an unknown verdict', '"accept"', '"agree"'],
    ['null for absent', '"silent, force stays up"', 'null'],
    ['a conflict of no kind', '"note": "silent, force stays up"', '"conflict": {}'],
    [
      'a changed conflict without its version',
      '"note": "silent, force stays up"',
      '"conflict": {"kind": "changed"}',
    ],
    [
      'a deletion with a version',
      '"note": "silent, force stays up"',
      '"conflict": {"kind": "deleted", "theirs": {}}',
    ],
  ];
  for (const [title, from, to] of broken) {
    it(`and the parser both refuse ${title}`, () => {
      const good = serialize(crampDocument);
      const text = good.replace(from, to);
      assert.notEqual(text, good);
      assert.notEqual(problems(text), '');
      assert.equal(parse(text).ok, false);
    });
  }
});
