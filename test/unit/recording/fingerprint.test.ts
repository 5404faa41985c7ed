import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { fingerprint } from '../../../src/recording/fingerprint';
import { memorySource, type ByteSource } from '../../../src/recording/byteSource';
import { RecordingError } from '../../../src/recording/recordingError';

const size = 1_000_000;

function bytes(changedAt?: number): Uint8Array {
  const content = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 251);
  if (changedAt !== undefined) content[changedAt] = 255;
  return content;
}

function hashOf(content: Uint8Array): Promise<string> {
  return fingerprint(memorySource('case01.edf', content)).then(({ sha256 }) => sha256);
}

/** A file of zeros that counts what is read of it. */
function vast(length: number): { source: ByteSource; ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  const read = (offset: number, count: number): Promise<Uint8Array> => {
    ranges.push([offset, count]);
    return Promise.resolve(new Uint8Array(Math.max(0, Math.min(count, length - offset))));
  };
  return { source: { name: 'vast.edf', size: length, read, close: () => Promise.resolve() }, ranges };
}

describe('The fingerprint of a signal file', () => {
  it('reads less than 256 KiB of 10 GB, from the first byte to the last', async () => {
    const { source, ranges } = vast(10_000_000_000);
    await fingerprint(source);
    assert.ok(ranges.reduce((sum, [, count]) => sum + count, 0) < 256 * 1024);
    assert.deepEqual(ranges[0], [0, 65_536]);
    assert.deepEqual(ranges.at(-1), [10_000_000_000 - 4096, 4096]);
    assert.equal(ranges.length, 17);
  });

  it('is the same for the same bytes, and tells the size', async () => {
    const result = await fingerprint(memorySource('case01.edf', bytes()));
    assert.equal(result.bytes, size);
    assert.equal(result.sha256, await hashOf(bytes()));
  });

  it('of a small file is the SHA-256 of its size, a line feed and all its bytes', async () => {
    const content = bytes().subarray(0, 100_000);
    const expected = createHash('sha256').update('100000\n').update(content).digest('hex');
    assert.equal(await hashOf(content), expected);
  });

  for (const [what, position] of [
    ['header', 200],
    ['end', size - 1],
    ['middle, where a block is hashed', 531_600],
  ] as const) {
    it(`notices a changed ${what}`, async () => {
      assert.notEqual(await hashOf(bytes(position)), await hashOf(bytes()));
    });
  }

  it('notices a file that was cut or grew', async () => {
    const original = await hashOf(bytes());
    assert.notEqual(await hashOf(bytes().subarray(0, size - 1)), original);
    assert.notEqual(await hashOf(new Uint8Array([...bytes(), 0])), original);
    assert.notEqual(await hashOf(new Uint8Array(200_000)), await hashOf(new Uint8Array(200_001)));
  });

  it('of an empty file exists, and of one that ends early is refused in a sentence', async () => {
    assert.equal((await fingerprint(memorySource('empty.edf', new Uint8Array(0)))).bytes, 0);
    const lying: ByteSource = { ...memorySource('cut.edf', new Uint8Array(10)), size: 500 };
    await assert.rejects(fingerprint(lying), (error: unknown) => {
      assert.ok(error instanceof RecordingError);
      assert.match(error.message, /cut\.edf ends at byte 10, before its size of 500 bytes/u);
      return true;
    });
  });
});
