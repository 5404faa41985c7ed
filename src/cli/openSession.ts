/** Opens the recording that a command names as a session that may have results of an earlier run at hand. */
import * as path from 'node:path';
import { fileLocation } from '../recording/byteSource';
import { fingerprint } from '../recording/fingerprint';
import { RecordingSession } from '../session/recordingSession';
import { fileIdentity } from '../worker/fileIdentity';
import { OpenedFiles } from '../worker/openedFiles';
import { shelfOf } from '../worker/recordingShelf';
import { cacheFolder, mostCacheBytes } from './cacheFolder';
import type { Invocation } from './command';
import { openForCommand } from './openForCommand';

/** @throws RecordingError, with the option named where it is what is missing. */
export async function openSession(file: string, invocation: Invocation): Promise<RecordingSession> {
  const folder = path.dirname(file);
  const identify = (relative: string): ReturnType<typeof fileIdentity> =>
    fileIdentity(path.resolve(folder, relative));
  const files = new OpenedFiles(fileLocation(file), identify, () => undefined);
  const recording = await openForCommand(file, invocation, files.location);
  files.finishedOpening();
  const kept = invocation.program && !invocation.flag('no-cache') ? cacheFolder() : undefined;
  if (kept === undefined || !invocation.program) return new RecordingSession(recording);
  const { sha256 } = await fingerprint(recording.signalFile);
  const opening = [sha256, String(invocation.text('sampling-rate'))];
  const shelf = await shelfOf(
    { folder: kept, mostBytes: mostCacheBytes },
    { place: path.resolve(file), opening, program: invocation.program, files },
  );
  return new RecordingSession(recording, shelf ? { shelf } : {});
}
