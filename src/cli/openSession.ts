/** Opens the recording that a command names as a session that may have results of an earlier run at hand. */
import * as path from 'node:path';
import { fileLocation } from '../recording/byteSource';
import { fingerprint } from '../recording/fingerprint';
import { RecordingSession } from '../session/recordingSession';
import type { Shelf } from '../store/shelf';
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
  const shelf = await shelfFor(path.resolve(file), invocation, files, async () => [
    (await fingerprint(recording.signalFile)).sha256,
  ]);
  return new RecordingSession(recording, shelf ? { shelf } : {});
}

async function shelfFor(
  place: string,
  invocation: Invocation,
  files: OpenedFiles,
  content: () => Promise<readonly string[]>,
): Promise<Shelf | undefined> {
  const { program, flag, text } = invocation;
  const folder = program && !flag('no-cache') ? cacheFolder() : undefined;
  if (folder === undefined || !program) return undefined;
  const identity = [await program(), ...(await content()), String(text('sampling-rate'))];
  return shelfOf({ folder, mostBytes: mostCacheBytes }, { place, identity, files });
}
