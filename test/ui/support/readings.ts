// Readings of recordings, for suites about several readers.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { newDocument } from '../../../src/labels/newDocument';
import { serialize } from '../../../src/labels/serialize';
import { readingFileOf } from '../../../src/labels/sidecarName';
import { spanSamples } from '../../../src/labels/time';
import { fileLocation } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';
import { openRecording } from '../../../src/recording/openRecording';

/** A label in seconds. */
export type Marked = readonly [label: string, startSeconds: number, endSeconds: number];

/**
 * A reading of a recording, as its reader's own window would have written it.
 * @param isFinished whether its reader has said so
 */
export async function writeReading(
  file: string,
  name: string,
  marked: readonly Marked[],
  isFinished = true,
): Promise<void> {
  const recording = await openRecording(fileLocation(file));
  try {
    const empty = newDocument(basename(file), recording, await fingerprint(recording.signalFile));
    const [channel] = empty.header.channels;
    assert.ok(channel);
    const reader = name.toLowerCase();
    const labels = marked.map(([label, onsetSeconds, endSeconds], index) => ({
      id: `${reader}${index}`,
      label,
      status: 'accepted' as const,
      ...spanSamples({ onsetSeconds, endSeconds }, channel),
      channels: [channel.name],
      by: name,
    }));
    const document = {
      header: { ...empty.header, reader: name, ...(isFinished ? { finished: true as const } : {}) },
      labels,
    };
    await writeFile(readingFileOf(file, reader), serialize(document));
  } finally {
    await recording.close();
  }
}
