/**
 * How a recording's label files are called: the recording's whole name, and this ending; between both, in the file of one
 * blind reader, the reader.
 */

/** What names of label files end with. */
export const sidecarEnding = '.labels.json';

/** The label file of a recording, by the recording's name or path. */
export function sidecarOf(recording: string): string {
  return `${recording}${sidecarEnding}`;
}

/** The label file of one reader alone, `case01.edf.ana.labels.json`. @param reader as it stands in names of files */
export function readingFileOf(recording: string, reader: string): string {
  return sidecarOf(`${recording}.${reader}`);
}

/** How readers are called in names of files: without a dot, so that one ends where the next part of a name begins. */
const readerPattern = /^[\p{L}\p{N}_-]+$/u;

/**
 * The reader whose file of this recording it would be by its name; undefined for the shared file, and for any other. Only the
 * header says for certain: `case01.edf.csv.labels.json` may be the shared file of a recording `case01.edf.csv`. Both are
 * names, or both paths.
 * @param ending of another kind of file beside a recording
 */
export function readerOf(recording: string, sidecar: string, ending = sidecarEnding): string | undefined {
  if (!sidecar.startsWith(`${recording}.`) || !sidecar.endsWith(ending)) return undefined;
  const reader = sidecar.slice(recording.length + 1, -ending.length);
  return readerPattern.test(reader) ? reader : undefined;
}

/**
 * The recording of a label file, by the label file's name or path; undefined for a name that is no label file's.
 * @param ending of another kind of file beside a recording
 */
export function recordingOf(sidecar: string, ending = sidecarEnding): string | undefined {
  if (!sidecar.endsWith(ending)) return undefined;
  const recording = sidecar.slice(0, -ending.length);
  return /(?:^|[/\\])$/u.test(recording) ? undefined : recording;
}

/** The recording whose reader's file it would be by its name; undefined for a name that can't be one. */
export function recordingReadIn(sidecar: string): string | undefined {
  const named = recordingOf(sidecar);
  const dot = named?.lastIndexOf('.') ?? -1;
  if (named === undefined || dot < 1) return undefined;
  const recording = named.slice(0, dot);
  return /[/\\]$/u.test(recording) || !readerPattern.test(named.slice(dot + 1)) ? undefined : recording;
}
