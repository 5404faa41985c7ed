import assert from 'node:assert/strict';
import { check } from '../../../src/labels/check';
import { CheckInParts } from '../../../src/labels/checkInParts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';

const channels = ['EMG 1', 'EMG 2'].map((name) => ({ name, samplingRate: 1000, samples: 16_000_000 }));

function record(index: number): LabelRecord {
  return {
    id: `label-${index.toString().padStart(8, '0')}`,
    channels: [index % 2 === 0 ? 'EMG 1' : 'EMG 2'],
    start: index * 1000,
    end: index * 1000 + 500,
    label: index % 5000 === 7 ? 'a label of nobody' : 'voluntary',
    status: 'accepted',
    by: 'Ada Lovelace',
  };
}

/** About 2.5 MB of labels: several parts, with unknown labels and labels past the end in all of them. */
function large(): LabelDocument {
  const labels = Array.from({ length: 16_000 }, (_, i) => record(i));
  // Says the same as another.
  const twin = { ...record(15_000), id: 'twin' };
  const header = {
    version: '1.1',
    recording: 'a.edf',
    durationSeconds: 16_000,
    channels,
    fingerprint: { bytes: 1, sha256: '0'.repeat(64) },
  };
  return { header, labels: [...labels, twin] };
}

function inParts(text: string, blockCharacters: number, recording?: Parameters<typeof check>[1]): unknown {
  const parts = new CheckInParts(recording);
  for (let from = 0; from < text.length; from += blockCharacters) {
    if (!parts.add(text.slice(from, from + blockCharacters))) return undefined;
  }
  const found = parts.end();
  return found && Array.from(found).flat();
}

describe('A large sidecar checked part by part', function () {
  this.timeout(120_000);
  const text = serialize(large());
  const recording = {
    channels: channels.map((channel) => ({ ...channel, samples: 11_000_000 })),
    fingerprint: { bytes: 2, sha256: '1'.repeat(64) },
  };

  it('has the findings of the whole, on the same lines, whatever the blocks', () => {
    const expected = check(text, recording);
    assert.ok(expected.length > 5000, `${expected.length} findings`);
    for (const blockCharacters of [64 << 10, text.length]) {
      assert.deepEqual(inParts(text, blockCharacters, recording), expected);
    }
    assert.deepEqual(inParts(text, 1 << 20), check(text));
  });

  const line = (index: number): string => text.split('\n')[index] ?? '';
  const otherwise: readonly (readonly [string, () => string])[] = [
    ['with CRLF line ends', () => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', () => `\ufeff${text}`],
    ['on one line', () => JSON.stringify(JSON.parse(text))],
    ['cut off', () => text.slice(0, -3)],
    ['with something behind its end', () => `${text} `],
    ['with a label out of order', () => text.replace('"start": 13000000', '"start": 34')],
    ['with an id twice, far apart', () => text.replace('"label-00015990"', '"label-00000003"')],
    ['with a blank more in the middle', () => text.replace('"start": 12000000', '"start":  12000000')],
    ['with a missing comma', () => text.replace(line(12_000), line(12_000).replace(',{', ' {'))],
    ['with its list closed in the middle', () => text.replace(line(12_000), ',{}], "more": [{}')],
    ['of labels that are no objects', () => text.replace(line(12_000), ',7')],
  ];
  for (const [what, changed] of otherwise) {
    it(`${what} is left to the check of the whole`, () => {
      const other = changed();
      assert.notEqual(other, text);
      assert.equal(inParts(other, 1 << 20), undefined);
    });
  }
});
