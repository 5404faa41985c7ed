/** Label files put together: what belongs to one recording and one reader. */
import { compareText } from '../base/compareText';
import type { LabelDocument, LabelStatus } from '../labels/labelDocument';
import { sidecarEnding } from '../labels/sidecarName';
import { readRecording, type NamedRecording } from './channels';
import type { LabelFile } from './labelFile';

/** Of the time grid that kappa is taken on, in seconds, where nothing else is said. */
export const usualCellSeconds = 0.01;

/** All of one reader's label files. */
export interface Reader {
  readonly name: string;
  readonly files: readonly LabelFile[];
}

/** Recordings as all readers read them, and what of them is not compared. */
export interface Readings {
  readonly recordings: readonly NamedRecording[];
  /** Recordings that one reader alone has read, by folder and name. */
  readonly readByOne: readonly string[];
  readonly channels: number;
  readonly seconds: number;
}

/**
 * Who has read what in one folder, by the files' names: that of `case01.edf.anna` is Anna's. The shared file, that of
 * `case01.edf` itself, in which readings end up, is nobody's.
 */
export function readersByName(files: readonly LabelFile[]): readonly Reader[] {
  const readers = new Map<string, LabelFile[]>();
  for (const file of files) {
    const name = readerOf(file);
    if (name !== undefined) readers.set(name, [...(readers.get(name) ?? []), file]);
  }
  return [...readers].sort(([a], [b]) => compareText(a, b)).map(([name, own]) => ({ name, files: own }));
}

/** The reader that a label file names in its header, or its name; undefined for the shared one. */
function readerOf({ name, document }: LabelFile): string | undefined {
  const { recording, reader: named } = document.header;
  if (named !== undefined) return named;
  if (!name.startsWith(`${recording}.`)) return undefined;
  const reader = name.slice(recording.length + 1, -sidecarEnding.length);
  return reader === '' ? undefined : reader;
}

/** Whether a file is a blind reading that its reader has not finished; one made by hand, which names no reader, is none. */
export function isUnderWay({ document: { header } }: Pick<LabelFile, 'document'>): boolean {
  return header.reader !== undefined && header.finished !== true;
}

/** @param statuses of the labels that count as read */
export function readingsOf(readers: readonly Reader[], statuses: ReadonlySet<LabelStatus>): Readings {
  const byRecording = new Map<string, (LabelDocument | undefined)[]>();
  readers.forEach(({ files }, reader) => {
    for (const { folder, document } of files) {
      const key = `${folder}/${document.header.recording}`;
      const row = byRecording.get(key) ?? readers.map(() => undefined);
      row[reader] = document;
      byRecording.set(key, row);
    }
  });
  const rows = [...byRecording].sort(([a], [b]) => compareText(a, b));
  const isRead = ([, documents]: (typeof rows)[number]): boolean =>
    documents.filter((document) => document !== undefined).length > 1;
  const recordings = rows
    .filter(isRead)
    .map(([key, documents]) => readRecording(key.replace(/^\//u, ''), documents, statuses));
  const channels = recordings.flatMap((recording) => recording.channels);
  return {
    recordings,
    readByOne: rows.filter((row) => !isRead(row)).map(([key]) => key.replace(/^\//u, '')),
    channels: channels.length,
    seconds: channels.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
  };
}
