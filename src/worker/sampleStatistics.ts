/**
 * Minimum, maximum, mean and root mean square over the samples of a span, each sample looked at once and in the unit it is
 * shown in. No column and no tile comes in, so that a number on the page does not depend on how it is drawn.
 */
import { at } from '../base/typedArrays';
import { ThreadTurn } from '../products/pace';
import type { SampleSpan, SampleStatistics } from '../protocol/samples';
import type { ChannelRange } from '../recording/blocks/block';
import { decodePiece } from '../recording/blocks/decodePiece';
import type { Channel, Recording } from '../recording/recording';
import { displayUnit } from '../recording/units';
import type { SampleRange } from '../signal/columnGrid';

/** What is read of a recording for its numbers. */
type SampledRecording = Pick<Recording, 'channels' | 'read' | 'blocks'>;

/** So few samples (that at the cursor, most of all) are read without the buffers of a pass. */
const fewSamples = 2 ** 14;

/**
 * The numbers of a span; null where it holds no valid sample. Lets others run in between.
 * @throws RangeError for a channel that does not exist or a span that is none, and the signal's reason once it is aborted.
 */
export async function sampleStatistics(
  recording: SampledRecording,
  span: SampleSpan,
  signal: AbortSignal,
): Promise<SampleStatistics | null> {
  signal.throwIfAborted();
  const channel = recording.channels[span.channel];
  if (!channel) throw new RangeError(`There is no channel ${span.channel}.`);
  const range = samplesOf(span, channel);
  const sums = new Sums();
  const count = range.to - range.from;
  if (count <= fewSamples) {
    const values = await recording.read(span.channel, range.from, count);
    sums.add(values, values.length);
  } else await addAll(sums, recording, { channel: span.channel, ...range }, signal);
  signal.throwIfAborted();
  return sums.inUnitOf(channel);
}

async function addAll(
  sums: Sums,
  recording: SampledRecording,
  range: ChannelRange,
  signal: AbortSignal,
): Promise<void> {
  const turn = new ThreadTurn();
  let values = new Float32Array(0);
  for await (const block of recording.blocks([range], { signal })) {
    for (const piece of block) {
      if (piece.kind === 'missing') continue;
      if (values.length < piece.count) values = new Float32Array(piece.count);
      decodePiece(piece, values);
      sums.add(values, piece.count);
    }
    if (turn.isOver) await turn.next();
    signal.throwIfAborted();
  }
}

/** The samples nearest to both ends, as those of a label are; at least one where the channel is there at that time. */
function samplesOf(
  { startSeconds, endSeconds }: SampleSpan,
  { samplingRate, samples }: Channel,
): SampleRange {
  if (!(startSeconds <= endSeconds)) {
    throw new RangeError(`${startSeconds} s to ${endSeconds} s is not a span of time.`);
  }
  const from = Math.max(0, Math.round(startSeconds * samplingRate));
  const to = Math.max(from + 1, Math.round(endSeconds * samplingRate));
  return { from: Math.min(from, samples), to: Math.min(to, samples) };
}

/** Sums over valid samples, in the unit of the file. */
class Sums {
  private count = 0;
  private minimum = Infinity;
  private maximum = -Infinity;
  /** Sums are of what exceeds the first sample: an offset, however large, costs no digits. */
  private origin = NaN;
  private sum = 0;
  private squares = 0;

  /** Takes in the first `count` values; NaN is passed over. */
  add(values: Float32Array, count: number): void {
    let { minimum, maximum, origin, sum, squares } = this;
    let valid = 0;
    for (let i = 0; i < count; i++) {
      const value = at(values, i);
      if (Number.isNaN(value)) continue;
      if (Number.isNaN(origin)) origin = value;
      const excess = value - origin;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
      sum += excess;
      squares += excess * excess;
      valid++;
    }
    this.minimum = minimum;
    this.maximum = maximum;
    this.origin = origin;
    this.sum = sum;
    this.squares = squares;
    this.count += valid;
  }

  inUnitOf(channel: Channel): SampleStatistics | null {
    const { count, origin } = this;
    if (count === 0) return null;
    const { factor } = displayUnit(channel);
    const mean = origin + this.sum / count;
    const variance = Math.max(0, this.squares / count - (this.sum / count) ** 2);
    return {
      count,
      // In single precision, as samples are sent to be drawn.
      minimum: Math.fround(this.minimum * factor),
      maximum: Math.fround(this.maximum * factor),
      mean: mean * factor,
      rootMeanSquare: Math.sqrt(mean * mean + variance) * factor,
    };
  }
}
