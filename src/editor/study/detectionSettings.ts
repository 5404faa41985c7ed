/**
 * What a study and a person have chosen about detection in a recording: the settings, and the study's parameter file,
 * which has the last word so that all who share the folder get the same answer. Data only; nothing in it is run.
 */
import * as vscode from 'vscode';
import { FileError } from '../../base/files/regularFile';
import { decodeUtf8, NotUtf8 } from '../../base/utf8';
import type { DetectionChoice, StudyChoice } from '../../detection/detectionChoice';
import type { KindRule } from '../../recording/kinds/kindRules';
import { checkChoice, DetectionChoiceError, noStudy, readChoice } from '../../detection/detectionChoice';
import { isThere } from '../basics/isThere';
import {
  defaultParametersFile,
  parametersFileSetting,
  parameterSettings,
  wordingSettings,
} from '../basics/settings';
import { studyFilePath } from '../../study/studyFile';
import { studyOf, studyUri } from './study';
import { studyFile } from './studyBytes';
import { say } from '../surface/say';
import { UntrustedStudies } from './untrustedStudies';

/** The file's address; undefined where there is none to look for. @throws DetectionChoiceError */
export function parametersFile(recording: vscode.Uri, path: string): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(recording);
  if (path === '' || !folder) return undefined;
  if (/^(?:[/\\]|[a-z]:)/iu.test(path) || path.split(/[/\\]/u).includes('..')) {
    throw new DetectionChoiceError(
      `The setting emg.detection.parametersFile must be a path inside the workspace folder, not "${path}".`,
    );
  }
  return vscode.Uri.joinPath(folder.uri, path);
}

const untrustedStudies = new UntrustedStudies((sentence) => void say.info(sentence));

/** The choice of study and parameter file, of which the study has the last word. @throws DetectionChoiceError, naming the file */
async function studyChoice(recording: vscode.Uri): Promise<StudyChoice> {
  const parameters = await parameterChoice(recording);
  const file = await studyUri(recording);
  if (!vscode.workspace.isTrusted) {
    if (file && (await isThere(file))) untrustedStudies.tell(file.toString(), studyFilePath);
    return noStudy;
  }
  const { choice } = await studyOf(recording);
  return {
    parameters: { ...parameters.parameters, ...choice.parameters },
    wordings: together(parameters.wordings, choice.wordings),
    kinds: [...parameters.kinds, ...choice.kinds],
  };
}

/** The parameter file's; none where the usual place is empty, or the workspace is not trusted. @throws DetectionChoiceError, naming the file */
async function parameterChoice(recording: vscode.Uri): Promise<StudyChoice> {
  const path = parametersFileSetting(recording);
  const file = parametersFile(recording, path);
  if (!file) return noStudy;
  if (!vscode.workspace.isTrusted) {
    if (await isThere(file)) untrustedStudies.tell(file.toString(), path);
    return noStudy;
  }
  const failed = (reason: string): DetectionChoiceError =>
    new DetectionChoiceError(
      `The parameter file ${path} can't be read: ${reason} The setting emg.detection.parametersFile names it.`,
    );
  try {
    const bytes = await studyFile(file);
    if (bytes) return readChoice(decodeUtf8(bytes), path);
  } catch (error) {
    if (error instanceof NotUtf8) throw failed(`line ${error.line}: ${error.message}`);
    if (error instanceof FileError) throw failed(error.message);
    throw error;
  }
  if (path === defaultParametersFile) return noStudy;
  throw failed('it is not there.');
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

/**
 * What the study's file says of channels; nothing in a workspace that is not trusted, as detection will say.
 * @throws DetectionChoiceError for a file that can't be used
 */
export async function studyKinds(recording: vscode.Uri): Promise<readonly KindRule[]> {
  return vscode.workspace.isTrusted ? (await studyChoice(recording)).kinds : [];
}
