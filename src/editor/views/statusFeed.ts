/** What one page has been told of its document as a whole, and which parts are no longer so. Pure. */
import type { PageStatus } from '../../protocol/page';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function differs<T>(before: T, now: T): boolean {
  // Both are plain data that travels to the page as it is.
  return before !== now && JSON.stringify(before) !== JSON.stringify(now);
}

/** The parts of `now` that are not as they were; undefined where all are. */
export function statusChange(before: PageStatus, now: PageStatus): Partial<PageStatus> | undefined {
  const change: Partial<Mutable<PageStatus>> = {};
  if (differs(before.recording, now.recording)) change.recording = now.recording;
  if (differs(before.choices, now.choices)) change.choices = now.choices;
  if (before.readOnlyReason !== now.readOnlyReason) change.readOnlyReason = now.readOnlyReason;
  if (before.blindReading !== now.blindReading) change.blindReading = now.blindReading;
  if (differs(before.adjudication, now.adjudication)) change.adjudication = now.adjudication;
  if (differs(before.decided, now.decided)) change.decided = now.decided;
  if (differs(before.notices, now.notices)) change.notices = now.notices;
  return Object.keys(change).length === 0 ? undefined : change;
}
