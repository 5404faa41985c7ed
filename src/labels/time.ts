/** Seconds and samples of a label's clock. Spans are half-open, and samples -> seconds -> samples is exact. */
import type { HeaderChannel, SidecarHeader, LabelRecord } from './labelDocument';
import { clockOf } from './place';

/** A stretch [onsetSeconds, endSeconds) from the start of the recording. */
export interface SpanSeconds {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
}

/** A stretch [start, end) in samples. */
export interface SpanSamples {
  readonly start: number;
  readonly end: number;
}

/** When a sample is taken, in seconds. */
export function secondsOfSample(sample: number, samplingRate: number): number {
  return sample / samplingRate;
}

/** The sample nearest to a moment. Gives back every sample that `secondsOfSample` was given, up to 2^51. */
export function sampleAtSeconds(seconds: number, samplingRate: number): number {
  return Math.round(seconds * samplingRate);
}

/** When a label begins and ends; undefined when the header does not know its channel. */
export function spanSeconds(
  record: Pick<LabelRecord, 'channels' | 'start' | 'end'>,
  header: Pick<SidecarHeader, 'channels'>,
): SpanSeconds | undefined {
  const clock = clockOf(record, header);
  if (!clock) return undefined;
  return {
    onsetSeconds: secondsOfSample(record.start, clock.samplingRate),
    endSeconds: secondsOfSample(record.end, clock.samplingRate),
  };
}

/**
 * The nearest span of samples inside the channel, at least one sample long.
 * @throws RangeError for a channel without samples, or a time that is not a number.
 */
export function spanSamples(span: SpanSeconds, channel: HeaderChannel): SpanSamples {
  const { samplingRate, samples, name } = channel;
  if (samples < 1) {
    throw new RangeError(`The channel ${name} has no samples, so nothing in it can be labelled.`);
  }
  const start = Math.min(Math.max(sampleAtSeconds(span.onsetSeconds, samplingRate), 0), samples - 1);
  const end = Math.min(Math.max(sampleAtSeconds(span.endSeconds, samplingRate), start + 1), samples);
  if (Number.isNaN(start + end)) {
    throw new RangeError(`${span.onsetSeconds} s to ${span.endSeconds} s is not a span of time.`);
  }
  return { start, end };
}
