/** How a recording's label file is called: the recording's whole name, and this ending. */

/** What names of label files end with. */
export const sidecarEnding = '.labels.json';

/** The label file of a recording, by the recording's name or path. */
export function sidecarOf(recording: string): string {
  return `${recording}${sidecarEnding}`;
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
