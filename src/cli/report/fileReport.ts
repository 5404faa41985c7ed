/** What a report tells of one label file. */
import { changesText } from '../../labels/changeWords';
import { compareLabels } from '../../labels/compare';
import { changeStory } from '../../report/changeStory';
import { headerRemarks, versionRemarks } from '../../report/headerRemarks';
import type { Both } from '../../report/picturePlan';
import type { FileReport, Picture, ToldChange } from '../../report/report';
import { pictureOf, type OpenedForPictures } from './pictures';

// Structural: how large a page becomes at most, some 20 MB. What is left out is counted and said.
export const mostPictures = 200;
const mostTold = 5000;

/** What of a report is used up. */
export interface Counter {
  told: number;
  pictures: number;
  isCut: boolean;
}

export function newCounter(): Counter {
  return { told: 0, pictures: 0, isCut: false };
}

/** What there is to tell of one file, with pictures of an open recording. */
export async function fileReport(
  both: Both,
  opened: OpenedForPictures,
  counter: Counter,
): Promise<Omit<FileReport, 'path' | 'was'>> {
  const changes = compareLabels(both.before, both.after);
  const told = changes.slice(0, Math.max(0, mostTold - counter.told));
  const pictured = Math.min(told.length, Math.max(0, mostPictures - counter.pictures));
  if (pictured < changes.length) counter.isCut = true;
  const toldChanges: ToldChange[] = [];
  for (const [i, change] of told.entries()) {
    const picture: Picture = i < pictured ? await pictureOf(change, both, opened) : { missing: '' };
    const story = changeStory(change, both);
    // Why there is none of the whole file is said once.
    const isSaid = 'missing' in opened && 'missing' in picture;
    toldChanges.push({ story, picture: isSaid ? { missing: '' } : picture, number: counter.told + i + 1 });
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
  const remarks = headerRemarks(before.header, after.header);
  return [
    ...remarks,
    ...(remarks.length === 0 && changes === 0
      ? ['The labels are the same; only the name or the form of the file differs.']
      : []),
    ...versionRemarks(before.header, after.header),
    // Where nothing changed there is nothing to draw.
    ...('missing' in opened && opened.missing !== '' && changes > 0 ? [opened.missing] : []),
  ];
}
