/** Labels taken apart and their versions chained, as `src/records` does it for every kind of record. */
import type { Version } from '../../../src/labels/conflicts';
import type { LabelConflict, LabelRecord } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import * as conflicts from '../../../src/records/conflicts';
import * as parts from '../../../src/records/parts';

/** Takes a label apart; `sameClock` tells whether channels and span may be treated apart. */
export function partsOf(version: Version, sameClock: boolean): parts.Parts {
  return parts.partsOf(labelKind, version, !sameClock);
}

/** The version with the alternatives chained to it. */
export function withAlternatives(version: Version, alternatives: readonly LabelConflict[]): LabelRecord {
  return conflicts.withAlternatives(labelKind, version, alternatives);
}
