/**
 * The kinds of files that stand beside recordings, for whoever looks through a folder of them.
 *
 * The room: `findFiles` finds them, `checkFile` says what is wrong with one, `fixFile` rewrites it in canonical form,
 * `sarif` and `reports` put findings into the forms that tools read. None of them knows VS Code or the command line.
 */
import type { Steps } from '../base/steps';
import { readUnitsForCheckSteps } from '../corrections/check';
import { unitsEnding } from '../corrections/sidecarName';
import { readLabelsForCheckSteps } from '../labels/check';
import type { LabelRules } from '../labels/labelRules';
import { recordingOf, sidecarEnding } from '../labels/sidecarName';
import type { ReadFile } from '../records/check';

/** A kind of file beside a recording. */
export interface FileKind {
  /** What its names end with. */
  readonly ending: string;
  readonly read: (bytes: Uint8Array, rules: LabelRules) => Steps<ReadFile>;
}

/** Files of labels. */
export const labelFiles: FileKind = { ending: sidecarEnding, read: readLabelsForCheckSteps };

const unitFiles: FileKind = { ending: unitsEnding, read: readUnitsForCheckSteps };

/** Every kind. */
export const fileKinds: readonly FileKind[] = [labelFiles, unitFiles];

/** The kind of a file by its name or path; undefined for any other file. */
export function fileKindOf(file: string): FileKind | undefined {
  return fileKinds.find(({ ending }) => recordingOf(file, ending) !== undefined);
}
