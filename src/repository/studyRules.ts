/** The study that a file belongs to: that of the nearest folder around it that has one, within its repository. */
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { FileError, readRegularFile } from '../base/files/regularFile';
import type { StudyChoice } from '../detection/detectionChoice';
import type { LabelRules } from '../labels/labelRules';
import { problemFinding, type Finding } from '../records/findings';
import { readStudy, rulesOf, StudyError } from '../study/readStudy';
import { mostStudyBytes, studyFilePath } from '../study/studyFile';
import { unreadableFinding } from './checkFile';

/** What a study's file says, or what is wrong with it; one object for each such file. */
export interface FolderStudy {
  readonly file: string;
  readonly rules: LabelRules;
  /** How to detect, and what channels are; undefined where the file can't be used. */
  readonly choice?: StudyChoice;
  readonly findings: readonly Finding[];
}

/** The study of one folder; undefined where it has none. */
async function studyIn(folder: string): Promise<FolderStudy | undefined> {
  const file = path.join(folder, studyFilePath);
  try {
    const study = readStudy(await readRegularFile(file, mostStudyBytes), studyFilePath);
    const { choice, refusedKeys } = study;
    const findings = refusedKeys.map((problem): Finding => ({ ...problemFinding(problem), rule: 'study' }));
    return { file, rules: rulesOf(study), choice, findings };
  } catch (error) {
    if (error instanceof StudyError) {
      return { file, rules: {}, findings: [{ ...problemFinding(error.problem), rule: 'study' }] };
    }
    if (!(error instanceof FileError)) throw error;
    if (error.problem === 'missing') return undefined;
    return { file, rules: {}, findings: [{ ...unreadableFinding(error.message), rule: 'study' }] };
  }
}

/** Whether a path is that of a study's file. */
export function isStudyFile(file: string): boolean {
  return path.resolve(file) === path.resolve(studiedFolder(file), studyFilePath);
}

/** The folder that a study's file speaks of. */
export function studiedFolder(studyFile: string): string {
  return path.join(studyFile, '..', '..');
}

/** Finds studies, each folder looked at once. */
export class StudyRules {
  private readonly folders = new Map<string, Promise<FolderStudy | undefined>>();

  /** The study that a file belongs to; undefined where it belongs to none. */
  of(file: string): Promise<FolderStudy | undefined> {
    return this.around(path.dirname(file));
  }

  /** The study of a study's own file. */
  at(studyFile: string): Promise<FolderStudy | undefined> {
    return this.around(studiedFolder(studyFile));
  }

  private around(folder: string): Promise<FolderStudy | undefined> {
    const key = path.resolve(folder);
    const known = this.folders.get(key);
    if (known) return known;
    const looking = this.lookIn(folder);
    this.folders.set(key, looking);
    return looking;
  }

  private async lookIn(folder: string): Promise<FolderStudy | undefined> {
    const own = await studyIn(folder);
    const outer = path.join(folder, '..');
    if (own || path.resolve(outer) === path.resolve(folder) || (await isRepository(folder))) return own;
    return this.around(outer);
  }
}

/** Beyond a repository's own folder nobody's study is meant. */
function isRepository(folder: string): Promise<boolean> {
  return stat(path.join(folder, '.git')).then(
    () => true,
    () => false,
  );
}
