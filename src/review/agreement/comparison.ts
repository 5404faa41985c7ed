/** What can be compared from where somebody began, and how it is had. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { BlindReadings } from '../../editor/blind/blindReadings';
import type { OpenSessions } from '../../editor/openSessions';
import type { ComparisonChoice } from '../../protocol/agreement/agreementMethods';
import type { OfferedVersion } from '../otherVersions';
import { readingsIn, readingsOfRecording, type Given } from './readingsGiven';
import { versionGiven } from './versionGiven';

/** One thing to compare. */
export type Comparison =
  | { readonly kind: 'recording'; readonly recording: vscode.Uri }
  | { readonly kind: 'version'; readonly recording: vscode.Uri; readonly version: OfferedVersion }
  | { readonly kind: 'folder'; readonly folder: vscode.Uri }
  | { readonly kind: 'workspace' };

/** Who knows what is open, and what is read blind. */
export interface ComparisonPlaces {
  readonly sessions: OpenSessions;
  readonly blind: BlindReadings;
}

/** What the choice of a version is called, before one is chosen. */
export const anyVersion = 'any-version';

export function idOf({ kind }: Comparison): string {
  return kind;
}

/** The comparisons that are a choice away from one, itself among them. */
export function near(comparison: Comparison): readonly (Comparison | { readonly kind: typeof anyVersion })[] {
  const recording = 'recording' in comparison ? comparison.recording : undefined;
  const folder =
    comparison.kind === 'folder' ? comparison.folder : recording && vscode.Uri.joinPath(recording, '..');
  const isRoot = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder?.toString());
  return [
    ...(recording ? [{ kind: 'recording', recording } as const] : []),
    ...(comparison.kind === 'version' ? [comparison] : []),
    ...(recording ? [{ kind: anyVersion } as const] : []),
    ...(folder && (isRoot !== true || comparison.kind === 'folder')
      ? [{ kind: 'folder', folder } as const]
      : []),
    ...(vscode.workspace.workspaceFolders ? [{ kind: 'workspace' } as const] : []),
  ];
}

export function choiceOf(one: ReturnType<typeof near>[number]): ComparisonChoice {
  const name = (uri: vscode.Uri): string => posix.basename(uri.path);
  switch (one.kind) {
    case 'recording':
      return { id: one.kind, text: `Readers of ${name(one.recording)}` };
    case 'version':
      return { id: one.kind, text: `Labels of ${name(one.recording)} here and in ${one.version.name}` };
    case anyVersion:
      return { id: one.kind, text: 'Its labels here and in git…' };
    case 'folder':
      return { id: one.kind, text: `Readers of the folder ${name(one.folder)}` };
    case 'workspace':
      return { id: one.kind, text: 'Readers of the workspace' };
  }
}

/** The files of a comparison. @throws Error with a sentence where nothing may be, or can be, compared */
export function givenFor(
  comparison: Comparison,
  places: ComparisonPlaces,
  signal: AbortSignal,
): Promise<Given> {
  const { blind } = places;
  switch (comparison.kind) {
    case 'recording':
      return readingsOfRecording(comparison.recording, blind);
    case 'version':
      return versionGiven(comparison.recording, comparison.version, places, signal);
    case 'folder':
      return readingsIn([{ uri: comparison.folder, name: '' }], blind, signal);
    case 'workspace': {
      const folders = vscode.workspace.workspaceFolders ?? [];
      const roots = folders.map(({ uri, name }) => ({ uri, name: folders.length > 1 ? name : '' }));
      return readingsIn(roots, blind, signal);
    }
  }
}
