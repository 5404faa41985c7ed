/** Opens MATLAB files that a test holds in memory, and checks how they fail. */
import assert from 'node:assert/strict';
import { decodePiece } from '../../../../src/recording/blocks/decodePiece';
import { memorySource } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import type { OpenOptions } from '../../../../src/recording/format';
import { matFormat } from '../../../../src/recording/matlab/matFormat';
import type { Recording } from '../../../../src/recording/recording';
import { RecordingError } from '../../../../src/recording/recordingError';

/** 100 samples that never rise evenly, so that they are no vector of times. */
export const wave = Array.from({ length: 100 }, (_, sample) => (sample * 37) % 101);

export function openBytes(bytes: Uint8Array, options: OpenOptions = {}): Promise<Recording> {
  return matFormat.open(memorySource('test.mat', bytes), memoryLocation('test.mat', new Map()), options);
}

export async function assertFails(opening: Promise<unknown>, problem: string, words: RegExp): Promise<void> {
  await assert.rejects(opening, (error) => {
    assert(error instanceof RecordingError, String(error));
    assert.equal(error.problem, problem);
    assert.match(error.message, words);
    return true;
  });
}

/** Name, unit, kind, rate and number of samples of each channel. */
export function summary(recording: Recording): unknown[][] {
  return recording.channels.map(({ name, unit, kind, samplingRate, samples }) => [
    name,
    unit,
    kind,
    samplingRate,
    samples,
  ]);
}

/** The samples from `from` on are these, read singly and in a pass; NaN for a missing one. */
export async function assertSamples(
  recording: Recording,
  channel: number,
  from: number,
  expected: readonly number[],
): Promise<void> {
  const read = await recording.read(channel, from, expected.length);
  assert.equal(read.length, expected.length);
  const passed = await passOf(recording, channel, from, from + expected.length);
  for (const [index, value] of expected.entries()) {
    for (const sample of [read[index], passed[index]]) {
      const isSame = Number.isNaN(value)
        ? Number.isNaN(sample)
        : Math.abs((sample ?? NaN) - value) <= 1e-6 * Math.max(1, Math.abs(value));
      assert.ok(isSame, `sample ${from + index} of channel ${channel} is ${sample}, not ${value}`);
    }
  }
}

async function passOf(
  recording: Recording,
  channel: number,
  from: number,
  to: number,
): Promise<Float32Array> {
  const samples = new Float32Array(to - from).fill(NaN);
  for await (const block of recording.blocks([{ channel, from, to }])) {
    for (const piece of block) decodePiece(piece, samples.subarray(piece.from - from));
  }
  return samples;
}
