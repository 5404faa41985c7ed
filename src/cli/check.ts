/** `emg-labels check`: everything that is wrong with the label and unit files of a repository. */
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { inOrder } from '../base/inOrder';
import { unitsEnding } from '../corrections/sidecarName';
import { sidecarEnding } from '../labels/sidecarName';
import type { Finding } from '../records/findings';
import { checkFile, type CheckContext } from '../repository/checkFile';
import { findFiles } from '../repository/findFiles';
import { fixFile } from '../repository/fixFile';
import { Recordings } from '../repository/recordings';
import { isStudyFile, studiedFolder, StudyRules, type FolderStudy } from '../repository/studyRules';
import { findingsReport, type FindingsReport } from './checkReport';
import { linkSentence } from './passedOver';
import { UsageError, type Command, type Invocation, type Streams } from './command';

/** What is looked for in folders, and who hears of what is passed over. */
interface Looking {
  readonly streams: Streams;
  readonly passed: () => void;
}

function filesIn(folder: string, { streams, passed }: Looking): AsyncGenerator<string> {
  return findFiles(folder, {
    unread: (place) => streams.say(`${place}: the folder can't be read.`),
    link: (file) => {
      passed();
      streams.say(linkSentence(file));
    },
  });
}

/**
 * Every file that was named or lies in a folder that was; of a study, its file and all that it speaks of.
 * @throws UsageError for a name that nothing has
 */
async function* filesAt(names: readonly string[], looking: Looking): AsyncGenerator<string> {
  const kinds = await Promise.all(
    names.map(async (name) => {
      const found = await stat(name).catch(() => undefined);
      if (!found) throw new UsageError(`There is no ${name}.`);
      return found.isDirectory();
    }),
  );
  for (const [index, name] of names.entries()) {
    if (kinds[index] === true) yield* filesIn(name, looking);
    else {
      yield path.normalize(name);
      if (isStudyFile(name)) yield* filesIn(studiedFolder(name), looking);
    }
  }
}

/** Each file once, also where it was named and lies in a folder that was. */
async function* once(files: AsyncIterable<string>): AsyncGenerator<string> {
  const seen = new Set<string>();
  for await (const file of files) {
    const whole = path.resolve(file);
    if (!seen.has(whole)) yield file;
    seen.add(whole);
  }
}

/** Rewrites a file; says what is left as it is, and why. */
async function fix(file: string, report: FindingsReport, streams: Streams): Promise<void> {
  try {
    const fixed = await fixFile(file);
    if (fixed === 'fixed') report.fixed(file);
    else if (fixed !== 'canonical') streams.say(`${file}: left as it is, ${fixed.left}`);
  } catch (error) {
    streams.say(`${file}: left as it is. ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** So often a terminal is told how far the check is. */
const progressMilliseconds = 200;

function progressTeller(streams: Streams): (files: number) => void {
  let told = performance.now();
  return (files) => {
    const now = performance.now();
    if (now - told < progressMilliseconds) return;
    told = now;
    streams.progress(`${files} files checked …`);
  };
}

/** So many files are read at once, since each waits for the disk several times. */
const filesAtOnce = 8;

async function run(invocation: Invocation): Promise<0 | 1> {
  const { streams, positionals } = invocation;
  const report = findingsReport(invocation);
  const recordings = invocation.flag('no-recordings') ? undefined : new Recordings();
  const studies = new StudyRules();
  const told = new Set<FolderStudy>();
  const tell = progressTeller(streams);
  const checked = async (file: string) => {
    if (isStudyFile(file)) return { file, study: await studies.at(file), found: [] };
    if (invocation.flag('fix')) await fix(file, report, streams);
    const study = await studies.of(file);
    const context: CheckContext = { recordings, rules: study?.rules ?? {}, say: streams.say };
    return { file, study, found: await checkFile(file, context) };
  };
  const add = (file: string, findings: readonly Finding[]): Promise<void> =>
    report.add(findings.map((finding) => ({ ...finding, file })));
  let [count, links] = [0, 0];
  const names = positionals.length === 0 ? ['.'] : positionals;
  const files = once(filesAt(names, { streams, passed: () => (links += 1) }));
  for await (const { file, study, found } of inOrder(files, checked, filesAtOnce)) {
    if (study && !told.has(study)) await add(study.file, study.findings);
    if (study) told.add(study);
    for await (const findings of found) await add(file, findings);
    if (!isStudyFile(file)) tell((count += 1));
  }
  const findings = await report.end({ files: count, links });
  // Who has only links of label files here expects them to be checked.
  return findings > 0 || (count === 0 && links > 0) ? 1 : 0;
}

export const check: Command = {
  name: 'check',
  summary: 'everything that is wrong with label files, one line per finding',
  help: `emg-labels check [FILE | FOLDER]… [--json | --sarif] [--fix] [--no-recordings]

Checks label files (…${sidecarEnding}) and corrected units (…${unitsEnding}), all of a folder or those named; without a
name, the current folder; of a study (.emg/study.json) that is named, its file and all of its folder. Schema and canonical
form, ids, conflicts that nobody has decided, labels outside the study's set; and, where the recording stands beside one, that it is the one that was labelled, and that channels
and spans fit it. A recording that Git LFS, git-annex or DVC has elsewhere is not missed. A link that is named here is
followed; links within a folder are not.

Prints FILE:LINE:COLUMN: RULE: SENTENCE for each finding; exit code 1 when there are any, and where nothing was checked
since all label files here are links.

  --json              one JSON object a line for each finding: file, line, column, rule, severity, message
  --sarif             as one SARIF 2.1.0 log, for code scanning
  --fix               rewrites files in canonical form, and changes nothing else; what can't be read stays as it is.
                      Label files of before format 1.3 get the order of fields that reads best in a review
  --no-recordings     recordings are kept elsewhere: open none, and miss none`,
  options: {
    json: { type: 'boolean' },
    sarif: { type: 'boolean' },
    fix: { type: 'boolean' },
    'no-recordings': { type: 'boolean' },
  },
  run,
};
