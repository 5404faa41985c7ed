/**
 * A record's unresolved versions. The sidecar holds them as a chain (`conflict.theirs.conflict…`) that old and new
 * readers can follow; here they are a flat list.
 */
import { sha256Hex } from '../base/hash';
import { compareText } from '../base/compareText';
import type { LabelConflict, LabelRecord } from './labelDocument';
import { conflictText, recordText } from './serialize';

/** A record without its conflict. */
export type Version = Omit<LabelRecord, 'conflict'>;

/** The record without the versions it conflicts with. */
export function withoutConflict(record: LabelRecord): Version {
  const { conflict, ...version } = record;
  return conflict === undefined ? record : version;
}

/** What else the record could be, as a list: each link of the chain, cut loose from the next. */
export function alternativesOf(record: LabelRecord): readonly LabelConflict[] {
  const { conflict } = record;
  if (conflict === undefined) return [];
  if (conflict.kind === 'deleted') return [conflict];
  return [{ ...conflict, theirs: withoutConflict(conflict.theirs) }, ...alternativesOf(conflict.theirs)];
}

/** Every version a person can choose from, the one shown first; `undefined` stands for the label's deletion. */
export function versionsOf(record: LabelRecord): readonly (Version | undefined)[] {
  const others = alternativesOf(record).map((other) => (other.kind === 'changed' ? other.theirs : undefined));
  return [withoutConflict(record), ...others];
}

/** What an alternative says, however often it came up. */
export function contentText(alternative: LabelConflict): string {
  const { again, ...content } = alternative;
  return conflictText(again === undefined ? alternative : content);
}

/** The alternative as one that came up so often after it had been decided. */
export function cameUpAgain(alternative: LabelConflict, again: number): LabelConflict {
  return again === 0 ? alternative : { ...alternative, again };
}

/** Stands for exactly these versions, in this order: a choice among them names what was chosen from. */
export function versionsKey(record: LabelRecord): string {
  return sha256Hex([recordText(record)], 16);
}

/** A deletion ends the chain, so there is only one: what newer versions noted on each is put together. */
function singleDeletion(deletions: readonly LabelConflict[]): LabelConflict | undefined {
  if (deletions.length === 0) return undefined;
  const noted = deletions.flatMap(({ unknownFields = {} }) => Object.entries(unknownFields));
  const again = Math.max(...deletions.map((deletion) => deletion.again ?? 0));
  const unknownFields = noted.length === 0 ? {} : { unknownFields: Object.fromEntries(noted) };
  return cameUpAgain({ kind: 'deleted', ...unknownFields }, again);
}

function linked(version: Version, conflict: LabelConflict | undefined): LabelRecord {
  return conflict === undefined ? version : { ...version, conflict };
}

/** Each alternative once, as the one that came up most often, in canonical order. */
function unique(alternatives: readonly LabelConflict[]): readonly LabelConflict[] {
  const byContent = new Map<string, LabelConflict>();
  for (const other of alternatives) {
    const text = contentText(other);
    const known = byContent.get(text);
    if (!known || (other.again ?? 0) > (known.again ?? 0)) byContent.set(text, other);
  }
  return [...byContent].sort(([a], [b]) => compareText(a, b)).map(([, other]) => other);
}

/**
 * What can be chosen instead of the version shown: each alternative once, in canonical order, one deletion at most,
 * last. The order of the list given does not matter.
 */
export function distinctAlternatives(
  version: Version,
  alternatives: readonly LabelConflict[],
): readonly LabelConflict[] {
  const shown = recordText(version);
  const different = alternatives.filter(
    (other) => other.kind === 'deleted' || recordText(other.theirs) !== shown,
  );
  const ordered = unique(different);
  const deletion = singleDeletion(ordered.filter((other) => other.kind === 'deleted'));
  return [...ordered.filter((other) => other.kind === 'changed'), ...(deletion ? [deletion] : [])];
}

/** The version with the alternatives chained to it, as `distinctAlternatives` lists them. */
export function withAlternatives(version: Version, alternatives: readonly LabelConflict[]): LabelRecord {
  const chain = distinctAlternatives(version, alternatives).reduceRight<LabelConflict | undefined>(
    (next, other) => (other.kind === 'deleted' ? other : { ...other, theirs: linked(other.theirs, next) }),
    undefined,
  );
  return linked(version, chain);
}
