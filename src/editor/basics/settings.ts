/** The extension's settings, read where they are used so that a change counts at once. */
import * as vscode from 'vscode';
import { settingNames } from '../../detection/parameters';
import type { DisplaySettings } from '../../protocol/page';
import type { DetectionChoice } from '../../detection/detectionChoice';

const section = 'emg';

/** A setting as someone has written it, where it is of the kind that it should be; settings.json may hold anything. */
function setting<T extends string | number | boolean>(name: string, fallback: T, resource?: vscode.Uri): T {
  const value = vscode.workspace.getConfiguration(section, resource).get<unknown>(name);
  return typeof value === typeof fallback ? (value as T) : fallback;
}

/** How traces are drawn. */
export function displaySettings(): DisplaySettings {
  return { negativeUp: setting('display.negativeUp', false) };
}

/** Up to this many bytes of signal file, the overview strip reads all of it unasked. */
export function overviewBytes(): number {
  return setting('display.overviewMegabytes', 256) * 1_000_000;
}

/** How much may be kept on disk from one opening to the next; nothing at 0. */
export function storeBytes(): number {
  return setting('store.megabytes', 1024) * 1_000_000;
}

/** The reviewer's name as the settings give it; empty where they don't. */
export function reviewerSetting(): string {
  return setting('reviewer', '').trim();
}

/** Whether detection in this recording proposes plain silence too. */
export function proposeQuiet(recording: vscode.Uri): boolean {
  return setting('detection.proposeQuiet', false, recording);
}

/** The engine's parameters that have a setting of their own, as the settings give them; not checked. */
export function parameterSettings(recording: vscode.Uri): Readonly<Record<string, number>> {
  const settings = vscode.workspace.getConfiguration(`${section}.detection`, recording);
  const given = settingNames.flatMap((name) => {
    const value = settings.get<number>(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** Further wordings of annotations, by meaning; not checked. */
export function wordingSettings(recording: vscode.Uri): DetectionChoice['wordings'] {
  return vscode.workspace.getConfiguration(section, recording).get('detection.wordings', {});
}

/** Where a study's parameter file stands, unless the settings say otherwise. */
export const defaultParametersFile = '.emg/detection.json';

/** Where the study's parameter file stands, from the workspace folder; empty for nowhere. */
export function parametersFileSetting(recording: vscode.Uri): string {
  return setting('detection.parametersFile', defaultParametersFile, recording).trim();
}

/** Calls `listener` when one of our settings changes. */
export function onDidChangeSettings(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
