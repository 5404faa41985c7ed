/** `emg-labels check`: everything that is wrong with label files, one line per finding. */
import * as path from 'node:path';
import { check as checkSidecar, type CheckedRecording, type Finding } from '../labels/check';
import { fingerprint } from '../labels/fingerprint';
import { isUnreadable, readSidecarText } from '../labels/sidecarText';
import { fileLocation } from '../recording/byteSource';
import { openRecording } from '../recording/openRecording';
import { UsageError, type Command, type Streams } from './command';

const ending = '.labels.json';

/**
 * The recording that a sidecar stands beside; undefined where it is not there or can't be read, which is said and is
 * no finding about the labels (a pointer, a missing sampling rate).
 */
async function recordingOf(sidecar: string, streams: Streams): Promise<CheckedRecording | undefined> {
  if (!sidecar.endsWith(ending)) return undefined;
  try {
    const recording = await openRecording(fileLocation(sidecar.slice(0, -ending.length)));
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

async function findingsIn(sidecar: string, streams: Streams): Promise<readonly Finding[]> {
  const text = await readSidecarText(sidecar);
  if (text === undefined) throw new UsageError(`There is no ${sidecar}.`);
  if (!isUnreadable(text)) return checkSidecar(text, await recordingOf(sidecar, streams));
  if (text.line === undefined) throw new UsageError(text.unreadable);
  return [{ line: text.line, severity: 'error', message: text.unreadable }];
}

async function findingsOf(sidecar: string, streams: Streams): Promise<readonly string[]> {
  const findings = await findingsIn(sidecar, streams);
  return findings.map(
    ({ line, severity, message }) => `${path.normalize(sidecar)}:${line}: ${severity}: ${message}`,
  );
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
    const findings: string[] = [];
    for (const sidecar of positionals) findings.push(...(await findingsOf(sidecar, streams)));
    await streams.lines(findings);
    return findings.length === 0 ? 0 : 1;
  },
};
