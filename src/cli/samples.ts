/** `emg-labels samples`: a channel's physical values as CSV, streamed. */
import { at } from '../base/typedArrays';
import { numberOption, onlyFile, UsageError, type Command } from './command';
import { channelNamed } from './channelChoice';
import { openForCommand, openingHelp, openingOptions } from './openForCommand';

const samplesPerBlock = 16_384;

/** The shortest decimal that is this single-precision number and no other; empty where there is no sample. */
export function float32Text(value: number): string {
  if (Number.isNaN(value)) return '';
  for (let digits = 6; digits <= 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(value);
}

function csvRows(values: Float32Array, first: number, samplingRate: number): string {
  const rows: string[] = [];
  for (let i = 0; i < values.length; i++) {
    rows.push(`${(first + i) / samplingRate},${float32Text(at(values, i))}\n`);
  }
  return rows.join('');
}

export const samples: Command = {
  name: 'samples',
  summary: "a channel's physical values as CSV",
  help: `emg-labels samples FILE --channel NAME [--start S] [--duration S]

Prints a channel as CSV: time in seconds, value in the channel's unit; the value is empty where the
recording has no valid sample.

  --channel NAME      which channel (see: emg-labels info FILE)
  --start S           from this second (default 0)
  --duration S        this many seconds (default: to the end)
${openingHelp}`,
  options: {
    channel: { type: 'string' },
    start: { type: 'string' },
    duration: { type: 'string' },
    ...openingOptions,
  },
  run: async (invocation) => {
    const file = onlyFile(invocation);
    const name = invocation.text('channel');
    if (name === undefined) throw new UsageError('Name the channel: --channel NAME is missing.');
    const startSeconds = numberOption(invocation, 'start', 0) ?? 0;
    const durationSeconds = numberOption(invocation, 'duration', 0) ?? Infinity;
    const { recording } = await openForCommand(file, invocation);
    try {
      for (const warning of recording.warnings) invocation.streams.say(`warning: ${warning}`);
      const { index, channel } = channelNamed(recording, name);
      const { samplingRate } = channel;
      // Sample i stands at i / rate: the first at or after the start, the last before the end.
      const from = Math.ceil(startSeconds * samplingRate - 1e-9);
      const to = Math.min(channel.samples, Math.ceil((startSeconds + durationSeconds) * samplingRate - 1e-9));
      await invocation.streams.csv('time,value\n');
      for (let first = from; first < to; first += samplesPerBlock) {
        const values = await recording.read(index, first, Math.min(samplesPerBlock, to - first));
        await invocation.streams.csv(csvRows(values, first, samplingRate));
      }
      return 0;
    } finally {
      await recording.close();
    }
  },
};
