/** `emg-labels textconv`: a label file, or one of corrected units, as `git diff` shows it. */
import { clock } from '../base/clock';
import { runThrough } from '../base/steps';
import { decodedBlocks } from '../base/utf8';
import { samplesOf } from '../corrections/train';
import { unitKind, type UnitDocument } from '../corrections/unitKind';
import type { CorrectedUnit } from '../corrections/unitRecord';
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import { labelKind } from '../labels/labelKind';
import { spanSeconds } from '../labels/time';
import { describeLabel } from '../labels/vocabulary';
import type { DocumentKind, HeadedDocument } from '../records/kind';
import { parseSteps } from '../records/parse';
import type { SidecarHeader } from '../records/schema/header';
import type { RecordBase } from '../records/schema/record';
import { serializeSteps } from '../records/serialize';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';
import { onlyFile, UsageError, type Command } from './command';

const toDecide = 'CONFLICT: choose a version';

function labelLine(record: LabelRecord, header: SidecarHeader): string {
  const span = spanSeconds(record, header);
  const when = span ? `${clock(span.onsetSeconds)} to ${clock(span.endSeconds)}` : '?';
  const reviews = Object.entries(record.reviews ?? {}).map(([by, { verdict }]) => `${by}: ${verdict}`);
  return [
    when,
    describeLabel(record.label).displayName,
    record.status,
    record.channels.join(' + '),
    ...reviews,
    ...(record.note === undefined ? [] : [`“${record.note}”`]),
    ...(record.conflict === undefined ? [] : [toDecide]),
    // Last, since an engine's name is long and a reviewer's terminal is not wide.
    `by ${record.by}`,
  ].join('  ');
}

function unitLine(record: CorrectedUnit, { channels }: SidecarHeader): string {
  const rate = channels.find(({ name }) => name === record.channel)?.samplingRate;
  const at = (sample: number): string => (rate === undefined ? '?' : clock(sample / rate));
  const { markers } = record;
  const hands = Object.entries(record.people ?? {}).map(([by, deed]) => `${by}: ${deed}`);
  return [
    `${at(record.start)} to ${at(record.end)}`,
    `unit ${record.unit}`,
    record.status,
    record.channel,
    markers
      ? `markers ${markers.startMilliseconds} to ${markers.endMilliseconds} ms`
      : `${samplesOf(record).length} discharges`,
    `by ${record.by}`,
    ...hands,
    ...(record.note === undefined ? [] : [`“${record.note}”`]),
    ...(record.conflict === undefined ? [] : [toDecide]),
  ].join('  ');
}

/** The header in lines as it is written, then a line for each record; undefined where it can't be read as this kind. */
function linesAs<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: Uint8Array,
  lineOf: (record: One, header: SidecarHeader) => string,
): readonly string[] | undefined {
  const parsed = runThrough(parseSteps(kind, text));
  if (!parsed.ok) return undefined;
  const { header } = parsed.document;
  const empty = Buffer.from(runThrough(serializeSteps(kind, kind.documentOf(header, [])))).toString('utf8');
  const records = kind.recordsOf(parsed.document).map((record) => lineOf(record, header));
  return [...empty.split('\n').slice(1, -3), ...records];
}

export const textconv: Command = {
  name: 'textconv',
  summary: 'a label file as git diff shows it, a line for each label',
  help: `emg-labels textconv FILE

Prints a label file, or one of corrected units, as text for "git diff": when, what, status, channels, reviews, note, who;
the engine's numbers are left out. A file that can't be read, as one in which git left a conflict, is printed as it is.
git calls it where a repository is set up for label review.`,
  options: {},
  run: async (invocation) => {
    const file = onlyFile(invocation);
    const text = await readSidecarText(file);
    if (text === undefined) throw new UsageError(`There is no ${file}.`);
    if (isUnreadable(text)) throw new UsageError(text.unreadable);
    const lines =
      linesAs<LabelRecord, LabelDocument>(labelKind, text, labelLine) ??
      linesAs<CorrectedUnit, UnitDocument>(unitKind, text, unitLine) ??
      [...decodedBlocks(text)]
        .join('')
        .replace(/\r?\n$/u, '')
        .split('\n');
    await invocation.streams.lines(lines);
    return 0;
  },
};
