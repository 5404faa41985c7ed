/** What must hold for a record whatever made it: the reader, an edit and the engine's proposals all ask here. */
import { quoted } from '../base/json/textProblem';
import type { RecordBase } from './schema/record';
import type { RecordKind } from './kind';

function conflictProblem<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  { id, conflict }: One,
): string | undefined {
  if (conflict?.kind !== 'changed') return undefined;
  const { theirs } = conflict;
  if (theirs.id !== id) return `its conflict holds a ${kind.noun} with another id, ${quoted(theirs.id)}`;
  const problem = problemOf(kind, theirs);
  return problem && `in its conflict, ${problem}`;
}

function problemOf<One extends RecordBase<One>>(kind: RecordKind<One>, record: One): string | undefined {
  return kind.record.shape.problem(record) ?? kind.problem?.(record) ?? conflictProblem(kind, record);
}

/** One sentence about the first rule the record breaks; undefined for a valid record. */
export function recordProblem<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  record: One,
): string | undefined {
  const problem = problemOf(kind, record);
  return problem && `The ${kind.noun} ${quoted(record.id)} is not valid: ${problem}.`;
}
