/** Makes a report of changed label files: one file after another, so that one at most is held in memory. */
import * as path from 'node:path';
import { changedFiles, type ChangedFile } from '../../git/changedFiles';
import type { CommitRange, NamedCommit } from '../../git/refs';
import { compareUnits } from '../../corrections/compareUnits';
import { unitsEnding } from '../../corrections/sidecarName';
import { unitChangeLine, unitChangesText } from '../../corrections/unitChangeWords';
import { unitKind, type UnitDocument } from '../../corrections/unitKind';
import { labelKind } from '../../labels/labelKind';
import { sidecarEnding } from '../../labels/sidecarName';
import { isUnderWay } from '../../readings/readers';
import type { Both } from '../../report/picturePlan';
import type { FileReport, Report, UnitFileReport } from '../../report/report';
import { versionsOf } from './changedLabels';
import { fileReport, mostPictures, newCounter, type Counter } from './fileReport';
import { openForPictures } from './pictures';

/** A report, and what could not be compared. */
export interface MadeReport {
  readonly report: Report;
  readonly problems: readonly string[];
  /** Blind readings that are not finished, and left out. */
  readonly unfinished: number;
}

/** @throws GitError */
export async function reportOf(
  repository: string,
  range: CommitRange,
  { paths, countsUnfinished }: { readonly paths: readonly string[]; readonly countsUnfinished: boolean },
): Promise<MadeReport> {
  const files: FileReport[] = [];
  const problems: string[] = [];
  const counter = newCounter();
  let unfinished = 0;
  for (const file of await changedFiles(repository, range, { ending: sidecarEnding, paths })) {
    const versions = await versionsOf(labelKind, repository, file);
    const named = namedAs(file);
    if ('problem' in versions) {
      problems.push(`${file.path} can't be compared; ${versions.problem}`);
      files.push({ ...named, summary: notCompared(versions), remarks: [], changes: [], leftOut: 0 });
    } else if (!countsUnfinished && isUnderWay({ document: versions.after })) unfinished += 1;
    else files.push({ ...named, ...(await toldOf(placesIn(repository, file), versions, counter)) });
  }
  const unitFiles: UnitFileReport[] = [];
  for (const file of await changedFiles(repository, range, { ending: unitsEnding, paths })) {
    const versions = await versionsOf(unitKind, repository, file);
    if ('problem' in versions) {
      problems.push(`${file.path} can't be compared; ${versions.problem}`);
      unitFiles.push({ ...namedAs(file), summary: notCompared(versions), lines: [], leftOut: 0 });
    } else unitFiles.push({ ...namedAs(file), ...unitsTold(versions) });
  }
  const report: Report = {
    before: nameOf(range.base),
    after: range.head ? nameOf(range.head) : 'the files as they stand',
    files,
    unitFiles,
    ...(counter.isCut ? { picturesEndAt: mostPictures } : {}),
  };
  return { report, problems, unfinished };
}

function namedAs({ path: name, was }: ChangedFile): Pick<FileReport, 'path' | 'was'> {
  return { path: name, ...(was === undefined ? {} : { was }) };
}

function notCompared({ problem }: { readonly problem: string }): string {
  return `can't be compared; ${problem}`.replace(/\.$/u, '');
}

// Structural: how long a page becomes at most; what is left out is counted and said.
const mostUnitLines = 1000;

function unitsTold({
  before,
  after,
}: Record<'before' | 'after', UnitDocument>): Omit<UnitFileReport, 'path'> {
  const changes = compareUnits(before, after);
  return {
    summary: unitChangesText(changes),
    lines: changes.slice(0, mostUnitLines).map((change) => unitChangeLine(change, after.header)),
    leftOut: Math.max(0, changes.length - mostUnitLines),
  };
}

/** `main (1a2b3c4)`; a hash that was given is not said twice. */
function nameOf({ name, hash }: NamedCommit): string {
  return hash.startsWith(name) ? name.slice(0, 12) : `${name} (${hash.slice(0, 7)})`;
}

/** Where a label file stands on this machine, or stood. */
interface Places {
  readonly before: string;
  readonly after: string;
}

function placesIn(repository: string, file: ChangedFile): Places {
  return {
    before: path.join(repository, file.was ?? file.path),
    after: path.join(repository, file.path),
  };
}

/** A file of which there is nothing to draw has its recording left alone. */
async function toldOf(
  places: Places,
  both: Both,
  counter: Counter,
): Promise<Omit<FileReport, 'path' | 'was'>> {
  const isDrawn = counter.pictures < mostPictures;
  const opened = isDrawn
    ? await openForPictures(
        { sidecar: places.after, header: both.after.header },
        { sidecar: places.before, header: both.before.header },
      )
    : { missing: '' };
  try {
    return await fileReport(both, opened, counter);
  } finally {
    if ('recording' in opened) await opened.recording.close();
  }
}
