/** Opening, reading whole, and counting bytes: what the EDF tests share. */
import assert from 'node:assert/strict';
import { memorySource, openFileSource, type ByteSource } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { edfFormat } from '../../../../src/recording/edf/edfFormat';
import type { OpenOptions } from '../../../../src/recording/format';
import type { Recording } from '../../../../src/recording/recording';
import { RecordingError } from '../../../../src/recording/recordingError';
import { writeEdf, type EdfDescription } from '../../../fixtures/writers/edfWriter';
import { sharedData } from '../../sharedData';

/** Every property test's seed, so that a failure is the same failure tomorrow. */
export const seed = 20250211;

export function openSource(source: ByteSource, options: OpenOptions = {}): Promise<Recording> {
  return edfFormat.open(source, memoryLocation(source.name, new Map()), options);
}

export function openBytes(bytes: Uint8Array, options: OpenOptions = {}): Promise<Recording> {
  return openSource(memorySource('test.edf', bytes), options);
}

export async function openShared(relativePath: string): Promise<Recording> {
  return openSource(await openFileSource(sharedData(relativePath)));
}

/** All samples of a channel. */
export function readAll(recording: Recording, channel: number): Promise<Float32Array> {
  return recording.read(channel, 0, recording.channels[channel]!.samples);
}

/** A copy of the file with `text` written over the bytes from `offset`. */
export function patched(bytes: Uint8Array, offset: number, text: string | Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set(typeof text === 'string' ? new TextEncoder().encode(text) : text, offset);
  return copy;
}

/** The sentence of the RecordingError that opening these bytes ends in. */
export async function sentenceOf(bytes: Uint8Array): Promise<string> {
  const error: unknown = await openBytes(bytes).then(
    () => assert.fail('the file opened'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RecordingError, `not a RecordingError but ${String(error)}`);
  return error.message;
}

/** Fails unless exactly one of the recording's warnings matches. */
export function assertWarns(recording: Recording, pattern: RegExp): void {
  const matching = recording.warnings.filter((warning) => pattern.test(warning));
  assert.equal(matching.length, 1, `${pattern.source} in ${JSON.stringify(recording.warnings, null, 1)}`);
}

/** A source that counts what is read through it. */
export interface CountingSource extends ByteSource {
  bytesRead: number;
  calls: number;
  largestRead: number;
}

export function counting(inner: ByteSource): CountingSource {
  const source: CountingSource = {
    name: inner.name,
    size: inner.size,
    bytesRead: 0,
    calls: 0,
    largestRead: 0,
    read: async (offset, length, room) => {
      const bytes = await inner.read(offset, length, room);
      source.bytesRead += bytes.length;
      source.calls += 1;
      source.largestRead = Math.max(source.largestRead, bytes.length);
      return bytes;
    },
    close: () => inner.close(),
  };
  return source;
}

/** Two channels, 3 records of 1 s: 768 bytes of header, then 3 times (8 + 4) samples of 2 bytes. */
export function twoChannels(changes: Partial<EdfDescription> = {}): Uint8Array {
  const ramp = (length: number): Float64Array => Float64Array.from({ length }, (_, index) => index - 10);
  const limits = { unit: 'uV', physicalMinimum: -100, physicalMaximum: 100 };
  return writeEdf({
    variant: 'EDF',
    recordSeconds: 1,
    startTime: '2009-12-10T12:44:02',
    channels: [
      { name: 'EMG left', samplesPerRecord: 8, samples: ramp(24), ...limits },
      { name: 'EMG right', samplesPerRecord: 4, samples: ramp(12), ...limits },
    ],
    ...changes,
  });
}
