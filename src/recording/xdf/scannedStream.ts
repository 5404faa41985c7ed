/** What a pass over an XDF file finds of each stream. */
import type { ClockOffset } from './clockOffsets';
import type { FrameRuns } from './frameRuns';
import type { StreamHeader } from './streamHeader';
import type { TimeMark, TimeMarks } from './timeMarks';

/** A sample of a stream that has no rate, or of texts: something that happened. */
interface StreamEvent {
  readonly time: number;
  readonly text: string;
}

/** What a file holds of a stream. */
export interface ScannedStream {
  readonly id: number;
  readonly header: StreamHeader;
  /** Frames of numbers; texts and streams without a rate have none. */
  readonly runs: FrameRuns;
  readonly times: TimeMarks;
  readonly offsets: ClockOffset[];
  readonly events: StreamEvent[];
  /** Samples, whether or not they could be read. */
  samples: number;
  /** The last time that was stated or follows from one. */
  last: TimeMark | undefined;
  moreEvents: number;
}
