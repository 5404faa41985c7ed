/** Which recording the label files of a folder belong to, and whose they are, by the files' names. */
import { recordingOf } from '../labels/sidecarName';

/** Endings of files that are recordings whatever is in them: VS Code opens them in our editor. */
export const recordingEndings = ['.edf', '.bdf', '.hea', '.vhdr', '.otb+', '.otb4'];

/** A label file, and what its name says. */
export interface NamedSidecar {
  readonly file: string;
  /** The recording that it stands beside; undefined where none is there. */
  readonly recording: string | undefined;
  /** Whose reading it is; undefined for the shared file. */
  readonly reader: string | undefined;
}

/** True for a name of a recording that our editor opens unasked. */
export function isRecordingName(file: string): boolean {
  const lower = file.toLowerCase();
  return recordingEndings.some((ending) => lower.length > ending.length && lower.endsWith(ending));
}

/**
 * What the name of a label file says: whether it is the shared one of its recording, or a reader's. Undefined for another
 * file.
 * @param isThere whether the folder has a file of this name
 */
export function namedSidecar(file: string, isThere: (name: string) => boolean): NamedSidecar | undefined {
  const base = recordingOf(file);
  if (base === undefined) return undefined;
  // The longest name of a recording that is there: a reader's name may have a dot, too.
  for (let end = base.length; end > 0; end = base.lastIndexOf('.', end - 1)) {
    const recording = base.slice(0, end);
    // What is left without any ending would make a reader of the recording's own.
    if (end < base.length && !recording.includes('.')) break;
    if (isThere(recording)) return { file, recording, reader: readerIn(base, recording) };
  }
  return { file, recording: undefined, reader: undefined };
}

/** As `namedSidecar` for a label file without its recording, by the name that is written in it. */
export function orphanNamed(file: string, written: string | undefined): NamedSidecar & { recording: string } {
  const base = recordingOf(file) ?? file;
  if (written === undefined || written === '' || !`${base}.`.startsWith(`${written}.`)) {
    return { file, recording: base, reader: undefined };
  }
  return { file, recording: written, reader: readerIn(base, written) };
}

function readerIn(base: string, recording: string): string | undefined {
  return base.length > recording.length ? base.slice(recording.length + 1) : undefined;
}
