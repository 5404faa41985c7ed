import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NotUtf8, Utf8Blocks, decodeUtf8 } from '../../../src/base/utf8';
import { check } from '../../../src/labels/check';
import { CheckInParts } from '../../../src/labels/checkInParts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import type { CheckedRecording, Finding } from '../../../src/records/findings';
import { serialize } from '../../../src/labels/serialize';
import { document as labelDocument } from './arbitraries';
import { otherwiseSpelled } from './spellings';

const channels = ['EMG 1', 'EMG 2'].map((name) => ({ name, samplingRate: 1000, samples: 8_000_000 }));

function record(index: number): LabelRecord {
  return {
    id: `label-${index.toString().padStart(8, '0')}`,
    channels: [index % 2 === 0 ? 'EMG 1' : 'EMG 2'],
    start: index * 1000,
    end: index * 1000 + 500,
    label: index % 1000 === 7 ? 'a label of nobody' : 'voluntary',
    status: 'accepted',
    by: 'Ada Lovelace',
  };
}

/** About 1.2 MB of labels: several blocks, with unknown labels in all of them and labels past the end in the later ones. */
function large(): LabelDocument {
  const labels = Array.from({ length: 8000 }, (_, i) => record(i));
  // Says the same as another.
  const twin = { ...record(7500), id: 'twin' };
  const header = {
    version: '1.1',
    recording: 'a.edf',
    durationSeconds: 8000,
    channels,
    fingerprint: { bytes: 1, sha256: '0'.repeat(64) },
  };
  return { header, labels: [...labels, twin] };
}

function inParts(text: string, blockCharacters: number, recording?: CheckedRecording): Finding[] {
  const parts = new CheckInParts(recording);
  for (let from = 0; from < text.length; from += blockCharacters) {
    parts.add(text.slice(from, from + blockCharacters));
  }
  return Array.from(parts.end()).flat();
}

/** The fault that the bytes have; undefined where they are text. */
function faultOf(decode: () => unknown): string | undefined {
  try {
    decode();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return `${error.line}: ${error.message}`;
  }
}

describe('A sidecar checked part by part', function () {
  this.timeout(300_000);
  const text = serialize(large());
  const blockCharacters = 32 << 10;
  const recording = {
    channels: channels.map((channel) => ({ ...channel, samples: 5_500_000 })),
    fingerprint: { bytes: 2, sha256: '1'.repeat(64) },
  };

  it('has the findings of the whole, on the same lines, whatever the blocks', () => {
    const expected = check(text, recording);
    assert.ok(expected.length > 2500, `${expected.length} findings`);
    for (const characters of [blockCharacters, text.length]) {
      assert.deepEqual(inParts(text, characters, recording), expected);
    }
    assert.deepEqual(inParts(text, 8 * blockCharacters), check(text));
  });

  const line = (index: number): string => text.split('\n')[index] ?? '';
  const parsed = (): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
  const otherwise: readonly (readonly [string, () => string])[] = [
    ['with CRLF line ends', () => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', () => `\ufeff${text}`],
    ['on one line', () => JSON.stringify(parsed())],
    ['pretty-printed', () => JSON.stringify(parsed(), null, 2)],
    ['with its labels first', () => JSON.stringify({ labels: parsed()['labels'], ...parsed() }, null, 1)],
    ['cut off', () => text.slice(0, -3)],
    ['with something behind its end', () => `${text} `],
    ['with a label out of order', () => text.replace('"start": 6500000', '"start": 34')],
    ['with an id twice, far apart', () => text.replace('"label-00007990"', '"label-00000003"')],
    ['with a blank more in the middle', () => text.replace('"start": 6000000', '"start":  6000000')],
    ['with a missing comma', () => text.replace(line(6000), line(6000).replace(',{', ' {'))],
    ['with its list closed in the middle', () => text.replace(line(6000), ',{}], "more": [{}')],
    ['of labels that are no objects', () => text.replace(line(6000), ',7')],
    ['with a text that is not closed', () => text.replace('"label-00006000"', '"label-00006000')],
    [
      'that git could not merge',
      () => text.replace(line(6000), `<<<<<<< ours\n${line(6000)}\n=======\n>>>>>>> theirs`),
    ],
    ['of a newer version', () => text.replace('"1.1"', '"2.0"')],
    ['of nothing', () => ' \n'.repeat(100_000)],
    ['without labels', () => text.replace('"labels": [', '"other": [')],
  ];
  for (const [what, changed] of otherwise) {
    it(`${what} has the findings of the whole`, () => {
      const other = changed();
      assert.notEqual(other, text);
      const expected = check(other, recording);
      assert.ok(expected.length > 0);
      assert.deepEqual(inParts(other, blockCharacters, recording), expected);
    });
  }

  it('has the findings of the whole for random documents, spelled and broken at random', () => {
    const cases = fc.tuple(labelDocument, otherwiseSpelled(), fc.integer({ min: 1, max: 400 }));
    let notJson = 0;
    fc.assert(
      fc.property(cases, ([document, spell, characters]) => {
        const other = spell(serialize(document));
        const about = { ...recording, channels: document.header.channels.slice(1) };
        const expected = check(other, about);
        if (expected.some(({ message }) => message.includes('not valid JSON'))) notJson += 1;
        assert.deepEqual(inParts(other, characters, about), expected);
      }),
      { numRuns: 600 },
    );
    assert.ok(notJson > 30, `${notJson} of them are not JSON`);
  });

  it('is refused for the same byte on the same line where it is not UTF-8', () => {
    const piece = fc.oneof(
      fc
        .constantFrom('\n', 'a', 'µ', '€', '𝄞', '\ufffd', '\ufeff')
        .map((one) => [...new TextEncoder().encode(one)]),
      fc.constantFrom([0xef], [0xef, 0xbf], [0xf0, 0x9f], [0xf0, 0x9f, 0x98], [0xc3], [0xff], [0x80]),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (pieces, size) => {
        const bytes = Uint8Array.from(pieces.flat());
        const inBlocks = (): string => {
          const blocks = new Utf8Blocks();
          let decoded = '';
          for (let at = 0; at < bytes.length; at += size) {
            decoded += blocks.decode(bytes.subarray(at, at + size));
          }
          blocks.end();
          return decoded;
        };
        const fault = faultOf(() => decodeUtf8(bytes));
        assert.equal(faultOf(inBlocks), fault);
        if (fault === undefined) assert.equal(inBlocks(), decodeUtf8(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});
