/**
 * A record's unresolved versions. The sidecar holds them as a chain (`conflict.theirs.conflict…`) that old and new
 * readers can follow; here they are a flat list.
 */
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

/** A deletion ends the chain, so there is only one: what newer versions noted on each is put together. */
function singleDeletion(deletions: readonly LabelConflict[]): LabelConflict | undefined {
  if (deletions.length === 0) return undefined;
  const noted = deletions.flatMap(({ unknownFields = {} }) => Object.entries(unknownFields));
  if (noted.length === 0) return { kind: 'deleted' };
  return { kind: 'deleted', unknownFields: Object.fromEntries(noted) };
}

function linked(version: Version, conflict: LabelConflict | undefined): LabelRecord {
  return conflict === undefined ? version : { ...version, conflict };
}

/**
 * The version with the alternatives chained to it: each once, in canonical order, a deletion last. The order of
 * the list given does not matter.
 */
export function withAlternatives(version: Version, alternatives: readonly LabelConflict[]): LabelRecord {
  const shown = recordText(version);
  const different = alternatives.filter(
    (other) => other.kind === 'deleted' || recordText(other.theirs) !== shown,
  );
  const unique = new Map(different.map((other) => [conflictText(other), other]));
  const ordered = [...unique].sort(([a], [b]) => compareText(a, b)).map(([, other]) => other);
  const changes = ordered.filter((other) => other.kind === 'changed');
  const deletions = ordered.filter((other) => other.kind === 'deleted');
  const chain = changes.reduceRight<LabelConflict | undefined>(
    (next, change) => ({ ...change, theirs: linked(change.theirs, next) }),
    singleDeletion(deletions),
  );
  return linked(version, chain);
}
