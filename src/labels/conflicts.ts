/** A label's unresolved versions: see `records/conflicts.ts`. */
import { sha256Hex } from '../base/hash';
import * as records from '../records/conflicts';
import type { LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';

/** A label without its conflict. */
export type Version = Omit<LabelRecord, 'conflict'>;

/** Every version a person can choose from, the one shown first; `undefined` stands for the label's deletion. */
export function versionsOf(record: LabelRecord): readonly (Version | undefined)[] {
  return records.versionsOf(record);
}

/** Stands for exactly these versions, in this order: a choice among them names what was chosen from. */
export function versionsKey(record: LabelRecord): string {
  return sha256Hex([labelKind.textOf(record)], 16);
}
