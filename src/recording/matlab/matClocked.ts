/** Candidates whose clock is known, and where their channels' samples stand on it. */
import { spanOf, type Candidate } from './matShapes';
import type { MatSignal } from './matSignals';
import type { TimedPart } from './matTimes';

/** A candidate with its rate (or those of its channels, NaN for one that is left out), where one is known. */
export interface ClockedCandidate {
  readonly candidate: Candidate;
  readonly rates?: readonly number[];
  readonly counts?: readonly (number | undefined)[];
  readonly parts?: readonly TimedPart[];
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
