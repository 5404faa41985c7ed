/** WAV files of recorders that stream: no length, remarks behind the samples, chunks without their pad byte. */
import assert from 'node:assert/strict';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeWav, type WavFile } from '../../../fixtures/writers/wavWriter';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';

const samples = Array.from({ length: 1000 }, (_, index) => ((index * 7919) % 60_000) - 30_000);
const mono: WavFile = { type: 'i16', samplingRate: 10_000, channels: [samples] };
const open = (bytes: Uint8Array): Promise<Recording> =>
  openRecording(memoryLocation('a.wav', new Map([['a.wav', bytes]])));

function chunk(id: string, body: Buffer, pad = true): Buffer {
  const header = Buffer.alloc(8);
  header.write(id, 'latin1');
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(pad ? body.length % 2 : 0)]);
}

const list = chunk('LIST', Buffer.from('INFOISFT\x04\0\0\0rec\0'));
const odd = chunk('id3 ', Buffer.from('ID3'));

async function lengthOf(bytes: Uint8Array): Promise<number> {
  return (await open(bytes)).channels[0]!.samples;
}

describe('A streamed WAV file', () => {
  const sizes = [0xffffffff, 0, 0x7fffffff, 0x80000000, 0x7ffff000, 0xffffffff - 36];

  it('ends its samples where known chunks follow, to the file’s end', async () => {
    for (const claimedDataBytes of sizes) {
      const bytes = writeWav({ ...mono, claimedDataBytes });
      assert.equal(await lengthOf(bytes), 1000, `${claimedDataBytes}, nothing behind`);
      for (const tail of [[list], [odd, list], [list, odd], [chunk('cue ', Buffer.alloc(4))]]) {
        const recording = await open(Buffer.concat([bytes, ...tail]));
        assert.equal(recording.channels[0]?.samples, 1000, `${claimedDataBytes}, ${tail.length} chunks`);
        assert.match(recording.warnings.join('\n'), /are taken as samples/u);
      }
    }
  });

  it('has its cue points read from behind the samples', async () => {
    const cues = [{ frame: 10, text: 'cramp', durationFrames: 0 }];
    const recording = await open(writeWav({ ...mono, cues, claimedDataBytes: 0xffffffff }));
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 0.001, durationSeconds: 0, text: 'cramp' },
    ]);
  });

  it('takes bytes that only look like a chunk for samples', async () => {
    const bytes = Buffer.from(writeWav({ ...mono, claimedDataBytes: 0xffffffff }));
    bytes.write('LIST', 1000, 'latin1');
    bytes.writeUInt32LE(4, 1004);
    assert.equal(await lengthOf(bytes), 1000);
  });

  it('of 64 bits without a length in its ds64 chunk, or with one, is as long as it is', async () => {
    const known = Buffer.from(writeWav({ ...mono, container: 'RF64' }));
    assert.equal(await lengthOf(Buffer.concat([known, list])), 1000);
    const unknown = Buffer.from(known);
    unknown.writeBigUInt64LE(0n, unknown.indexOf('ds64') + 16);
    assert.equal(await lengthOf(Buffer.concat([unknown, list])), 1000);
  });
});

describe('A WAV file with chunks of odd length', () => {
  it('is read whether or not they are padded', async () => {
    const bytes = Buffer.from(writeWav(mono));
    for (const pad of [true, false]) {
      const before = Buffer.concat([
        bytes.subarray(0, 36),
        chunk('bext', Buffer.from('odd'), pad),
        bytes.subarray(36),
      ]);
      assert.equal(await lengthOf(before), 1000, `padded: ${pad}`);
      const bytes8 = writeWav({ type: 'u8', samplingRate: 8000, channels: [[1, 2, 3]] });
      const unpadded = Buffer.concat([pad ? bytes8 : bytes8.subarray(0, 47), list]);
      assert.equal((await open(unpadded)).channels[0]?.samples, 3);
    }
  });
});

describe('A WAV file that a program copied as text', () => {
  it('is told by its line ends', async () => {
    const whole = Buffer.from(writeWav(mono)).toString('latin1');
    const copied = Buffer.from(whole.slice(0, 44) + whole.slice(44).replace(/\n/gu, '\r\n'), 'latin1');
    assert.match((await open(copied)).warnings.join('\n'), /became 0D 0A.*binary mode/u);
    assert.doesNotMatch((await open(Buffer.from(whole, 'latin1'))).warnings.join('\n'), /0D 0A/u);
  });
});

describeWithSharedCases('wav-streamed-list', () => {
  it('streamed.wav has 1000 samples, 0.1 s', async () => {
    const recording = await openRecording(fileLocation(sharedCase('wav-streamed-list/streamed.wav')));
    assert.deepEqual([recording.channels[0]?.samples, recording.durationSeconds], [1000, 0.1]);
  });

  it('two-data.wav has 1000, and a warning about the second chunk', async () => {
    const recording = await openRecording(fileLocation(sharedCase('wav-streamed-list/two-data.wav')));
    assert.equal(recording.channels[0]?.samples, 1000);
    assert.match(recording.warnings.join('\n'), /second data chunk.*2000 bytes/u);
  });
});
