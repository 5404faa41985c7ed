/** Sessions over files on a disk, with and without a store. */
import * as path from 'node:path';
import { fileLocation } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';
import { openRecording } from '../../../src/recording/openRecording';
import { RecordingSession } from '../../../src/session/recordingSession';
import { fileIdentity } from '../../../src/worker/fileIdentity';
import { OpenedFiles } from '../../../src/worker/openedFiles';
import { shelfOf } from '../../../src/worker/recordingShelf';

/** An opening of a recording. */
export interface Opened {
  readonly session: RecordingSession;
  /** Samples read since it was asked last. */
  readonly read: () => number;
  readonly close: () => Promise<void>;
}

/** What an opening depends on beside the file. */
export interface OpeningOptions {
  readonly program?: string;
  readonly isKept?: boolean;
}

/** Opens a recording, as the worker does. @param folder of the store */
export async function openedSession(
  file: string,
  folder: string,
  { program = 'program', isKept = true }: OpeningOptions = {},
): Promise<Opened> {
  const identify = (relative: string): ReturnType<typeof fileIdentity> =>
    fileIdentity(path.resolve(path.dirname(file), relative));
  const files = new OpenedFiles(fileLocation(file), identify, () => undefined);
  const recording = await openRecording(files.location);
  const { sha256 } = await fingerprint(recording.signalFile);
  const of = { place: file, opening: [sha256], program: () => Promise.resolve(program), files };
  const shelf = isKept ? await shelfOf({ folder, mostBytes: 1e8 }, of) : undefined;
  let samples = 0;
  const read = recording.read.bind(recording);
  recording.read = async (...range) => {
    const values = await read(...range);
    samples += values.length;
    return values;
  };
  const session = new RecordingSession(recording, shelf ? { shelf } : {});
  return {
    session,
    read: () => {
      const before = samples;
      samples = 0;
      return before;
    },
    close: async () => {
      await session.written();
      await session.close();
    },
  };
}

/** A value as text, to the last bit of every array. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    ArrayBuffer.isView(each)
      ? Buffer.from(each.buffer, each.byteOffset, each.byteLength).toString('base64')
      : each,
  );
}
