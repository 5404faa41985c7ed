/** `emg-labels check`: everything that is wrong with label files, one line per finding. */
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { FileError, openRegularFile, readInto, type OpenFile } from '../base/files/regularFile';
import { decodeUtf8, NotUtf8, Utf8Blocks } from '../base/utf8';
import { check as checkSidecar, type CheckedRecording, type Finding } from '../labels/check';
import { CheckInParts } from '../labels/checkInParts';
import { fingerprint } from '../recording/fingerprint';
import { recordingOf, recordingReadIn } from '../labels/sidecarName';
import { openAsRemembered } from './openForCommand';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';
import { UsageError, type Command, type Streams } from './command';

/**
 * The recording that a sidecar stands beside; undefined where it is not there or can't be read, which is said and is
 * no finding about the labels (a pointer, a missing sampling rate).
 */
async function recordingBeside(sidecar: string, streams: Streams): Promise<CheckedRecording | undefined> {
  const named = recordingOf(sidecar);
  if (named === undefined) return undefined;
  // A reader's own file names the reader behind the recording.
  const read = recordingReadIn(sidecar);
  const isRead = read !== undefined && !existsSync(named) && existsSync(read);
  const name = isRead ? read : named;
  try {
    const { recording } = await openAsRemembered(name);
    try {
      return { channels: recording.channels, fingerprint: await fingerprint(recording.signalFile) };
    } finally {
      await recording.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    streams.say(`${sidecar}: checked without its recording. ${reason}`);
    return undefined;
  }
}

/** Label files smaller than this are checked whole. */
const largeBytes = 4_000_000;
const blockBytes = 1 << 16;

/** The recording beside a sidecar: opened, and what is said of it said, at most once. */
type RecordingBeside = () => Promise<CheckedRecording | undefined>;

/** The findings in a large label file, read block by block; undefined for a file that is checked as a whole. */
async function findingsInParts(
  { handle, stats }: OpenFile,
  recording: RecordingBeside,
): Promise<Iterable<readonly Finding[]> | undefined> {
  if (stats.size < largeBytes) return undefined;
  const parts = new CheckInParts(await recording());
  const decoder = new Utf8Blocks();
  const block = new Uint8Array(blockBytes);
  try {
    for (let offset = 0; offset < stats.size; offset += blockBytes) {
      const length = await readInto(handle, block, Math.min(blockBytes, stats.size - offset), offset);
      parts.add(decoder.decode(block.subarray(0, length)));
    }
    decoder.end();
  } catch (error) {
    if (error instanceof NotUtf8) return [[{ line: error.line, severity: 'error', message: error.message }]];
    throw error;
  }
  return parts.end();
}

async function findingsInWhole(sidecar: string, recording: RecordingBeside): Promise<readonly Finding[]> {
  const text = await readSidecarText(sidecar);
  if (text === undefined) throw new UsageError(`There is no ${sidecar}.`);
  if (isUnreadable(text)) throw new UsageError(text.unreadable);
  try {
    return checkSidecar(decodeUtf8(text), await recording());
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return [{ line: error.line, severity: 'error', message: error.message }];
  }
}

/** The findings in a label file, in line order, some at a time. */
async function findingsIn(sidecar: string, streams: Streams): Promise<Iterable<readonly Finding[]>> {
  let opening: Promise<CheckedRecording | undefined> | undefined;
  const recording: RecordingBeside = () => (opening ??= recordingBeside(sidecar, streams));
  try {
    const file = await openRegularFile(sidecar);
    try {
      const found = await findingsInParts(file, recording);
      if (found) return found;
    } finally {
      await file.handle.close();
    }
  } catch (error) {
    // Why it can't be read, the check of the whole says.
    if (!(error instanceof FileError)) throw error;
  }
  return [await findingsInWhole(sidecar, recording)];
}

/** Prints what is wrong with one label file; answers whether anything is. */
async function checkFile(sidecar: string, streams: Streams): Promise<boolean> {
  const file = path.normalize(sidecar);
  let hasFindings = false;
  for (const findings of await findingsIn(sidecar, streams)) {
    if (findings.length === 0) continue;
    hasFindings = true;
    await streams.lines(
      findings.map(({ line, severity, message }) => `${file}:${line}: ${severity}: ${message}`),
    );
  }
  return hasFindings;
}

export const check: Command = {
  name: 'check',
  summary: 'everything that is wrong with label files, one line per finding',
  help: `emg-labels check SIDECAR…

Checks label files: their schema and canonical form, and, where the recording stands beside one, that channels and
spans fit it. Prints FILE:LINE: SEVERITY: MESSAGE for each finding; exit code 1 when there are any.`,
  options: {},
  run: async ({ positionals, streams }) => {
    if (positionals.length === 0) throw new UsageError('Name at least one label file: SIDECAR is missing.');
    let hasFindings = false;
    for (const sidecar of positionals) hasFindings = (await checkFile(sidecar, streams)) || hasFindings;
    return hasFindings ? 1 : 0;
  },
};
