/** Says of a whole unit that it is one, or none. */
import { replaced, requireSettled, unitWith, type Hand, type Units } from './operation';

/** Accepts a unit as it is. */
export function acceptUnit(units: Units, id: string, { who }: Hand): Units {
  requireSettled(units);
  const unit = unitWith(units, id);
  return replaced(units, id, {
    ...unit,
    status: 'accepted',
    people: { ...unit.people, [who]: unit.people?.[who] ?? 'accepted' },
  });
}

/**
 * Deletes a unit. One that the engine found stays in the file as rejected: that it is none is a decision, which another run
 * must not undo. One that a person made is simply gone, unless its segment would be without a record: then the engine's
 * units would come back.
 */
export function deleteUnit(units: Units, id: string, { who }: Hand): Units {
  requireSettled(units);
  const unit = unitWith(units, id);
  const isOwn = unit.derivedFrom === undefined || unit.by !== unit.derivedFrom.engine;
  if (isOwn && units.length > 1) return replaced(units, id, undefined);
  return replaced(units, id, { ...unit, status: 'rejected', people: { ...unit.people, [who]: 'rejected' } });
}
