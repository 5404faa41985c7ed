/** Everything that is wrong with one label or unit file. */
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { FileError, openRegularFile, readInto } from '../base/files/regularFile';
import { runThrough } from '../base/steps';
import { NotUtf8, Utf8Blocks } from '../base/utf8';
import { quoted } from '../base/json/textProblem';
import { CheckInParts } from '../labels/checkInParts';
import type { LabelRules } from '../labels/labelRules';
import { pointerProblem } from '../recording/pointers';
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

/** Asks for a file's recording, which is opened then and not before. */
type AskRecording = () => Promise<CheckedRecording | undefined>;

/** Reads a large label file block by block. @throws FileError */
async function findingsInParts(
  file: string,
  rules: LabelRules,
  recording: AskRecording,
): Promise<Iterable<readonly Finding[]>> {
  const parts = new CheckInParts(await recording(), rules);
  const { handle, stats } = await openRegularFile(file);
  try {
    const decoder = new Utf8Blocks();
    const block = new Uint8Array(blockBytes);
    for (let offset = 0; offset < stats.size; offset += blockBytes) {
      const length = await readInto(handle, block, Math.min(blockBytes, stats.size - offset), offset);
      parts.add(decoder.decode(block.subarray(0, length)));
    }
    decoder.end();
  } catch (fault) {
    if (!(fault instanceof NotUtf8)) throw fault;
    return [[problemFinding({ line: fault.line, rule: 'syntax', message: fault.message })]];
  } finally {
    await handle.close();
  }
  return parts.end();
}

async function findingsInWhole(
  file: string,
  kind: FileKind,
  rules: LabelRules,
  recording: AskRecording,
): Promise<readonly Finding[]> {
  const bytes = await readSidecarText(file);
  if (bytes === undefined) return [unreadableFinding('The file is no longer there.')];
  if (isUnreadable(bytes)) return [unreadableFinding(bytes.unreadable)];
  const read = runThrough(kind.read(bytes, rules));
  if (read.ok) return runThrough(read.findings(await recording()));
  const pointer = pointerProblem(bytes, path.basename(file), 'file');
  return pointer ? [unreadableFinding(pointer.message)] : read.problems;
}

function isLarge(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size >= largeBytes,
    () => false,
  );
}

/** Why a large file can't be read, the check of the whole says. */
async function* findingsOfLarge(
  file: string,
  rules: LabelRules,
  recording: AskRecording,
): AsyncGenerator<readonly Finding[]> {
  let parts: Iterable<readonly Finding[]>;
  try {
    parts = await findingsInParts(file, rules, recording);
  } catch (fault) {
    if (!(fault instanceof FileError)) throw fault;
    parts = [await findingsInWhole(file, labelFiles, rules, recording)];
  }
  yield* parts;
}

/**
 * The findings in a file in line order, some at a time; its recording is opened only where the file can be read. A small
 * file has been checked when this answers, a large one is checked while the findings are taken.
 */
export async function checkFile(
  file: string,
  { recordings, rules, say }: CheckContext,
): Promise<AsyncIterable<readonly Finding[]> | Iterable<readonly Finding[]>> {
  const kind = fileKindOf(file) ?? labelFiles;
  const beside = recordings ? await recordingBeside(file) : undefined;
  const orphaned = beside?.kind === 'missing' ? [orphanFinding(beside.recording)] : [];
  const recording: AskRecording = async () => {
    if (beside?.kind !== 'beside') return undefined;
    const asked = await recordings?.ask(beside.recording);
    if (asked === undefined || !('unread' in asked)) return asked;
    say(`${file}: checked without its recording. ${asked.unread}`);
    return undefined;
  };
  if (kind !== labelFiles || !(await isLarge(file))) {
    return [orphaned, await findingsInWhole(file, kind, rules, recording)];
  }
  return (async function* () {
    yield orphaned;
    yield* findingsOfLarge(file, rules, recording);
  })();
}
