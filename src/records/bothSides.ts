/**
 * The two sides of a merge that git could not do in the lines of a file, or did so that records stand twice, as documents
 * that can be merged by records. Git's index has each side whole until the merge is over; the file itself has what a person
 * may have changed in it since.
 */
import type { TextProblem } from '../base/json/textProblem';
import type { Steps } from '../base/steps';
import { NotUtf8 } from '../base/utf8';
import { doubledSideSteps, doubledSidesSteps } from './doubledRecords';
import { markedSidesSteps, type MarkedSides, type SideNames, type SideText } from './conflictMarkers';
import { recordsAtOnce } from './changes';
import type { DocumentKind, HeadedDocument } from './kind';
import { parseSteps } from './parse';
import { isSameRecord } from './sameRecord';
import type { RecordBase } from './schema/record';

/** What git keeps of an unfinished merge, where it can be asked: the common version, ours, theirs. */
export interface GitStages {
  readonly base?: Uint8Array | undefined;
  readonly ours?: Uint8Array | undefined;
  readonly theirs?: Uint8Array | undefined;
}

/** The sides as documents. */
export interface BothSides<All> {
  /** What both come from; undefined where nobody knows: nothing counts as deleted then. */
  readonly base: All | undefined;
  readonly ours: All;
  readonly theirs: All;
  /** Sides beyond these two, each with the records that it has otherwise: to be merged into them, nothing being deleted. */
  readonly further: readonly All[];
  readonly names: SideNames;
}

/** Versions of one document, as far as there are such. */
interface Versions<All> {
  readonly base: All | undefined;
  readonly ours: All | undefined;
  readonly theirs: All | undefined;
}

function* readSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: Uint8Array | string | undefined,
): Steps<All | undefined> {
  if (text === undefined) return undefined;
  const parsed = yield* parseSteps(kind, text);
  return parsed.ok ? parsed.document : undefined;
}

function byId<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All | undefined,
): ReadonlyMap<string, One> {
  return new Map(document ? kind.recordsOf(document).map((record) => [record.id, record]) : []);
}

/** One record in git's versions and on each side of the file. */
interface Traced<One> {
  readonly was: One | undefined;
  readonly sides: readonly (One | undefined)[];
  readonly found: readonly (One | undefined)[];
}

/** Whether git alone can have left the record so; what a person has decided in the file since, or written, is no such. */
function isAsLeft<One extends RecordBase<One>>(
  kind: DocumentKind<One, HeadedDocument>,
  { was, sides: [our, their], found }: Traced<One>,
): boolean {
  const same = (a: One | undefined, b: One | undefined): boolean => isSameRecord(kind, a, b);
  const [left, right] = found;
  if (same(our, their)) return found.every((each) => same(each, our));
  if (!found.every((each) => [was, our, their, undefined].some((known) => same(each, known)))) return false;
  // A change of one side arrives on one side at least; a clash is left open.
  if (same(our, was)) return found.some((each) => same(each, their));
  if (same(their, was)) return found.some((each) => same(each, our));
  return !same(left, right);
}

/** Whether the file is as git left it, so that git's versions tell all of it. */
function* isUntouchedSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  stages: Versions<All>,
  found: Versions<All>,
): Steps<boolean> {
  const [was, our, their] = [stages.base, stages.ours, stages.theirs].map((each) => byId(kind, each));
  const [left, right] = [found.ours, found.theirs].map((each) => byId(kind, each));
  const ids = new Set([was, our, their, left, right].flatMap((each) => [...(each?.keys() ?? [])]));
  let looked = 0;
  for (const id of ids) {
    const sides = [our?.get(id), their?.get(id)];
    const traced = { was: was?.get(id), sides, found: [left?.get(id), right?.get(id)] };
    if (!isAsLeft(kind, traced)) return false;
    looked += 1;
    if (looked % recordsAtOnce === 0) yield;
  }
  return true;
}

/** The sides beyond two; undefined where one can't be read. */
function* furtherSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  texts: readonly SideText[],
): Steps<readonly All[] | undefined> {
  const documents: All[] = [];
  for (const { text } of texts) {
    const document = yield* readSteps(kind, text);
    if (!document) return undefined;
    documents.push(document);
  }
  return documents;
}

