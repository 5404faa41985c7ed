/** The parameter file that a command names with `--parameters`. */
import { FileError, readRegularFile } from '../base/files/regularFile';
import { decodeUtf8, NotUtf8 } from '../base/utf8';
import type { StudyChoice } from '../detection/detectionChoice';
import { mostStudyFileBytes, noStudy, readChoice } from '../detection/detectionChoice';
import { UsageError } from './command';

/** The study's choice; the engine as it ships where no file is named. @throws DetectionChoiceError, UsageError */
export async function choiceFrom(file: string | undefined): Promise<StudyChoice> {
  if (file === undefined) return noStudy;
  try {
    return readChoice(decodeUtf8(await readRegularFile(file, mostStudyFileBytes)), file);
  } catch (error) {
    if (!(error instanceof FileError) && !(error instanceof NotUtf8)) throw error;
    throw new UsageError(`The parameter file ${file} can't be read: ${error.message}`);
  }
}
