/** What lies between two versions of a label file, as a reviewer would say it: added, relabelled, moved, decided, remarked. */
import { runThrough, type Steps } from '../base/steps';
import { sameValue } from '../records/canonicalJson';
import { changesSteps, recordsAtOnce } from '../records/changes';
import type { LabelDocument, LabelRecord, LabelStatus, Review } from './labelDocument';
import { clockOf } from './place';
import { spanSeconds } from './time';

/** One thing that a label says otherwise than before. */
export type Difference =
  | { readonly kind: 'relabelled'; readonly was: string; readonly is: string }
  | { readonly kind: 'decided'; readonly was: LabelStatus; readonly is: LabelStatus }
  /** Later by so much, in seconds; undefined where the header does not know the channel. */
  | {
      readonly kind: 'moved';
      readonly onsetSeconds: number | undefined;
      readonly endSeconds: number | undefined;
    }
  | { readonly kind: 'channels'; readonly was: readonly string[]; readonly is: readonly string[] }
  | { readonly kind: 'noted'; readonly was: string | undefined; readonly is: string | undefined }
  | {
      readonly kind: 'reviewed';
      readonly by: string;
      readonly was: Review | undefined;
      readonly is: Review | undefined;
    }
  /** A merge has left versions to choose from, or a person has chosen. */
  | { readonly kind: 'conflict'; readonly isOpen: boolean }
  /** Nothing that a person decides: the engine's numbers, who made it, what a newer version wrote. */
  | { readonly kind: 'evidence' };

/** One label that is not the same in both versions. */
export type LabelChange =
  | { readonly kind: 'added'; readonly record: LabelRecord }
  | { readonly kind: 'removed'; readonly record: LabelRecord }
  | {
      readonly kind: 'changed';
      readonly was: LabelRecord;
      readonly record: LabelRecord;
      readonly differences: readonly Difference[];
    };

/** So many pairs of versions are looked into in one step. */
const comparedAtOnce = 100;

/**
 * All changes in the order of time, one that is gone where it was, step by step.
 * @param known what was found before between other versions: what is the same pair of objects is not looked into again,
 *   and stays the same object. Both documents' headers must be what they were then.
 */
export function* compareSteps(
  before: LabelDocument,
  after: LabelDocument,
  known: readonly LabelChange[] = [],
): Steps<readonly LabelChange[]> {
  const earlier = new Map<string, LabelChange>();
  for (const [index, change] of known.entries()) {
    earlier.set(change.record.id, change);
    if (index % recordsAtOnce === 0) yield;
  }
  const found: Timed[] = [];
  const changes = yield* changesSteps(before.labels, after.labels);
  let looked = 0;
  for (const [id, { was, is }] of changes) {
    const same = earlier.get(id);
    const change = same && isOf(same, was, is) ? same : changeOf(was, is, before, after);
    if (change) found.push({ change, onset: onsetOf(change, before, after) });
    looked += 1;
    if (looked % (change === same ? recordsAtOnce : comparedAtOnce) === 0) yield;
  }
  // Two runs that are in order already, so that this takes hardly more than looking at them.
  return found.sort((a, b) => a.onset - b.onset).map(({ change }) => change);
}

/** As `compareSteps`, at once. */
export function compareLabels(before: LabelDocument, after: LabelDocument): readonly LabelChange[] {
  return runThrough(compareSteps(before, after));
}

/** A change, and where it stands in time. */
interface Timed {
  readonly change: LabelChange;
  /** In seconds; Infinity where the header does not know the channel. */
  readonly onset: number;
}

function onsetOf(change: LabelChange, before: LabelDocument, after: LabelDocument): number {
  const { header } = change.kind === 'removed' ? before : after;
  return spanSeconds(change.record, header)?.onsetSeconds ?? Infinity;
}

