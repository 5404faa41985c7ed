/** What a check says of corrected units beyond what holds for records of every kind. */
import type { Steps } from '../base/steps';
import { conflictFinding, readForCheckSteps, type KindChecks, type ReadFile } from '../records/check';
import { placeOddity, unitKind, type UnitDocument } from './unitKind';
import type { CorrectedUnit } from './unitRecord';

const unitChecks: KindChecks<CorrectedUnit, UnitDocument> = {
  kind: unitKind,
  channelOf: ({ channel }) => channel,
  endOf: ({ end }) => end,
  oddityRule: (unit, header) =>
    placeOddity(unit, header) === undefined ? 'inconsistent' : 'outside-recording',
  findings: ({ id, conflict }, place) => (conflict ? [conflictFinding(unitKind.noun, id, place)] : []),
};

/** Reads a unit file for a check. */
export function readUnitsForCheckSteps(bytes: Uint8Array): Steps<ReadFile> {
  return readForCheckSteps(unitChecks, bytes);
}
