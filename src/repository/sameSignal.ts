/** Whether a recording is the one that records were made on, told by its bytes alone: nothing of it is understood. */
import * as path from 'node:path';
import { fileLocation } from '../recording/byteSource';
import { fingerprint, type Fingerprint } from '../recording/fingerprint';

/** Of these the samples stand in another file than the one that labels stand beside. */
const headersOnly: ReadonlySet<string> = new Set(['.hea', '.vhdr']);

/**
 * The fingerprint of the file that holds a recording's samples; undefined where that is another file, or it can't be read
 * or stands for one that is elsewhere. Reads 128 KiB at most, so that it may be asked of every recording of a study.
 */
export async function signalFingerprint(recording: string): Promise<Fingerprint | undefined> {
  if (headersOnly.has(path.extname(recording).toLowerCase())) return undefined;
  try {
    const source = await fileLocation(recording).open();
    try {
      // A pointer of Git LFS or git-annex is never as large; one that is no recording is found when it is opened.
      return source.size <= longestPointerBytes ? undefined : await fingerprint(source);
    } finally {
      await source.close();
    }
  } catch {
    return undefined;
  }
}

const longestPointerBytes = 1024;
