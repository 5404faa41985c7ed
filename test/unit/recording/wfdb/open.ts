/** Opens WFDB records for tests: from ../shared/data, or from files made in memory. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fileLocation, type ByteSource, type RecordingLocation } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
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

/** The files of a record; texts become UTF-8 bytes. The first file is the header. */
export type RecordFiles = Readonly<Record<string, string | Uint8Array>>;

/** The same as bytes. */
export function bytesOf(files: RecordFiles): Map<string, Uint8Array> {
  const encode = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return new Map(Object.entries(files).map(([name, content]) => [name, encode(content)]));
}

/** Files in memory that fail to be read once they are closed, and how many of them are open. */
export function watchedLocation(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
): { location: RecordingLocation; openFiles: () => number } {
  const open = new Set<ByteSource>();
  let calls = 0;
  const watch = (inner: ByteSource): ByteSource => {
    const source: ByteSource = {
      name: inner.name,
      size: inner.size,
      read: async (offset, length) => {
        // Some reads take longer than others, as on a disk.
        calls += 1;
        for (let turn = (calls * 7) % 13; turn > 0; turn--) await Promise.resolve();
        if (!open.has(source)) throw new Error(`${inner.name} was closed before it was read`);
        return inner.read(offset, length);
      },
      close: () => {
        open.delete(source);
        return inner.close();
      },
    };
    open.add(source);
    return source;
  };
  const inner = memoryLocation(name, files);
  const location: RecordingLocation = {
    name,
    open: async () => watch(await inner.open()),
    sibling: async (wanted) => {
      const source = await inner.sibling(wanted);
      return source && watch(source);
    },
  };
  return { location, openFiles: () => open.size };
}

/** Opens a record whose files are in memory. */
export async function openFromMemory(files: RecordFiles): Promise<WfdbRecording> {
  const [name = ''] = Object.keys(files);
  const { location } = watchedLocation(name, bytesOf(files));
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