/** Whether a change is what lies between these very objects. */
function isOf(change: LabelChange, was: LabelRecord | undefined, is: LabelRecord | undefined): boolean {
  switch (change.kind) {
    case 'added':
      return was === undefined && change.record === is;
    case 'removed':
      return is === undefined && change.record === was;
    case 'changed':
      return change.was === was && change.record === is;
  }
}

function changeOf(
  was: LabelRecord | undefined,
  is: LabelRecord | undefined,
  before: LabelDocument,
  after: LabelDocument,
): LabelChange | undefined {
  if (was && is) {
    const differences = differencesOf({ record: was, in: before }, { record: is, in: after });
    return differences.length === 0 ? undefined : { kind: 'changed', was, record: is, differences };
  }
  if (is) return { kind: 'added', record: is };
  return was && { kind: 'removed', record: was };
}

/** A label in the file that it is of. */
interface Placed {
  readonly record: LabelRecord;
  readonly in: LabelDocument;
}

function differencesOf(before: Placed, after: Placed): readonly Difference[] {
  const [was, is] = [before.record, after.record];
  const found: Difference[] = [];
  if (was.label !== is.label) found.push({ kind: 'relabelled', was: was.label, is: is.label });
  if (was.status !== is.status) found.push({ kind: 'decided', was: was.status, is: is.status });
  const moved = movedBy(before, after);
  if (moved) found.push(moved);
  if (!sameValue(was.channels, is.channels)) {
    found.push({ kind: 'channels', was: was.channels, is: is.channels });
  }
  if (was.note !== is.note) found.push({ kind: 'noted', was: was.note, is: is.note });
  found.push(...reviewsOf(was, is));
  const [wasOpen, isOpen] = [was.conflict !== undefined, is.conflict !== undefined];
  if (isOpen ? !sameValue(was.conflict, is.conflict) : wasOpen) found.push({ kind: 'conflict', isOpen });
  if (found.length === 0 && !sameValue(was, is)) found.push({ kind: 'evidence' });
  return found;
}

function movedBy(before: Placed, after: Placed): Difference | undefined {
  const [was, is] = [before.record, after.record];
  const sameClock =
    clockOf(was, before.in.header)?.samplingRate === clockOf(is, after.in.header)?.samplingRate;
  if (sameClock && was.start === is.start && was.end === is.end) return undefined;
  const [from, to] = [spanSeconds(was, before.in.header), spanSeconds(is, after.in.header)];
  if (!from || !to) return { kind: 'moved', onsetSeconds: undefined, endSeconds: undefined };
  const [onsetSeconds, endSeconds] = [to.onsetSeconds - from.onsetSeconds, to.endSeconds - from.endSeconds];
  // The same moments, counted by another clock.
  return onsetSeconds === 0 && endSeconds === 0 ? undefined : { kind: 'moved', onsetSeconds, endSeconds };
}

function reviewsOf(was: LabelRecord, is: LabelRecord): readonly Difference[] {
  const reviewers = new Set([...Object.keys(was.reviews ?? {}), ...Object.keys(is.reviews ?? {})]);
  return [...reviewers].sort().flatMap((by): readonly Difference[] => {
    const [before, after] = [was.reviews?.[by], is.reviews?.[by]];
    return sameValue(before, after) ? [] : [{ kind: 'reviewed', by, was: before, is: after }];
  });
}

/** How many labels were changed in which way; one that was changed in two ways counts for both. */
export type ChangeCounts = Readonly<
  Record<'added' | 'removed' | Difference['kind'], number> & { readonly labels: number }
>;

export function countChanges(changes: readonly LabelChange[]): ChangeCounts {
  const counts = {
    added: 0,
    removed: 0,
    relabelled: 0,
    decided: 0,
    moved: 0,
    channels: 0,
    noted: 0,
    reviewed: 0,
    conflict: 0,
    evidence: 0,
    labels: changes.length,
  };
  for (const change of changes) {
    if (change.kind !== 'changed') counts[change.kind] += 1;
    else for (const kind of new Set(change.differences.map((each) => each.kind))) counts[kind] += 1;
  }
  return counts;
}
