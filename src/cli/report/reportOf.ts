/** Makes a report of changed label files: one file after another, so that one at most is held in memory. */
import * as path from 'node:path';
import { changedFiles, type ChangedFile } from '../../git/changedFiles';
import type { CommitRange, NamedCommit } from '../../git/refs';
import { changesText } from '../../labels/changeWords';
import { compareLabels } from '../../labels/compare';
import { sidecarEnding } from '../../labels/sidecarName';
import { sameValue } from '../../records/canonicalJson';
import { changeStory } from '../../report/changeStory';
import type { Both } from '../../report/picturePlan';
import type { FileReport, Picture, Report, ToldChange } from '../../report/report';
import { versionsOf } from './changedLabels';
import { openForPictures, pictureOf, type OpenedForPictures } from './pictures';

// Structural: how large a page becomes at most, some 20 MB. What is left out is counted and said.
const mostPictures = 200;
const mostTold = 5000;

/** A report, and what could not be compared. */
export interface MadeReport {
  readonly report: Report;
  readonly problems: readonly string[];
}

/** @throws GitError */
export async function reportOf(
  repository: string,
  range: CommitRange,
  paths: readonly string[],
): Promise<MadeReport> {
  const files: FileReport[] = [];
  const problems: string[] = [];
  const counter = { told: 0, pictures: 0, isCut: false };
  for (const file of await changedFiles(repository, range, { ending: sidecarEnding, paths })) {
    const versions = await versionsOf(repository, file);
    const named = { path: file.path, ...(file.was === undefined ? {} : { was: file.was }) };
    if ('problem' in versions) {
      problems.push(`${file.path} can't be compared; ${versions.problem}`);
      const summary = `can't be compared; ${versions.problem}`.replace(/\.$/u, '');
      files.push({ ...named, summary, remarks: [], changes: [], leftOut: 0 });
    } else files.push({ ...named, ...(await toldOf(repository, file, versions, counter)) });
  }
  const report: Report = {
    before: nameOf(range.base),
    after: range.head ? nameOf(range.head) : 'the files as they stand',
    files,
    ...(counter.isCut ? { picturesEndAt: mostPictures } : {}),
  };
  return { report, problems };
}

/** `main (1a2b3c4)`; a hash that was given is not said twice. */
function nameOf({ name, hash }: NamedCommit): string {
  return hash.startsWith(name) ? name.slice(0, 12) : `${name} (${hash.slice(0, 7)})`;
}

interface Counter {
  told: number;
  pictures: number;
  isCut: boolean;
}

async function toldOf(
  repository: string,
  file: ChangedFile,
  both: Both,
  counter: Counter,
): Promise<Omit<FileReport, 'path' | 'was'>> {
  const changes = compareLabels(both.before, both.after);
  const told = changes.slice(0, Math.max(0, mostTold - counter.told));
  const pictured = Math.min(told.length, Math.max(0, mostPictures - counter.pictures));
  if (pictured < changes.length) counter.isCut = true;
  const opened: OpenedForPictures =
    pictured === 0
      ? { missing: '' }
      : await openForPictures(path.join(repository, file.path), both.after.header);
  const toldChanges: ToldChange[] = [];
  try {
    for (const [i, change] of told.entries()) {
      const picture: Picture = i < pictured ? await pictureOf(change, both, opened) : { missing: '' };
      const story = changeStory(change, both);
      // Why there is none of the whole file is said once.
      const isSaid = 'missing' in opened && 'missing' in picture;
      toldChanges.push({ story, picture: isSaid ? { missing: '' } : picture, number: counter.told + i + 1 });
    }
  } finally {
    if ('recording' in opened) await opened.recording.close();
  }
  counter.told += told.length;
  if ('recording' in opened) counter.pictures += pictured;
  return {
    summary: changesText(changes),
    remarks: remarksOf(both, changes.length, opened),
    changes: toldChanges,
    leftOut: changes.length - told.length,
  };
}

function remarksOf({ before, after }: Both, changes: number, opened: OpenedForPictures): readonly string[] {
  const isSameHeader = sameValue(before.header, after.header);
  return [
    ...(isSameHeader ? [] : ['What the file says of its recording has changed, too.']),
    ...(isSameHeader && changes === 0 ? ['The labels are the same; the file is written otherwise.'] : []),
    ...('missing' in opened && opened.missing !== '' ? [opened.missing] : []),
  ];
}
