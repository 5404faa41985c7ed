/** What a picture draws of a channel: its smallest and largest value in each column, of the samples themselves. */
import { at } from '../base/typedArrays';
import type { Recording } from '../recording/recording';
import { displayUnit } from '../recording/units';
import { emptyExtremes, type Extremes } from '../signal/extremes';

/** A span of time that is drawn. */
export interface TimeWindow {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** A channel in a window, column by column, in `unit`; NaN where a column has no valid sample. */
export interface Envelope extends Extremes {
  readonly name: string;
  readonly unit: string;
  /** How many columns lie at most between two samples that follow one another: more, and some are missing. */
  readonly columnsPerSample: number;
}

/** Structural: how many samples are read at once. It bounds the memory and changes nothing that is drawn. */
const samplesPerBlock = 2 ** 16;

/** @throws RecordingError where samples can't be read */
export async function envelopeOf(
  recording: Pick<Recording, 'channels' | 'read'>,
  channelIndex: number,
  { fromSeconds, toSeconds }: TimeWindow,
  columns: number,
): Promise<Envelope> {
  const channel = recording.channels[channelIndex];
  if (!channel) throw new RangeError(`There is no channel ${channelIndex}.`);
  const { unit, factor } = displayUnit(channel);
  const { samplingRate, samples, name } = channel;
  const extremes = emptyExtremes(columns);
  const first = Math.max(0, Math.ceil(fromSeconds * samplingRate));
  const end = Math.min(samples, Math.ceil(toSeconds * samplingRate));
  const columnsPerSample = columns / ((toSeconds - fromSeconds) * samplingRate);
  const origin = fromSeconds * samplingRate;
  for (let from = first; from < end; from += samplesPerBlock) {
    const values = await recording.read(channelIndex, from, Math.min(samplesPerBlock, end - from));
    for (let i = 0; i < values.length; i++) {
      const column = Math.floor((from + i - origin) * columnsPerSample);
      widen(extremes, Math.min(columns - 1, Math.max(0, column)), at(values, i) * factor);
    }
  }
  return { name, unit, columnsPerSample: Math.ceil(columnsPerSample), ...extremes };
}

function widen({ minimum, maximum }: Extremes, column: number, value: number): void {
  // Of a column without samples yet both are NaN, which no comparison is true of.
  if (!(at(minimum, column) <= value)) minimum[column] = Number.isNaN(value) ? at(minimum, column) : value;
  if (!(at(maximum, column) >= value)) maximum[column] = Number.isNaN(value) ? at(maximum, column) : value;
}
