/** The extension's settings, read where they are used so that a change counts at once. */
import * as vscode from 'vscode';
import type { DisplaySettings } from '../protocol/page';

const section = 'emg';

function setting<T>(name: string, fallback: T): T {
  return vscode.workspace.getConfiguration(section).get(name, fallback);
}

/** How traces are drawn. */
export function displaySettings(): DisplaySettings {
  return { negativeUp: setting('display.negativeUp', false) };
}

/** Up to this many bytes of signal file, the overview strip reads all of it unasked. */
export function overviewBytes(): number {
  return setting('display.overviewMegabytes', 256) * 1_000_000;
}

/** The reviewer's name as the settings give it; empty where they don't. */
export function reviewerSetting(): string {
  return setting('reviewer', '').trim();
}

/** Calls `listener` when one of our settings changes. */
export function onDidChangeSettings(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
