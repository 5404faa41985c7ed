/** `emg-labels merge-driver`: what git calls to merge two branches of a label file, record by record. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { clock } from '../base/clock';
import { quoted } from '../base/json/textProblem';
import { runThrough } from '../base/steps';
import { unitKind } from '../corrections/unitKind';
import { shimAnswers } from '../git/shim';
import { labelKind } from '../labels/labelKind';
import { disputeText } from '../records/headerWords';
import { versionsOf } from '../records/conflicts';
import type { DocumentKind, HeadedDocument } from '../records/kind';
import { mergeSteps, type ConflictSummary } from '../records/merge';
import { parseSteps } from '../records/parse';
import { differingFields } from '../records/parts';
import type { RecordBase } from '../records/schema/record';
import { serializeSteps } from '../records/serialize';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';
import { UsageError, type Command, type ExitCode, type Streams } from './command';

const run = promisify(execFile);

/** The files that git gives: the common version, ours (which takes the result), theirs; and what they are called. */
interface Branches {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly name: string;
  /** What the versions are called in conflict markers: base, ours, theirs. */
  readonly sides: readonly string[];
}

/** The bytes of each version; a file that is not there yet in the common version is empty. */
interface Texts {
  readonly base: Uint8Array;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const text = await readSidecarText(file);
  if (text === undefined) throw new UsageError(`There is no ${file}.`);
  if (isUnreadable(text)) throw new UsageError(text.unreadable);
  return text;
}

/** A merge by records: the bytes of the result, and what nobody has decided. */
interface Merged {
  readonly bytes: Uint8Array;
  readonly conflicts: readonly ConflictSummary[];
  readonly words: RecordWords;
}

interface RecordWords {
  /** Where a record is: `"id" at 0:12.050 on "EMG"`. */
  readonly called: (id: string) => string;
  /** Which fields of these parts its versions have otherwise. */
  readonly differing: (id: string, parts: readonly string[]) => readonly string[];
}

function wordsIn<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
): RecordWords {
  const keyOf = kind.orderBy(document.header);
  const records = new Map(kind.recordsOf(document).map((record) => [record.id, record]));
  return {
    called: (id) => {
      const record = records.get(id);
      if (!record) return quoted(id);
      const { seconds, channel } = keyOf(record);
      const when = Number.isFinite(seconds) ? ` at ${clock(seconds)}` : '';
      return `${quoted(id)}${when} on ${quoted(channel)}`;
    },
    differing: (id, parts) => {
      const record = records.get(id);
      const versions = record ? versionsOf(record).filter((version) => version !== undefined) : [];
      return differingFields(kind, versions, parts);
    },
  };
}

/** Undefined where one of the versions can't be read as this kind. */
function mergedAs<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  { base, ours, theirs }: Texts,
): Merged | undefined {
  const [our, their] = [ours, theirs].map((bytes) => runThrough(parseSteps(kind, bytes)));
  const was = base.length === 0 ? undefined : runThrough(parseSteps(kind, base));
  if (!our?.ok || !their?.ok || was?.ok === false) return undefined;
  const { document, conflicts } = runThrough(
    mergeSteps(kind, was?.document, () => our.document, their.document),
  );
  const bytes = runThrough(serializeSteps(kind, document));
  return { bytes, conflicts, words: wordsIn(kind, document) };
}

function conflictLine(conflict: ConflictSummary, { called, differing }: RecordWords): string {
  switch (conflict.kind) {
    case 'changed':
      return `${called(conflict.id)}: ${differing(conflict.id, conflict.parts).join(', ')} changed on both sides; both versions are kept.`;
    case 'deleted':
      return `${called(conflict.id)}: deleted on one side and edited on the other; it is kept, with its deletion to choose.`;
    case 'header':
      return `its header was changed on both sides. In the file now: ${conflict.values.map(disputeText).join('; ')}.`;
  }
}

/** Text by text, with conflict markers: what git does where the records can't be read. Answers whether it was clean. */
async function mergeTexts({ base, ours, theirs, sides }: Branches): Promise<boolean> {
  const [was = 'base', our = 'ours', their = 'theirs'] = sides;
  try {
    await run('git', ['merge-file', '-L', our, '-L', was, '-L', their, '--', ours, base, theirs]);
    return true;
  } catch (error) {
    // The number of conflicts is the exit code.
    if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number') {
      return false;
    }
    throw error;
  }
}

/** Answers whether nothing is left to decide. */
async function merge(branches: Branches, { say }: Streams): Promise<boolean> {
  const [base, ours, theirs] = await Promise.all(
    [branches.base, branches.ours, branches.theirs].map(bytesOf),
  );
  if (!base || !ours || !theirs) throw new Error('Three files were read.');
  const texts = { base, ours, theirs };
  const merged = mergedAs(labelKind, texts) ?? mergedAs(unitKind, texts);
  if (!merged) {
    const isClean = await mergeTexts(branches);
    say(`${branches.name}: one side can't be read as labels, so the lines were merged as text.`);
    return isClean;
  }
  await writeFile(branches.ours, merged.bytes);
  for (const conflict of merged.conflicts) say(`${branches.name}: ${conflictLine(conflict, merged.words)}`);
  if (merged.conflicts.length > 0) {
    // Versions of a record stay in the file; a header has one value.
    const then = merged.conflicts.some(({ kind }) => kind === 'header')
      ? '; what its header has on the other side is then in that branch alone'
      : '';
    say(`${branches.name}: open its recording in VS Code to choose, then git add it${then}.`);
  }
  return merged.conflicts.length === 0;
}

function answer(isWhole: boolean, isToShim: boolean): ExitCode {
  if (isToShim) return isWhole ? shimAnswers.merged : shimAnswers.toDecide;
  return isWhole ? 0 : 1;
}

export const mergeDriver: Command = {
  name: 'merge-driver',
  summary: 'merges two branches of a label file, for git',
  help: `emg-labels merge-driver BASE OURS THEIRS [NAME [BASE-CALLED OURS-CALLED THEIRS-CALLED]]

Merges two branches of a label file or a file of corrected units, record by record, into OURS; git calls it as
"emg-labels merge-driver %O %A %B %P %S %X %Y". What the two sides changed differently is kept both ways in valid JSON, for a
person to choose, and is said; exit code 1 then. Where a side can't be read, the lines are merged as git does.`,
  // Of git's script alone, and of no use to people: see `shimAnswers`.
  options: { shim: { type: 'boolean' } },
  run: async ({ positionals, streams, flag }) => {
    const [base, ours, theirs, name = ours, ...called] = positionals;
    if (base === undefined || ours === undefined || theirs === undefined || called.length > 3) {
      throw new UsageError('It wants three files: BASE OURS THEIRS, and what they are called.');
    }
    // Git before 2.44 leaves the placeholders of names as they are.
    const isNamed = called.length === 3 && called.every((each) => !/^(%|$)/u.test(each));
    const isWhole = await merge(
      { base, ours, theirs, name: name ?? ours, sides: isNamed ? called : [] },
      streams,
    );
    return answer(isWhole, flag('shim'));
  },
};
