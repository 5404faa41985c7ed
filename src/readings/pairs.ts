/**
 * What two readings say of the same moments, put side by side: every label of either is in one item, alone or with the
 * one that it is about the same as.
 */
import { pairEvents } from '../agreement/events';
import type { ReadEvent } from '../agreement/tallies';
import { sha256 } from '../base/hash';
import { isUntouchedProposal } from '../labels/claim';
import { idFromBytes } from '../labels/ids';
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import { spanSeconds } from '../labels/time';
import { groupOf } from '../labels/vocabulary';
import { canonicalJson } from '../records/canonicalJson';

/** A reader's name and labels. */
export interface ReadLabels {
  readonly name: string;
  readonly document: LabelDocument;
}

/** Two readings of one recording, by readers of different names. */
export type Both = readonly [ReadLabels, ReadLabels];

/** What the readers differ in: one alone has marked it, is unsure of it, or has rejected what the other marked; or both have, otherwise. */
export type Difference = 'alone' | 'unsure' | 'rejected' | 'label' | 'channels' | 'edges';

/** One thing that a reader, or both, say. */
export interface Item {
  /** Stands for these labels of these readers, whoever asks. */
  readonly key: string;
  readonly first: LabelRecord | undefined;
  readonly second: LabelRecord | undefined;
  /** Undefined where nothing is left to decide: both say the same, or nobody says that it is there. */
  readonly difference: Difference | undefined;
}

/** Marked alike, and overlapping by this (intersection over union) or more, two labels agree: as in the figures shown. */
export const agreeingOverlap = 0.5;
/** Labels that overlap by less are about different things: a brief discharge within a minute of rest. */
const leastOverlap = 0.1;

interface Placed extends ReadEvent {
  readonly record: LabelRecord;
}

/** The labels of a reading: what its reader says is there, what is not, and what has no place in time. */
interface Sorted {
  readonly marked: readonly Placed[];
  readonly rejected: readonly Placed[];
  readonly placeless: readonly LabelRecord[];
}

/** Proposals that nobody touched are the engine's, and nobody's reading. */
function sorted({ header, labels }: LabelDocument): Sorted {
  const marked: Placed[] = [];
  const rejected: Placed[] = [];
  const placeless: LabelRecord[] = [];
  for (const record of labels) {
    if (isUntouchedProposal(record)) continue;
    const span = spanSeconds(record, header);
    if (!span) placeless.push(record);
    else (record.status === 'rejected' ? rejected : marked).push({ ...span, label: record.label, record });
  }
  return { marked, rejected, placeless };
}

/** Pairs, and what is left of both sides. */
interface Matched {
  readonly pairs: readonly (readonly [Placed, Placed])[];
  readonly ones: readonly Placed[];
  readonly others: readonly Placed[];
}

function matched(
  ones: readonly Placed[],
  others: readonly Placed[],
  overlap: number,
  alike: (one: Placed, other: Placed) => boolean,
): Matched {
  const { pairs, onlyOne, onlyOther } = pairEvents(ones, others, overlap, alike);
  return { pairs: pairs.map(({ one, other }) => [one, other]), ones: onlyOne, others: onlyOther };
}

function channelsKey({ channels }: LabelRecord): string {
  return canonicalJson([...channels].sort());
}

function saysTheSame({ record: one }: Placed, { record: other }: Placed): boolean {
  const areSure = one.status === 'accepted' && other.status === 'accepted';
  return areSure && one.label === other.label && channelsKey(one) === channelsKey(other);
}

function isOfTheSameKind({ record: one }: Placed, { record: other }: Placed): boolean {
  const sharesChannel = one.channels.some((channel) => other.channels.includes(channel));
  return sharesChannel && groupOf(one.label) === groupOf(other.label);
}

function isTheSame(one: Placed, other: Placed): boolean {
  return one.record.id === other.record.id || (one.label === other.label && isOfTheSameKind(one, other));
}

/** Labels by what they say, so that no pair is sought among those that say something else. */
function bySaying(placed: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const key = canonicalJson([each.label, channelsKey(each.record)]);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

function agreeing(ones: readonly Placed[], others: readonly Placed[]): Matched {
  const theirs = bySaying(others);
  const pairs = [...bySaying(ones)].flatMap(
    ([key, group]) => matched(group, theirs.get(key) ?? [], agreeingOverlap, saysTheSame).pairs,
  );
  const paired = new Set(pairs.flat());
  const isLeft = (each: Placed): boolean => !paired.has(each);
  return { pairs, ones: ones.filter(isLeft), others: others.filter(isLeft) };
}

function differenceOf(first: LabelRecord | undefined, second: LabelRecord | undefined): Difference {
  if (!first || !second) return (first ?? second)?.status === 'proposed' ? 'unsure' : 'alone';
  if (first.status === 'rejected' || second.status === 'rejected') return 'rejected';
  if (first.label !== second.label) return 'label';
  if (channelsKey(first) !== channelsKey(second)) return 'channels';
  return first.status === second.status ? 'edges' : 'unsure';
}

/** Every label of both readings, in the order of time; untouched proposals of the engine are left out. */
export function itemsOf(both: Both): readonly Item[] {
  const item = (first?: LabelRecord, second?: LabelRecord, isOpen = true): Item => ({
    key: keyOf(both, first, second),
    first,
    second,
    difference: isOpen ? differenceOf(first, second) : undefined,
  });
  const [one, other] = [sorted(both[0].document), sorted(both[1].document)];
  const same = agreeing(one.marked, other.marked);
  const unlike = matched(same.ones, same.others, leastOverlap, isOfTheSameKind);
  // What one has marked, the other may have rejected.
  const refused = matched(unlike.ones, other.rejected, agreeingOverlap, isTheSame);
  const refusing = matched(one.rejected, unlike.others, agreeingOverlap, isTheSame);
  const neither = matched(refusing.ones, refused.others, agreeingOverlap, isTheSame);
  const open = [...unlike.pairs, ...refused.pairs, ...refusing.pairs];
  const items = [
    ...same.pairs.map(([a, b]) => item(a.record, b.record, false)),
    ...open.map(([a, b]) => item(a.record, b.record)),
    ...refused.ones.map(({ record }) => item(record)),
    ...refusing.others.map(({ record }) => item(undefined, record)),
    ...neither.pairs.map(([a, b]) => item(a.record, b.record, false)),
    ...neither.ones.map(({ record }) => item(record, undefined, false)),
    ...neither.others.map(({ record }) => item(undefined, record, false)),
    ...one.placeless.map((record) => item(record, undefined, record.status !== 'rejected')),
    ...other.placeless.map((record) => item(undefined, record, record.status !== 'rejected')),
  ];
  const onset = ({ first, second }: Item): number =>
    Math.min(
      ...[first, second].map((record, reader) => {
        const header = both[reader === 0 ? 0 : 1].document.header;
        return (record && spanSeconds(record, header)?.onsetSeconds) ?? Infinity;
      }),
    );
  return items
    .map((each) => ({ each, at: onset(each) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ each }) => each);
}

function keyOf([one, other]: Both, first?: LabelRecord, second?: LabelRecord): string {
  const claim = ['adjudicated', [one.name, first?.id ?? null], [other.name, second?.id ?? null]];
  return idFromBytes(sha256(canonicalJson(claim)));
}
