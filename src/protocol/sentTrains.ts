/**
 * People's trains as they travel to a worker: arrays of numbers are copied in one go where lists are copied number by number,
 * which for tens of thousands of discharges holds up whoever sends them.
 */
import type { GivenChannel, GivenSegment, GivenTrain } from '../detection/result/givenTrains';

/** One unit's train in a segment. */
interface SentTrain extends Omit<GivenTrain, 'samples'> {
  /** Samples of the channel's clock, ascending. */
  readonly samples: Float64Array;
}

/** A segment with all of its units. */
export interface SentSegment extends Omit<GivenSegment, 'trains'> {
  readonly trains: readonly SentTrain[];
}

/** For the way. */
export function sentSegments(given: readonly GivenSegment[]): readonly SentSegment[] {
  return given.map(({ trains, ...span }) => ({
    ...span,
    trains: trains.map(({ samples, ...train }) => ({ ...train, samples: new Float64Array(samples) })),
  }));
}

/** As they were before. */
export function receivedSegments(sent: readonly SentSegment[] = []): readonly GivenSegment[] {
  return sent.map(({ trains, ...span }) => ({
    ...span,
    trains: trains.map(({ samples, ...train }) => ({ ...train, samples: [...samples] })),
  }));
}

/** The same of several channels. */
export function receivedChannels(
  sent: readonly { readonly channel: number; readonly given: readonly SentSegment[] }[],
): readonly GivenChannel[] {
  return sent.map(({ channel, given }) => ({ channel, given: receivedSegments(given) }));
}
