/**
 * Answers a page's request for columns: the samples themselves where they are few, each column's extremes where
 * they are many. Values leave here in the unit they are shown in. What has been read coarsely is kept in a pyramid per channel.
 */
import {
  samplesPerColumnShownWhole,
  type TracePart,
  type TraceReply,
  type TraceRequest,
} from '../protocol/traces';
import type { Channel, Recording } from '../recording/recording';
import { at } from '../base/typedArrays';
import { displayUnit } from '../recording/units';
import { samplesOfGrid, type SampleRange } from '../signal/columnGrid';
import { EnvelopeAccumulator, EnvelopePyramid, type Columns } from '../signal/envelope';

/** Samples read at a time: about 20 ms of decoding, so that a cancelled request stops soon. */
const blockSamples = 1 << 18;

/** Columns of at least this many samples are answered from the pyramid, whose bins hold 256. */
const pyramidFromSamplesPerColumn = 1024;

/** Lets messages (a cancellation, another request) in between two blocks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Brings values to the unit they are shown in, in place. */
function toDisplayUnit(values: Float32Array, channel: Channel): Float32Array {
  const { factor } = displayUnit(channel);
  if (factor !== 1) for (let i = 0; i < values.length; i++) values[i] = at(values, i) * factor;
  return values;
}

/** Reads traces of one recording for its pages. */
export class TraceService {
  private readonly recording: Pick<Recording, 'channels' | 'read'>;
  private readonly pyramids = new Map<number, EnvelopePyramid>();

  constructor(recording: Pick<Recording, 'channels' | 'read'>) {
    this.recording = recording;
  }

  /** The columns asked for, of every channel asked for. @throws RangeError for a channel that does not exist. */
  async read(request: TraceRequest, signal: AbortSignal): Promise<TraceReply> {
    const parts: TracePart[] = [];
    for (const channel of request.channels) {
      signal.throwIfAborted();
      parts.push(await this.readChannel(channel, request, signal));
    }
    return { parts };
  }

  private async readChannel(index: number, request: TraceRequest, signal: AbortSignal): Promise<TracePart> {
    const channel = this.recording.channels[index];
    if (!channel) throw new RangeError(`There is no channel ${index}.`);
    const { secondsPerColumn, firstColumn, columnCount } = request;
    const columns: Columns = {
      samplingRate: channel.samplingRate,
      secondsPerColumn,
      firstColumn,
      columnCount,
    };
    const samplesPerColumn = channel.samplingRate * secondsPerColumn;
    if (samplesPerColumn <= samplesPerColumnShownWhole) return this.readSamples(index, channel, columns);
    const usePyramid = samplesPerColumn >= pyramidFromSamplesPerColumn;
    const { minimum, maximum } = await (usePyramid
      ? this.fromPyramid(index, channel, columns, signal)
      : this.fromSamples(index, channel, columns, signal));
    return {
      channel: index,
      kind: 'envelope',
      minimum: toDisplayUnit(minimum, channel),
      maximum: toDisplayUnit(maximum, channel),
    };
  }

  private async readSamples(index: number, channel: Channel, columns: Columns): Promise<TracePart> {
    const { from, to } = sampleRange(channel, columns, 1);
    const values = Float32Array.from(await this.recording.read(index, from, to - from));
    return {
      channel: index,
      kind: 'samples',
      firstSample: from,
      values: toDisplayUnit(values, channel),
    };
  }

  private async fromSamples(
    index: number,
    channel: Channel,
    columns: Columns,
    signal: AbortSignal,
  ): Promise<Extremes> {
    const accumulator = new EnvelopeAccumulator(columns);
    const { from, to } = sampleRange(channel, columns, 1);
    await this.eachBlock(index, from, to, signal, (values, first) => accumulator.add(values, first));
    return accumulator;
  }

  private async fromPyramid(
    index: number,
    channel: Channel,
    columns: Columns,
    signal: AbortSignal,
  ): Promise<Extremes> {
    const pyramid = this.pyramids.get(index) ?? new EnvelopePyramid(channel.samples);
    this.pyramids.set(index, pyramid);
    const { from, to } = sampleRange(channel, columns, 0);
    for (const missing of pyramid.missing(from, to)) {
      await this.eachBlock(index, missing.from, missing.to, signal, (values, first) =>
        pyramid.add(values, first),
      );
    }
    return pyramid.query(columns);
  }

  private async eachBlock(
    index: number,
    from: number,
    to: number,
    signal: AbortSignal,
    use: (values: Float32Array, firstSample: number) => void,
  ): Promise<void> {
    for (let first = from; first < to; first += blockSamples) {
      signal.throwIfAborted();
      use(await this.recording.read(index, first, Math.min(blockSamples, to - first)), first);
      if (to - first > blockSamples) await breathe();
    }
  }
}

interface Extremes {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
}

/** The samples under some columns, with `margin` more on either side, kept within the channel. */
function sampleRange(channel: Channel, columns: Columns, margin: number): SampleRange {
  const { from, to } = samplesOfGrid(columns, channel.samples);
  return { from: Math.max(0, from - margin), to: Math.min(channel.samples, to + margin) };
}
