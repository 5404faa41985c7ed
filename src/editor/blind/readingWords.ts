/** What is said of a blind reading. Pure. */
import type { OwnReading } from './blindReadings';

/** For the status line; null where the recording is not read blind. */
export function readingSentence(reading: Pick<OwnReading, 'name' | 'phase'> | undefined): string | null {
  if (!reading) return null;
  const { name, phase } = reading;
  return phase === 'reading'
    ? `Reading blind as ${name}: labels of others are hidden`
    : `Read blind by ${name}: labels of others are hidden until another reader has finished, too`;
}

/** Why a finished reading can't be changed; undefined for one that can. */
export function finishedReason(reading: Pick<OwnReading, 'phase'> | undefined): string | undefined {
  return reading?.phase === 'waiting'
    ? 'Your blind reading is finished and stays as it is. Once another reader has finished, too, this recording opens with the shared labels again.'
    : undefined;
}
