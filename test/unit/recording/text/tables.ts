/** Text as a program writes it, made for tests, and what a recording of it is. */
import type { Recording } from '../../../../src/recording/recording';
import { readAll } from './openText';

/** So many lines, each from its number. */
export function lines(count: number, line: (row: number) => string): string {
  return Array.from({ length: count }, (_, row) => `${line(row)}\n`).join('');
}

/** A number that looks like EMG, different in every row, with four decimals. */
export function emg(row: number): string {
  return (0.1 * Math.sin(1.7 * row)).toFixed(4);
}

/** Each channel as `name|unit|kind|rate|samples`. */
export function summary({ channels }: Recording): string[] {
  return channels.map(({ name, unit, kind, samplingRate, samples }) =>
    [name, unit, kind, samplingRate, samples].join('|'),
  );
}

/** The samples of all channels as one pass over the file brings them; NaN where it brings none. */
export async function readInOnePass(recording: Recording): Promise<number[][]> {
  const all = recording.channels.map(({ samples }) => new Array<number>(samples).fill(NaN));
  const ranges = recording.channels.map(({ samples }, channel) => ({ channel, from: 0, to: samples }));
  for await (const block of recording.blocks(ranges)) {
    for (const piece of block) {
      if (piece.kind !== 'values') continue;
      piece.values.forEach((value, index) => {
        const values = all[piece.channel];
        if (values) values[piece.from + index] = value + 0;
      });
    }
  }
  return all;
}

/** The samples of all channels, read one after the other. */
export async function readEach(recording: Recording): Promise<number[][]> {
  const all: number[][] = [];
  for (const channel of recording.channels.keys()) all.push(await readAll(recording, channel));
  return all;
}
