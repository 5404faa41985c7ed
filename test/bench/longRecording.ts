/** The recording that the benches of tiles read: an EDF of 16 channels × 10 kHz. */
import type { FileHandle } from 'node:fs/promises';
import { Random } from '../../src/simulation/random';

export const channels = 16;
export const samplesPerRecord = 10_000;
export const recordBytes = 2 * channels * samplesPerRecord;
export const headerBytes = 256 * (channels + 1);

/** The header of an EDF of so many records of a second. */
export function header(records: number): Buffer {
  const field = (text: string | number, width: number): string => String(text).padEnd(width);
  const each = (text: string | number, width: number): string => field(text, width).repeat(channels);
  const names = Array.from({ length: channels }, (_, channel) => field(`EMG ${channel + 1}`, 16)).join('');
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
