/** Everything that is wrong with one label or unit file. */
import * as path from 'node:path';
import { FileError, openRegularFile, readInto, type OpenFile } from '../base/files/regularFile';
import { runThrough } from '../base/steps';
import { NotUtf8, Utf8Blocks } from '../base/utf8';
import { quoted } from '../base/json/textProblem';
import { CheckInParts } from '../labels/checkInParts';
import type { LabelRules } from '../labels/labelRules';
import { error, problemFinding, warning, type CheckedRecording, type Finding } from '../records/findings';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';
import { fileKindOf, labelFiles, type FileKind } from './fileKinds';
import { recordingBeside, type Recordings } from './recordings';

/** What a check goes by, beside the file. */
export interface CheckContext {
  /** Undefined where recordings are elsewhere and not asked for. */
  readonly recordings: Recordings | undefined;
  readonly rules: LabelRules;
  /** Hears why a file was checked without its recording. */
  readonly say: (sentence: string) => void;
}

/** Label files smaller than this are checked whole. */
const largeBytes = 4_000_000;
const blockBytes = 1 << 16;

/** Findings about a whole file stand at its beginning. */
const fileStart = { line: 1, column: 1 };

/** A file that can't be opened, as a finding. */
export function unreadableFinding(message: string): Finding {
  return error(fileStart, 'unreadable', message);
}

/** What is to be said of a file without its recording. */
export function orphanFinding(recording: string): Finding {
  const message = `Its recording ${quoted(path.basename(recording))} is not beside it: was it renamed, moved or left out?`;
  return warning(fileStart, 'orphaned', message);
}

/** The findings in a large label file, read block by block; undefined for a file that is checked as a whole. */
async function findingsInParts(
  { handle, stats }: OpenFile,
  rules: LabelRules,
  recording: () => Promise<CheckedRecording | undefined>,
): Promise<Iterable<readonly Finding[]> | undefined> {
  if (stats.size < largeBytes) return undefined;
  const parts = new CheckInParts(await recording(), rules);
  const decoder = new Utf8Blocks();
  const block = new Uint8Array(blockBytes);
  try {
    for (let offset = 0; offset < stats.size; offset += blockBytes) {
      const length = await readInto(handle, block, Math.min(blockBytes, stats.size - offset), offset);
      parts.add(decoder.decode(block.subarray(0, length)));
    }
    decoder.end();
  } catch (fault) {
    if (!(fault instanceof NotUtf8)) throw fault;
    return [[problemFinding({ line: fault.line, rule: 'syntax', message: fault.message })]];
  }
  return parts.end();
}

async function findingsInWhole(
  file: string,
  kind: FileKind,
  rules: LabelRules,
  recording: () => Promise<CheckedRecording | undefined>,
): Promise<readonly Finding[]> {
  const bytes = await readSidecarText(file);
  if (bytes === undefined) return [unreadableFinding('The file is no longer there.')];
  if (isUnreadable(bytes)) return [unreadableFinding(bytes.unreadable)];
  const read = runThrough(kind.read(bytes, rules));
  return read.ok ? runThrough(read.findings(await recording())) : read.problems;
}

async function findingsOfText(
  file: string,
  kind: FileKind,
  rules: LabelRules,
  recording: () => Promise<CheckedRecording | undefined>,
): Promise<Iterable<readonly Finding[]>> {
  if (kind === labelFiles) {
    try {
      const opened = await openRegularFile(file);
      try {
        const found = await findingsInParts(opened, rules, recording);
        if (found) return found;
      } finally {
        await opened.handle.close();
      }
    } catch (fault) {
      // Why it can't be read, the check of the whole says.
      if (!(fault instanceof FileError)) throw fault;
    }
  }
  return [await findingsInWhole(file, kind, rules, recording)];
}

/** Yields the findings in a file in line order, some at a time; its recording is opened only where the file can be read. */
export async function* checkFile(
  file: string,
  { recordings, rules, say }: CheckContext,
): AsyncGenerator<readonly Finding[]> {
  const kind = fileKindOf(file) ?? labelFiles;
  const beside = recordings ? await recordingBeside(file) : undefined;
  if (beside?.kind === 'missing') yield [orphanFinding(beside.recording)];
  const recording = async (): Promise<CheckedRecording | undefined> => {
    if (beside?.kind !== 'beside') return undefined;
    const asked = await recordings?.ask(beside.recording);
    if (asked === undefined || !('unread' in asked)) return asked;
    say(`${file}: checked without its recording. ${asked.unread}`);
    return undefined;
  };
  yield* await findingsOfText(file, kind, rules, recording);
}