/** What the texts of sides are as documents. */
interface Found<All> extends Versions<All> {
  readonly further: readonly All[] | undefined;
}

const nothingFound = { base: undefined, ours: undefined, theirs: undefined, further: [] } as const;

/** The sides of a text as documents; a side may have records twice itself, from an earlier merge. */
function* foundSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  marked: MarkedSides,
): Steps<Found<All>> {
  const base = yield* readSteps(kind, marked.base?.text);
  const [ours, theirs] = [
    yield* readSteps(kind, marked.ours.text),
    yield* readSteps(kind, marked.theirs.text),
  ];
  const isWhole = (ours !== undefined && theirs !== undefined) || marked.names.by === 'doubles';
  if (isWhole) return { base, ours, theirs, further: yield* furtherSteps(kind, marked.further) };
  const [our, their] = [yield* doubledSideSteps(marked.ours), yield* doubledSideSteps(marked.theirs)];
  const further = yield* furtherSteps(kind, [...(our?.further ?? []), ...(their?.further ?? [])]);
  // Of what stands twice nobody knows which one the base's became: there nothing counts as deleted or left as it was.
  const twice = new Set((further ?? []).flatMap((each) => kind.recordsOf(each).map(({ id }) => id)));
  return {
    base:
      base &&
      kind.documentOf(
        base.header,
        kind.recordsOf(base).filter(({ id }) => !twice.has(id)),
      ),
    ours: ours ?? (yield* readSteps(kind, our?.first.text)),
    theirs: theirs ?? (yield* readSteps(kind, their?.first.text)),
    further,
  };
}

/** Why a side can't be read, and where that stands in the file. */
function* problemSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  sides: readonly (readonly [SideText, string])[],
): Steps<TextProblem> {
  for (const [{ text, lines }, name] of sides) {
    const parsed = yield* parseSteps(kind, text);
    const [problem] = parsed.ok ? [] : parsed.problems;
    if (!problem) continue;
    const message = `Of the two sides that git left in this file, ${name} can't be read: ${problem.message} Take the other side whole (git checkout --theirs or --ours -- FILE), or correct that side in its own branch and merge again.`;
    return { line: lines[problem.line - 1] ?? lines.at(-1) ?? 1, message };
  }
  return { line: 1, message: 'The two sides that git left in this file can’t be read.' };
}

function* markedSteps(text: Uint8Array): Steps<MarkedSides | TextProblem | undefined> {
  try {
    return (yield* markedSidesSteps(text)) ?? (yield* doubledSidesSteps(text));
  } catch (error) {
    if (error instanceof NotUtf8) return undefined;
    throw error;
  }
}

/**
 * The sides that git left in a text, step by step; undefined where there are none, a problem where they can't be had.
 * @param git what git knows of this merge
 */
export function* bothSidesSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: Uint8Array,
  git: GitStages = {},
): Steps<BothSides<All> | TextProblem | undefined> {
  const marked = yield* markedSteps(text);
  if (!marked) return undefined;
  const stages: Versions<All> = {
    base: yield* readSteps(kind, git.base),
    ours: yield* readSteps(kind, git.ours),
    theirs: yield* readSteps(kind, git.theirs),
  };
  const { ours: our, theirs: their } = stages;
  const isMarked = 'names' in marked;
  const found = isMarked ? yield* foundSteps(kind, marked) : nothingFound;
  const { base = stages.base, ours, theirs, further } = found;
  const names = isMarked ? marked.names : { ours: '', theirs: '', by: 'marks' as const };
  if (our && their && further?.length === 0) {
    const isUsable = !ours || !theirs || (yield* isUntouchedSteps(kind, stages, found));
    if (isUsable) return { base: stages.base, ours: our, theirs: their, further, names };
  }
  if (ours && theirs && further) return { base, ours, theirs, further, names };
  if (!isMarked) return marked;
  // Something else is wrong, too, and is said as of any text.
  if (names.by === 'doubles') return undefined;
  const sides = [
    [marked.ours, names.ours === '' ? 'the upper one' : names.ours],
    [marked.theirs, names.theirs === '' ? 'the lower one' : names.theirs],
  ] as const;
  return yield* problemSteps(kind, sides);
}
