/** Ten gigabytes open in a few reads: shown on a source that makes its bytes up where they are asked for. */
import assert from 'node:assert/strict';
import type { ByteSource } from '../../../../src/recording/byteSource';
import { writeEdf, type EdfVariant } from '../../../fixtures/writers/edfWriter';
import { counting, openSource } from './helpers';

const tenGigabytes = 10 * 2 ** 30;

interface VirtualFile {
  readonly variant: EdfVariant;
  readonly channels: number;
  readonly samplesPerRecord: number;
  /** The pause before the second half of the records, in seconds. */
  readonly pauseSeconds: number;
}

/** The digital value of a sample: different for every neighbour in time and in channel. */
function digital(record: number, channel: number, sample: number): number {
  return ((record * 31 + channel * 7 + sample) % 60_000) - 30_000;
}

/** A file of more than 10 GB with 1 s records; a byte exists only when it is read. */
function virtualSource(file: VirtualFile): { source: ByteSource; records: number } {
  const { variant, channels, samplesPerRecord } = file;
  const blank = { unit: 'uV', samplesPerRecord, samples: new Float64Array(samplesPerRecord) };
  const limits = { physicalMinimum: -3276.8, physicalMaximum: 3276.7 };
  const names = Array.from({ length: channels }, (_, index) => `EMG ${index + 1}`);
  const template = writeEdf({
    variant,
    recordSeconds: 1,
    channels: names.map((name) => ({ name, ...blank, ...limits })),
    annotations: [{ onsetSeconds: 0, text: 'room for a longer onset' }],
  });
  const headerBytes = 256 * (channels + (variant === 'EDF' ? 1 : 2));
  const recordBytes = template.length - headerBytes;
  const records = Math.ceil(tenGigabytes / recordBytes);
  template.set(new TextEncoder().encode(String(records).padEnd(8)), 236);
  const byteAt = (offset: number): number => {
    if (offset < headerBytes) return template[offset]!;
    const record = Math.floor((offset - headerBytes) / recordBytes);
    const within = (offset - headerBytes) % recordBytes;
    const index = Math.floor(within / 2);
    if (index < channels * samplesPerRecord) {
      const value = digital(record, Math.floor(index / samplesPerRecord), index % samplesPerRecord);
      return (value >> (8 * (within % 2))) & 0xff;
    }
    const onset = record + (record >= records / 2 ? file.pauseSeconds : 0);
    return `+${onset}\x14\x14`.charCodeAt(within - 2 * channels * samplesPerRecord) || 0;
  };
  const size = headerBytes + records * recordBytes;
  const source: ByteSource = {
    name: 'ten-gigabytes.edf',
    size,
    read: (offset, length) =>
      Promise.resolve(
        Uint8Array.from({ length: Math.max(0, Math.min(length, size - offset)) }, (_, index) =>
          byteAt(offset + index),
        ),
      ),
    close: () => Promise.resolve(),
  };
  return { source, records };
}

describe('A 10 GB recording', () => {
  for (const file of [
    { variant: 'EDF', channels: 8, samplesPerRecord: 1000, pauseSeconds: 0 },
    { variant: 'EDF+C', channels: 64, samplesPerRecord: 2000, pauseSeconds: 0 },
    { variant: 'EDF+D', channels: 8, samplesPerRecord: 1000, pauseSeconds: 7200 },
    { variant: 'EDF+D', channels: 64, samplesPerRecord: 2000, pauseSeconds: 7200 },
  ] as const satisfies readonly VirtualFile[]) {
    const { variant, channels, samplesPerRecord, pauseSeconds } = file;
    const title = `${variant}, ${channels} channels of ${samplesPerRecord} Hz`;

    it(`(${title}) opens by its header and a few times of records`, async () => {
      const { source, records } = virtualSource(file);
      const counted = counting(source);
      const recording = await openSource(counted);
      assert.ok(source.size >= tenGigabytes);
      assert.equal(recording.durationSeconds, records + pauseSeconds);
      assert.equal(recording.channels.length, channels);
      assert.deepEqual(recording.warnings, []);
      assert.ok(counted.bytesRead < 50_000, `${counted.bytesRead} bytes read to open`);
      assert.ok(counted.calls <= 5, `${counted.calls} reads to open`);
    });

    it(`(${title}) shows any second of every channel for little more than that second’s bytes`, async () => {
      const { source, records } = virtualSource(file);
      const counted = counting(source);
      const recording = await openSource(counted);
      const before = counted.bytesRead;
      const record = Math.floor(records * 0.8);
      const from = (record + pauseSeconds) * samplesPerRecord;
      for (const channel of recording.channels.keys()) {
        const values = await recording.read(channel, from, samplesPerRecord);
        values.forEach((value, sample) => {
          const expected = digital(record, channel, sample) / 10;
          assert.ok(
            Math.abs(value - expected) < 1e-3,
            `channel ${channel}, sample ${sample}: ${value}, not ${expected}`,
          );
        });
      }
      const needed = 2 * channels * samplesPerRecord;
      assert.ok(
        counted.bytesRead - before < needed + 10_000,
        `${counted.bytesRead - before} bytes for ${needed}`,
      );
    });
  }

  it('reads a long stretch in blocks of at most 8 MB', async () => {
    const { source } = virtualSource({
      variant: 'EDF',
      channels: 1,
      samplesPerRecord: 1000,
      pauseSeconds: 0,
    });
    const counted = counting(source);
    const recording = await openSource(counted);
    const values = await recording.read(0, 500, 5_000_000);
    assert.equal(values.length, 5_000_000);
    for (const sample of [0, 499, 500, 4_194_303, 4_999_999]) {
      const index = sample + 500;
      const expected = digital(Math.floor(index / 1000), 0, index % 1000) / 10;
      assert.ok(Math.abs(values[sample]! - expected) < 1e-3, `sample ${sample}`);
    }
    assert.ok(counted.largestRead <= 8 * 2 ** 20 && counted.calls <= 4, `${counted.calls} reads`);
  });

  it('reads the same block once for all channels, even when they are asked for at the same time', async () => {
    const { source } = virtualSource({
      variant: 'EDF',
      channels: 8,
      samplesPerRecord: 1000,
      pauseSeconds: 0,
    });
    const counted = counting(source);
    const recording = await openSource(counted);
    const before = counted.calls;
    await Promise.all(recording.channels.map((_, channel) => recording.read(channel, 4_000_000, 10_000)));
    assert.equal(counted.calls - before, 1);
  });
});
