/** Opens WFDB records for tests: from ../shared/data, or from files made in memory. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fileLocation, memoryLocation } from '../../../../src/recording/byteSource';
import { openWfdb } from '../../../../src/recording/wfdb/wfdbFormat';
import type { WfdbRecording } from '../../../../src/recording/wfdb/wfdbRecording';
import { sharedData } from '../../sharedData';

/** Opens a header of ../shared/data, hands the recording to `use`, and closes it. */
export async function withRecord<T>(
  relativePath: string,
  use: (recording: WfdbRecording) => Promise<T>,
): Promise<T> {
  const location = fileLocation(sharedData(relativePath));
  const recording = await openWfdb(await location.open(), location);
  try {
    return await use(recording);
  } finally {
    await recording.close();
  }
}

/** Opens a record whose files are in memory; texts become UTF-8 bytes. The first file is the header. */
export async function openFromMemory(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<WfdbRecording> {
  const bytes = Object.entries(files).map(
    ([name, content]) =>
      [name, typeof content === 'string' ? new TextEncoder().encode(content) : content] as const,
  );
  const [first] = bytes;
  assert(first);
  const location = memoryLocation(first[0], new Map(bytes));
  return openWfdb(await location.open(), location);
}

/** Every stored integer of every channel. */
export async function allDigital(recording: WfdbRecording): Promise<number[][]> {
  const channels: number[][] = [];
  for (const [index, channel] of recording.channels.entries()) {
    channels.push([...(await recording.readDigital(index, 0, channel.samples))]);
  }
  return channels;
}

/** A table of numbers printed by the C WFDB tools, by column. */
export function expectedColumns(relativePath: string): number[][] {
  const bytes = readFileSync(sharedData(relativePath));
  const text = (relativePath.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  const rows = text
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/u).map(Number));
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? NaN));
}
