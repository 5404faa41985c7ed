/** Opens MATLAB files that a test holds in memory, and checks how they fail. */
import assert from 'node:assert/strict';
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
