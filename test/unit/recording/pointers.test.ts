import assert from 'node:assert/strict';
import type { RecordingLocation } from '../../../src/recording/byteSource';
import { memoryLocation } from '../../fixtures/memoryLocation';
import { openRecording } from '../../../src/recording/openRecording';
import { RecordingError } from '../../../src/recording/recordingError';

function fileOf(name: string, text: string): RecordingLocation {
  return memoryLocation(name, new Map([[name, new TextEncoder().encode(text)]]));
}

describe('A file that holds no recording', () => {
  it('names the git lfs command when a Git LFS pointer stands in its place', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`;
    await assert.rejects(openRecording(fileOf('case01.edf', pointer)), (error: unknown) => {
      assert.ok(error instanceof RecordingError);
      assert.equal(error.problem, 'pointer');
      assert.match(error.message, /12345 bytes/u);
      assert.match(error.message, /git lfs pull --include "case01\.edf"/u);
      return true;
    });
  });

  it('names the git annex command when a git-annex pointer stands in its place', async () => {
    await assert.rejects(openRecording(fileOf('case01.edf', '/annex/objects/MD5E-s1--9e.edf\n')), {
      problem: 'pointer',
      message: /git annex get "case01\.edf"/u,
    });
  });

  it('is called empty when it has no bytes', async () => {
    await assert.rejects(openRecording(fileOf('case01.edf', '')), {
      message: 'case01.edf is empty (0 bytes).',
    });
  });
});
