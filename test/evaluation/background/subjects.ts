/** The recordings that a reference may be fitted on, and whose they are: nothing else of ../shared/data is. */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { BackgroundClass } from '../../../src/detection/result/background';

/** One recording of a muscle whose diagnosis is known. */
export interface DiagnosedRecording {
  readonly file: string;
  readonly diagnosis: BackgroundClass;
  /** Unique over the laboratories: what is split, drawn and counted. */
  readonly subject: string;
  readonly laboratory: string;
  /** Where the recording's channel does not say it. */
  readonly muscle: string;
}

/** The folders of the two laboratories in ../shared/data. */
export const laboratories = ['deltoid-biceps-dev', 'n2001-dev'] as const;

const ofMendeley: Readonly<Record<string, BackgroundClass>> = {
  healthy: 'normal',
  myopathy: 'myopathic',
  neuropathy: 'neurogenic',
};
/** The letter behind N2001: amyotrophic lateral sclerosis, control, myopathy. */
const ofEmglab: Readonly<Record<string, BackgroundClass>> = {
  A: 'neurogenic',
  C: 'normal',
  M: 'myopathic',
};

/** Every recording of both laboratories. @param root ../shared/data */
export function diagnosedRecordings(root: string): readonly DiagnosedRecording[] {
  const [mendeley, emglab] = laboratories.map((folder) => path.join(root, folder)) as [string, string];
  const rows = readFileSync(path.join(mendeley, 'recordings.tsv'), 'utf8').trim().split('\n').slice(1);
  const first = rows.map((row): DiagnosedRecording => {
    const [file = '', diagnosis = '', patient = '', muscle = ''] = row.split('\t');
    return {
      file: path.join(mendeley, file),
      diagnosis: known(ofMendeley[diagnosis], file),
      subject: patient,
      laboratory: laboratories[0],
      muscle,
    };
  });
  const second = readdirSync(emglab)
    .filter((file) => file.endsWith('.hea'))
    .sort()
    .map((file): DiagnosedRecording => {
      const [, letter = '', number = ''] = /^N2001([ACM])(\d\d)/u.exec(file) ?? [];
      return {
        file: path.join(emglab, file),
        diagnosis: known(ofEmglab[letter], file),
        subject: `N2001${letter}${number}`,
        laboratory: laboratories[1],
        muscle: 'biceps brachii',
      };
    });
  return [...first, ...second];
}

function known(diagnosis: BackgroundClass | undefined, file: string): BackgroundClass {
  if (diagnosis === undefined) throw new Error(`${file} has no diagnosis.`);
  return diagnosis;
}
