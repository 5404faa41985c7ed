/**
 * What a study and a person have chosen about detection in a recording: the settings, and the study's parameter file,
 * which has the last word so that all who share the folder get the same answer. Data only; nothing in it is run.
 */
import * as vscode from 'vscode';
import type { DetectionChoice } from '../protocol/workerMethods';
import { checkChoice, DetectionChoiceError, noChoice, readChoice } from '../worker/detectionChoice';
import { defaultParametersFile, parametersFileSetting, parameterSettings, wordingSettings } from './settings';

/** The file's address; undefined where there is none to look for. @throws DetectionChoiceError */
function parametersFile(recording: vscode.Uri, path: string): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(recording);
  if (path === '' || !folder) return undefined;
  if (/^(?:[/\\]|[a-z]:)/iu.test(path) || path.split(/[/\\]/u).includes('..')) {
    throw new DetectionChoiceError(
      `The setting emg.detection.parametersFile must be a path inside the workspace folder, not "${path}".`,
    );
  }
  return vscode.Uri.joinPath(folder.uri, path);
}

/** The study's choice; none where the usual place is empty. @throws DetectionChoiceError, naming the file */
async function studyChoice(recording: vscode.Uri): Promise<DetectionChoice> {
  const path = parametersFileSetting(recording);
  const file = parametersFile(recording, path);
  if (!file) return noChoice;
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(file);
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    if (isMissing && path === defaultParametersFile) return noChoice;
    const reason = isMissing ? 'it is not there' : error instanceof Error ? error.message : String(error);
    throw new DetectionChoiceError(
      `The parameter file ${path} can't be read: ${reason}. The setting emg.detection.parametersFile names it.`,
    );
  }
  return readChoice(new TextDecoder().decode(bytes), path);
}

/** What the settings say. @throws DetectionChoiceError, naming the settings */
function settingsChoice(recording: vscode.Uri): DetectionChoice {
  const choice = { parameters: parameterSettings(recording), wordings: wordingSettings(recording) };
  try {
    checkChoice(choice);
    return choice;
  } catch (error) {
    if (!(error instanceof DetectionChoiceError)) throw error;
    throw new DetectionChoiceError(`The settings under emg.detection can't be used. ${error.message}`);
  }
}

/** Phrases of both, meaning by meaning. */
function together(
  a: DetectionChoice['wordings'],
  b: DetectionChoice['wordings'],
): DetectionChoice['wordings'] {
  const meanings = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...meanings].map((meaning) => [meaning, [...(a[meaning] ?? []), ...(b[meaning] ?? [])]]),
  );
}

/** The choice for this recording. @throws DetectionChoiceError for settings or a file that can't be used */
export async function detectionChoice(recording: vscode.Uri): Promise<DetectionChoice> {
  const own = settingsChoice(recording);
  const study = await studyChoice(recording);
  return {
    parameters: { ...own.parameters, ...study.parameters },
    wordings: together(own.wordings, study.wordings),
  };
}
