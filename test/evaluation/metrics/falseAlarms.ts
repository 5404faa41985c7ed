/** False alarms of recordings in which nothing but rest and voluntary contraction happens. */
import type { JudgedRecording } from '../spans';
import { mostOverlapping } from './confusion';

/** Labels that alarm nobody: a contraction, quiet, and the engine's word that it does not know. */
const calm = (kind: string): boolean =>
  kind === 'rest' || kind === 'voluntary' || kind.startsWith('indeterminate');

/** Events that claim a cramp, a discharge, an insertion or an artifact where the truth is something else. */
export function falseAlarms({ truth, detected }: JudgedRecording): string[] {
  return detected
    .filter((claim) => !calm(claim.kind))
    .filter((claim) => !mostOverlapping(claim, truth)?.accepts.includes(claim.kind))
    .map(({ kind }) => kind);
}

/** Per hour of recorded time; NaN where there is no time. */
export function perHour(count: number, seconds: number): number {
  return (3600 * count) / seconds;
}
