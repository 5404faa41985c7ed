/** The corrected units that a recording begins with: none, under a header that says what the recording is. */
import { recordingInfo } from '../labels/newDocument';
import type { Recording } from '../recording/recording';
import type { Fingerprint } from '../records/schema/header';
import { unitKind, type UnitDocument } from './unitKind';

/**
 * A document without units.
 * @param fileName name of the recording's file, without folder
 * @param fingerprint of its signal file
 */
export function noUnits(
  fileName: string,
  recording: Pick<Recording, 'durationSeconds' | 'channels'>,
  fingerprint: Fingerprint,
): UnitDocument {
  const { current: version } = unitKind.versions;
  return { header: { version, recording: fileName, ...recordingInfo(recording), fingerprint }, units: [] };
}
