/**
 * Puts a new run of the engine in the place of an old one, without touching anything a person has looked at. What a
 * person has accepted keeps its span, label and status; it is only marked stale while the engine no longer finds it.
 */
import type { EngineIdentity } from '../detection/result/detectedEvent';
import type { LabelEdit } from './edits';
import type { LabelDocument, SidecarHeader, LabelRecord } from './labelDocument';
import { isUntouchedProposal } from './claim';
import { authorOf, isQuiet } from './proposals';
import { recordText } from './serialize';
import { spanSeconds } from './time';

/** How a run is taken over; every field has a default. */
export interface RerunOptions {
  /** Whether plain silence is proposed too; by default it is not. */
  readonly proposeQuiet?: boolean;
  /** Two spans are of the same event from this intersection over union on, 0 to 1. */
  readonly leastOverlap?: number;
}

/** The overlap from which the metrics, too, count two spans as one event (DETECTION.md §H). */
export const defaultLeastOverlap = 0.5;

/** Intersection over union of two records' spans in time; 0 where one of them has no clock or they never meet. */
export function overlapOf(a: LabelRecord, b: LabelRecord, header: Pick<SidecarHeader, 'channels'>): number {
  const [one, other] = [spanSeconds(a, header), spanSeconds(b, header)];
  if (!one || !other) return 0;
  const shared = Math.min(one.endSeconds, other.endSeconds) - Math.max(one.onsetSeconds, other.onsetSeconds);
  const whole = Math.max(one.endSeconds, other.endSeconds) - Math.min(one.onsetSeconds, other.onsetSeconds);
  return shared > 0 ? shared / whole : 0;
}

/** True where a person, not the engine, chose the label, or accepted it although the engine no longer found it. */
export function isNamedByPerson({ label, reviews = {} }: LabelRecord): boolean {
  return Object.values(reviews).some((review) => review.verdict === 'accept' && review.label === label);
}

/** The labels that a person has decided about with this record: its own, and those it was given instead of. */
function decidedLabels(record: LabelRecord): readonly string[] {
  const instead = isNamedByPerson(record) ? (record.alternatives ?? []).map(({ label }) => label) : [];
  return [record.label, ...instead];
}

/** Finds the records of one run that are about the same event as another record, under one of some labels. */
class Matcher {
  private readonly byPlace = new Map<string, LabelRecord[]>();
  private readonly header: SidecarHeader;
  private readonly leastOverlap: number;

  constructor(records: Iterable<LabelRecord>, header: SidecarHeader, leastOverlap: number) {
    this.header = header;
    this.leastOverlap = leastOverlap;
    for (const record of records) for (const key of keysOf(record, [record.label])) this.add(key, record);
  }

  private add(key: string, record: LabelRecord): void {
    const there = this.byPlace.get(key);
    if (there) there.push(record);
    else this.byPlace.set(key, [record]);
  }

  matches(record: LabelRecord, labels: readonly string[]): readonly LabelRecord[] {
    const candidates = keysOf(record, labels).flatMap((key) => this.byPlace.get(key) ?? []);
    return candidates.filter(
      (other) => sameReason(record, other) && overlapOf(record, other, this.header) >= this.leastOverlap,
    );
  }
}

/** Two undecided stretches are alike only where they are undecided for the same reason, as far as both say it. */
function sameReason(a: LabelRecord, b: LabelRecord): boolean {
  return a.reason === undefined || b.reason === undefined || a.reason === b.reason;
}

function keysOf({ channels }: LabelRecord, labels: readonly string[]): readonly string[] {
  return channels.flatMap((channel) => labels.map((label) => JSON.stringify([channel, label])));
}

/**
 * The mark that an accepted record gains or loses; undefined where it stays. A run by the very engine and parameters
 * that made the record brings no news about it; nor does any run about a label that stands on a person's word, or one
 * that has no place in time.
 */
function staleEdit(
  record: LabelRecord,
  found: Matcher,
  by: string,
  header: SidecarHeader,
): LabelEdit | undefined {
  if (record.status !== 'accepted' || !spanSeconds(record, header)) return undefined;
  const isNoNews = record.by === by || isNamedByPerson(record);
  const supported = isNoNews || found.matches(record, [record.label]).length > 0;
  if (supported === (record.stale === undefined)) return undefined;
  return { kind: 'change', id: record.id, patch: { stale: supported ? null : true } };
}

/** The wanted records whose event nobody has decided about under their label. */
function undecided(
  wanted: readonly LabelRecord[],
  kept: readonly LabelRecord[],
  header: SidecarHeader,
  leastOverlap: number,
): readonly LabelRecord[] {
  const matcher = new Matcher(wanted, header, leastOverlap);
  const decided = new Set(kept.flatMap((record) => matcher.matches(record, decidedLabels(record))));
  return wanted.filter((record) => !decided.has(record));
}

/**
 * The edit that takes over a run of the engine. Its earlier proposals that nobody touched make room for the new ones;
 * what a person has touched stays, and its event is not proposed again under the label that was decided about. Accepted
 * records whose event the run no longer finds (same label and reason, a shared channel, spans alike) are marked stale, and lose
 * the mark when it is found again. A run that brings nothing new gives an empty batch and changes no byte.
 * @param found every record of the run, from `proposalsFrom`, plain silence included
 */
export function replaceProposals(
  document: LabelDocument,
  found: readonly LabelRecord[],
  engine: EngineIdentity,
  options: RerunOptions = {},
): LabelEdit {
  const { proposeQuiet = false, leastOverlap = defaultLeastOverlap } = options;
  const { header, labels } = document;
  const ofEngine = labels.filter((record) => record.by.startsWith(`${engine.name} `));
  const old = ofEngine.filter(isUntouchedProposal);
  const oldIds = new Set(old.map(({ id }) => id));
  const touched = ofEngine.filter(({ id }) => !oldIds.has(id));
  const taken = new Set(labels.map(({ id }) => id).filter((id) => !oldIds.has(id)));
  const wanted = undecided(
    found.filter((record) => !taken.has(record.id) && (proposeQuiet || !isQuiet(record))),
    touched,
    header,
    leastOverlap,
  );
  const oldTexts = new Set(old.map(recordText));
  const wantedTexts = new Set(wanted.map(recordText));
  const removals = old.filter((record) => !wantedTexts.has(recordText(record)));
  const additions = wanted.filter((record) => !oldTexts.has(recordText(record)));
  const matcher = new Matcher(found, header, leastOverlap);
  return {
    kind: 'batch',
    edits: [
      ...removals.map(({ id }): LabelEdit => ({ kind: 'remove', id })),
      ...additions.map((record): LabelEdit => ({ kind: 'add', record })),
      ...touched.flatMap((record) => staleEdit(record, matcher, authorOf(engine), header) ?? []),
    ],
  };
}
