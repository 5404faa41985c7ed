/** The recordings that the bench reads: EDFs of 16 channels × 10 kHz, of an hour and of 10 GB. */
import { open, type FileHandle } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratchFolder } from '../harness/scratch';
import { Random } from '../../src/simulation/random';

export const channels = 16;
export const samplesPerRecord = 10_000;
export const recordBytes = 2 * channels * samplesPerRecord;
export const headerBytes = 256 * (channels + 1);
export const channelNames = Array.from({ length: channels }, (_, channel) => `EMG ${channel + 1}`);

/** The header of an EDF of so many records of a second. */
export function header(records: number): Buffer {
  const field = (text: string | number, width: number): string => String(text).padEnd(width);
  const each = (text: string | number, width: number): string => field(text, width).repeat(channels);
  const names = channelNames.map((name) => field(name, 16)).join('');
  const fixed = [
    ...[
      field(0, 8),
      field('X', 80),
      field('X', 80),
      '01.01.2012.00.00',
      field(headerBytes, 8),
      field('', 44),
    ],
    ...[field(records, 8), field(1, 8), field(channels, 4)],
  ].join('');
  const signals = [
    ...[names, each('', 80), each('uV', 8), each('-3276.8', 8), each('3276.7', 8), each('-32768', 8)],
    ...[each('32767', 8), each('', 80), each(samplesPerRecord, 8), each('', 32)],
  ].join('');
  return Buffer.from(fixed + signals, 'latin1');
}

/** Noise, shifted from record to record. */
export async function writeRecords(file: FileHandle, records: number): Promise<void> {
  const random = new Random(16);
  const noise = Int16Array.from({ length: 2 * channels * samplesPerRecord }, () => random.normal(0, 300));
  for (let record = 0; record < records; record++) {
    const from = (record * 7919) % (channels * samplesPerRecord);
    await file.write(Buffer.from(noise.buffer, 2 * from, recordBytes));
  }
}

/** Seconds of the long recording: an hour, 1.15 GB. */
export const longSeconds = 3600;
/** What stands for it where only the working is tried. */
export const quickSeconds = 120;

const made = new Map<number, Promise<string>>();

/** The path of a recording of so many seconds, in the system's cache; made once in a run, and gone after it. */
export function longRecording(seconds: number): Promise<string> {
  const known = made.get(seconds) ?? make(seconds);
  made.set(seconds, known);
  return known;
}

async function make(seconds: number): Promise<string> {
  const file = path.join(scratchFolder('bench'), `${seconds}.edf`);
  const handle = await open(file, 'w');
  await handle.write(header(seconds));
  await writeRecords(handle, seconds);
  await handle.close();
  // Of a file that was written to just now nothing is kept on disk.
  await sleep(2500);
  return file;
}

/** Writes a recording of so many seconds of which only the first minute holds a signal; the rest takes no place on the disk. */
export async function writeSparse(file: string, seconds: number): Promise<void> {
  const handle = await open(file, 'w');
  await handle.write(header(seconds));
  await writeRecords(handle, Math.min(60, seconds));
  await handle.truncate(headerBytes + seconds * recordBytes);
  await handle.close();
}
