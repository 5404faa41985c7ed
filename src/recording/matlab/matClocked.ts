/** Candidates whose clock is known, and where their channels' samples stand on it. */
import { spanOf, type Candidate } from './matShapes';
import type { MatSignal } from './matSignals';
import type { TimedPart } from './matTimes';

/** A candidate with its rate (or those of its channels), where one is known. */
export interface ClockedCandidate {
  readonly candidate: Candidate;
  readonly rates?: readonly number[];
  /** Samples of each channel without padding, where they are not the candidate's. */
  readonly counts?: readonly number[];
  readonly parts?: readonly TimedPart[];
  /** Why a channel is left out, by channel. */
  readonly leftOut?: ReadonlyMap<number, string>;
}

/** Where a channel's samples stand: without padding, and with the gaps that its times tell. */
export function segmentsOf(
  { candidate, counts, parts }: ClockedCandidate,
  channel: number,
): Pick<MatSignal, 'segments' | 'samples'> {
  const span = spanOf(candidate, channel);
  const count = counts?.[channel] ?? span.count;
  if (!parts) return { segments: [{ ...span, count, at: 0 }], samples: count };
  const segments = parts.map((part) => ({
    ...span,
    first: span.first + part.first * span.stride,
    count: part.count,
    at: part.at,
  }));
  const last = segments.at(-1);
  return { segments, samples: last ? last.at + last.count : 0 };
}
