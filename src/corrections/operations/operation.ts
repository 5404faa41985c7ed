/**
 * What all operations have in common: each is given the units of one segment and answers them as they are then, or a
 * RecordError with a sentence. What of that is an edit is said once, by `editBetween`.
 *
 * The folder: one small file for each thing that a person does. Pure.
 */
import { RecordError } from '../../records/recordError';
import { sameValue } from '../../records/canonicalJson';
import type { RecordEdit } from '../../records/edits';
import { correctionNumbers } from '../numbers';
import type { CorrectedUnit } from '../unitRecord';

/** The units of one segment. */
export type Units = readonly CorrectedUnit[];

/** Who does it, and by what clock. */
export interface Hand {
  /** The person's name. */
  readonly who: string;
  /** Of the channel, in samples per second. */
  readonly samplingRate: number;
}

/** A discharge of two trains that is no further apart than so many samples is the same one. */
export function sameSamples(samplingRate: number): number {
  return Math.max(1, Math.round(correctionNumbers.values.sameDischarge * samplingRate));
}

/** @throws RecordError where it is gone */
export function unitWith(units: Units, id: string): CorrectedUnit {
  const found = units.find((unit) => unit.id === id);
  if (found) return found;
  throw new RecordError('That motor unit is not there any more; it may have been removed meanwhile.');
}

/** The unit as someone has corrected it. @throws RecordError where a merge's versions wait for a choice */
export function corrected(unit: CorrectedUnit, { who }: Hand): CorrectedUnit {
  return { ...unit, status: 'accepted', people: { ...unit.people, [who]: 'corrected' } };
}

/** While a merge's versions wait for a choice, a change would be one of the shown version and silently against the others. */
export function requireSettled(units: Units): void {
  if (units.every(({ conflict }) => conflict === undefined)) return;
  throw new RecordError(
    'A merge kept several versions of a motor unit of this segment: choose between them first (EMG: Choose Between Versions of a Motor Unit).',
  );
}

/** The units with one in another's place; where it is undefined, without it. */
export function replaced(units: Units, id: string, by: CorrectedUnit | undefined): Units {
  return units.flatMap((unit) => (unit.id === id ? (by ?? []) : [unit]));
}

/** What leads from the units of a document to others; undefined where that is nothing. */
export function editBetween(before: Units, after: Units): RecordEdit<CorrectedUnit> | undefined {
  const was = new Map(before.map((unit) => [unit.id, unit]));
  const is = new Set(after.map(({ id }) => id));
  const edits: RecordEdit<CorrectedUnit>[] = before
    .filter(({ id }) => !is.has(id))
    .map(({ id }) => ({ kind: 'remove', id }));
  for (const unit of after) {
    const old = was.get(unit.id);
    if (!old) edits.push({ kind: 'add', record: unit });
    else if (old !== unit) edits.push(...changeBetween(old, unit));
  }
  return edits.length === 0 ? undefined : { kind: 'batch', edits };
}

function changeBetween(old: CorrectedUnit, unit: CorrectedUnit): readonly RecordEdit<CorrectedUnit>[] {
  const [before, now] = [
    new Map<string, unknown>(Object.entries(old)),
    new Map<string, unknown>(Object.entries(unit)),
  ];
  const names = [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) => !sameValue(before.get(name), now.get(name)),
  );
  if (names.length === 0) return [];
  const patch = Object.fromEntries(names.map((name) => [name, now.get(name) ?? null]));
  return [{ kind: 'change', id: unit.id, patch: patch }]; // of two records
}
