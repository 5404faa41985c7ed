/**
 * A record's unresolved versions. The sidecar holds them as a chain (`conflict.theirs.conflict…`) that old and new
 * readers can follow; here they are a flat list. A version is a record without a conflict.
 */
import { compareText } from '../base/compareText';
import type { Conflict, RecordBase } from './schema/record';
import type { RecordKind } from './kind';

/** The record without the versions it conflicts with. */
export function withoutConflict<One extends RecordBase<One>>(record: One): One {
  const { conflict, ...version } = record;
  // Every record may be without a conflict.
  return conflict === undefined ? record : (version as unknown as One);
}

/** What else the record could be, as a list: each link of the chain, cut loose from the next. */
export function alternativesOf<One extends RecordBase<One>>(record: One): readonly Conflict<One>[] {
  const alternatives: Conflict<One>[] = [];
  for (let next: Conflict<One> | undefined = record.conflict; next;) {
    alternatives.push(next.kind === 'deleted' ? next : { ...next, theirs: withoutConflict(next.theirs) });
    next = next.kind === 'deleted' ? undefined : next.theirs.conflict;
  }
  return alternatives;
}

/** Every version a person can choose from, the one shown first; `undefined` stands for the record's deletion. */
export function versionsOf<One extends RecordBase<One>>(record: One): readonly (One | undefined)[] {
  const others = alternativesOf(record).map((other) => (other.kind === 'changed' ? other.theirs : undefined));
  return [withoutConflict(record), ...others];
}

/** What an alternative says, however often it came up. */
export function contentText<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  alternative: Conflict<One>,
): string {
  const { again, ...content } = alternative;
  return kind.conflictText(again === undefined ? alternative : content);
}

/** The alternative as one that came up so often after it had been decided. */
export function cameUpAgain<One>(alternative: Conflict<One>, again: number): Conflict<One> {
  return again === 0 ? alternative : { ...alternative, again };
}

/** A deletion ends the chain, so there is only one: what newer versions noted on each is put together. */
function singleDeletion<One>(deletions: readonly Conflict<One>[]): Conflict<One> | undefined {
  if (deletions.length === 0) return undefined;
  const noted = deletions.flatMap(({ unknownFields = {} }) => Object.entries(unknownFields));
  const again = Math.max(...deletions.map((deletion) => deletion.again ?? 0));
  const unknownFields = noted.length === 0 ? {} : { unknownFields: Object.fromEntries(noted) };
  return cameUpAgain<One>({ kind: 'deleted', ...unknownFields }, again);
}

function linked<One extends RecordBase<One>>(version: One, conflict: Conflict<One> | undefined): One {
  return conflict === undefined ? version : { ...version, conflict };
}

/** Each alternative once, as the one that came up most often, in canonical order. */
function unique<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  alternatives: readonly Conflict<One>[],
): readonly Conflict<One>[] {
  const byContent = new Map<string, Conflict<One>>();
  for (const other of alternatives) {
    const text = contentText(kind, other);
    const known = byContent.get(text);
    if (!known || (other.again ?? 0) > (known.again ?? 0)) byContent.set(text, other);
  }
  return [...byContent].sort(([a], [b]) => compareText(a, b)).map(([, other]) => other);
}

/**
 * What can be chosen instead of the version shown: each alternative once, in canonical order, one deletion at most,
 * last. The order of the list given does not matter.
 */
export function distinctAlternatives<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  version: One,
  alternatives: readonly Conflict<One>[],
): readonly Conflict<One>[] {
  const shown = kind.textOf(version);
  const different = alternatives.filter(
    (other) => other.kind === 'deleted' || kind.textOf(other.theirs) !== shown,
  );
  const ordered = unique(kind, different);
  const deletion = singleDeletion<One>(ordered.filter((other) => other.kind === 'deleted'));
  return [...ordered.filter((other) => other.kind === 'changed'), ...(deletion ? [deletion] : [])];
}

/** The version with the alternatives chained to it, as `distinctAlternatives` lists them. */
export function withAlternatives<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  version: One,
  alternatives: readonly Conflict<One>[],
): One {
  const chain = distinctAlternatives(kind, version, alternatives).reduceRight<Conflict<One> | undefined>(
    (next, other) => (other.kind === 'deleted' ? other : { ...other, theirs: linked(other.theirs, next) }),
    undefined,
  );
  return linked(version, chain);
}

/**
 * The record without versions that are what it shows, or stand there twice: what an editor of it, or of its file, has made
 * the same is decided. The same object where there are none such.
 */
export function withoutSettled<One extends RecordBase<One>>(kind: RecordKind<One>, record: One): One {
  if (record.conflict === undefined) return record;
  const [version, alternatives] = [withoutConflict(record), alternativesOf(record)];
  const isSettled = distinctAlternatives(kind, version, alternatives).length < alternatives.length;
  return isSettled ? withAlternatives(kind, version, alternatives) : record;
}
