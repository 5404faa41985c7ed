/** What a study says to a command: the parameter file that it names, or the study that its recording belongs to. */
import * as path from 'node:path';
import { FileError, readRegularFile } from '../base/files/regularFile';
import { decodeUtf8, NotUtf8 } from '../base/utf8';
import { counted } from '../base/words';
import type { StudyChoice } from '../detection/detectionChoice';
import { mostStudyFileBytes, noStudy, readChoice } from '../detection/detectionChoice';
import { StudyRules } from '../repository/studyRules';
import { studyFilePath } from '../study/studyFile';
import { UsageError, type Invocation } from './command';

/** The options of commands that detect. */
export const studyOptions = { parameters: { type: 'string' }, 'no-study': { type: 'boolean' } } as const;

/** Their help, after that of `--parameters`. */
export const studyHelp = `  --no-study          leave out what the study says (${studyFilePath} of the nearest folder around the recording, within its
                      repository): without it its parameters, wordings and channels count, and that is said`;

/** What a command detects by. */
export interface CommandChoice {
  readonly choice: StudyChoice;
  /** The study's file, where it is that. */
  readonly study?: string;
}

/**
 * What a recording is to be detected by: the named parameter file, or else the study around the recording, or else the engine as
 * it ships. @throws DetectionChoiceError, UsageError for a file that can't be used
 */
export async function choiceFor(recording: string, invocation: Invocation): Promise<CommandChoice> {
  const named = invocation.text('parameters');
  if (named !== undefined) return { choice: await choiceFrom(named) };
  if (invocation.flag('no-study')) return { choice: noStudy };
  const study = await new StudyRules().of(recording);
  if (!study) return { choice: noStudy };
  const shown = path.relative('.', study.file);
  if (study.choice) return { choice: study.choice, study: shown };
  const [problem] = study.findings;
  throw new UsageError(
    `${shown}:${problem?.line ?? 1}: ${problem?.message ?? 'It can not be used.'} Correct it, or leave it out with --no-study.`,
  );
}

/** Says which study counts, where it changes anything. */
export function sayStudy({ choice, study }: CommandChoice, say: (sentence: string) => void): void {
  if (study === undefined) return;
  const parts = [
    said(Object.keys(choice.parameters).length, 'parameter'),
    said(Object.keys(choice.wordings).length, 'wording'),
    said(choice.kinds.length, 'channel'),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) say(`By the study ${study}: ${parts.join(', ')} (--no-study leaves it out).`);
}

function said(count: number, one: string): string | undefined {
  return count === 0 ? undefined : counted(count, one);
}

/** What a parameter file says. @throws DetectionChoiceError, UsageError */
async function choiceFrom(file: string): Promise<StudyChoice> {
  try {
    return readChoice(decodeUtf8(await readRegularFile(file, mostStudyFileBytes)), file);
  } catch (error) {
    if (!(error instanceof FileError) && !(error instanceof NotUtf8)) throw error;
    throw new UsageError(`The parameter file ${file} can't be read: ${error.message}`);
  }
}
