/** Opens the recording that a command names as a session that may have results of an earlier run at hand. */
import * as path from 'node:path';
import { fileLocation } from '../recording/byteSource';
import type { OpenOptions } from '../recording/format';
import type { KindRule } from '../recording/kinds/kindRules';
import { fingerprint } from '../recording/fingerprint';
import { RecordingSession } from '../session/recordingSession';
import { fileIdentity } from '../worker/fileIdentity';
import { OpenedFiles } from '../worker/openedFiles';
import { openingParts, shelfOf } from '../worker/recordingShelf';
import { cacheFolder, mostCacheBytes } from './cacheFolder';
import type { Invocation } from './command';
import { openForCommand } from './openForCommand';

/** A session, and how its recording was opened. */
export interface OpenedSession {
  readonly session: RecordingSession;
  readonly options: OpenOptions;
}

/** @throws RecordingError, with the option named where it is what is missing. */
export async function openSession(
  file: string,
  invocation: Invocation,
  study: readonly KindRule[],
): Promise<OpenedSession> {
  const folder = path.dirname(file);
  const identify = (relative: string): ReturnType<typeof fileIdentity> =>
    fileIdentity(path.resolve(folder, relative));
  const files = new OpenedFiles(fileLocation(file), identify, () => undefined);
  const { location } = files;
  const { recording, options } = await openForCommand(file, invocation, { location, study });
  files.finishedOpening();
  const kept = invocation.program && !invocation.flag('no-cache') ? cacheFolder() : undefined;
  if (kept === undefined || !invocation.program) {
    return { session: new RecordingSession(recording), options };
  }
  const opening = openingParts(await fingerprint(recording.signalFile), options);
  const shelf = await shelfOf(
    { folder: kept, mostBytes: mostCacheBytes },
    { place: path.resolve(file), opening, program: invocation.program, files },
  );
  return { session: new RecordingSession(recording, shelf ? { shelf } : {}), options };
}
