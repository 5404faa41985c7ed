/** Whether two openings are of the same recording. Pure. */
import type { RecordingSummary } from '../protocol/workerMethods';

/** Whether both were read from the same files in the same state, and to the same channels. */
export function sameFiles(a: RecordingSummary, b: RecordingSummary): boolean {
  return (
    JSON.stringify([a.files, a.fingerprint, a.channels]) ===
    JSON.stringify([b.files, b.fingerprint, b.channels])
  );
}
