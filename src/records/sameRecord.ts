/** When two versions of a record are one. Pure. */
import { alike } from './canonicalJson';
import type { RecordKind } from './kind';
import type { RecordBase } from './schema/record';

/** Whether both would be saved as the same line, or neither is there. */
export function isSameRecord<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  a: One | undefined,
  b: One | undefined,
): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && (alike(a, b) || kind.textOf(a) === kind.textOf(b));
}
