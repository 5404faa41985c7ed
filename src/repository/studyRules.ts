/** The study that a file belongs to: that of the nearest folder around it that has one, within its repository. */
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { FileError, readRegularFile } from '../base/files/regularFile';
import type { LabelRules } from '../labels/labelRules';
import { problemFinding, type Finding } from '../records/findings';
import { readStudy, rulesOf, StudyError } from '../study/readStudy';
import { mostStudyBytes, studyFilePath } from '../study/studyFile';
import { unreadableFinding } from './checkFile';

/** What a study's file says, or what is wrong with it. */
interface FolderStudy {
  readonly file: string;
  readonly rules: LabelRules;
  readonly findings: readonly Finding[];
}

/** The rules of a file, and findings in the study's file the first time that it is met. */
export interface RulesOfFile {
  readonly rules: LabelRules;
  readonly news: Pick<FolderStudy, 'file' | 'findings'> | undefined;
}

/** The study of one folder; undefined where it has none. */
async function studyIn(folder: string): Promise<FolderStudy | undefined> {
  const file = path.join(folder, studyFilePath);
  try {
    const study = readStudy(await readRegularFile(file, mostStudyBytes), studyFilePath);
    return { file, rules: rulesOf(study), findings: [] };
  } catch (error) {
    if (error instanceof StudyError) {
      return { file, rules: {}, findings: [{ ...problemFinding(error.problem), rule: 'study' }] };
    }
    if (!(error instanceof FileError)) throw error;
    if (error.problem === 'missing') return undefined;
    return { file, rules: {}, findings: [{ ...unreadableFinding(error.message), rule: 'study' }] };
  }
}

/** Finds studies, each folder looked at once. */
export class StudyRules {
  private readonly folders = new Map<string, Promise<FolderStudy | undefined>>();
  private readonly told = new Set<FolderStudy>();

  /** What is asked of the labels in a file. */
  async of(file: string): Promise<RulesOfFile> {
    const study = await this.around(path.dirname(file));
    if (!study) return { rules: {}, news: undefined };
    const isNews = study.findings.length > 0 && !this.told.has(study);
    this.told.add(study);
    return { rules: study.rules, news: isNews ? study : undefined };
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
