/** `emg-labels report`: what a pull request changes of labels, as a page and as Markdown, with pictures of the traces. */
import * as path from 'node:path';
import { lstat, realpath } from 'node:fs/promises';
import { filesAtRef } from '../../git/filesAtRef';
import { rangeOf, repositoryOf, type CommitRange } from '../../git/refs';
import { htmlPage } from '../../report/htmlPage';
import { markdownPage, mostMarkdownCharacters } from '../../report/markdownPage';
import type { Report } from '../../report/report';
import { UsageError, type Command, type Invocation } from '../command';
import { leftOutSentence } from '../unfinished';
import { reportOf } from './reportOf';
import { writeOutput, writePictures } from './outputs';

/** Where the pages go; `-` is stdout. */
interface Targets {
  readonly html: string | undefined;
  readonly markdown: string | undefined;
  readonly pictures: string | undefined;
}

/** @throws UsageError */
function targetsOf(invocation: Invocation): Targets {
  const [html, markdown, pictures] = ['html', 'markdown', 'pictures'].map(invocation.text);
  if (html === undefined && markdown === undefined) {
    throw new UsageError('Say where it goes: --html FILE, --markdown FILE, or --markdown - to print it.');
  }
  if (html === '-') throw new UsageError('--html wants a file: the page is not printed.');
  if (pictures !== undefined && (markdown === undefined || markdown === '-')) {
    throw new UsageError('--pictures goes with --markdown FILE, from where the pictures are linked.');
  }
  return { html, markdown, pictures };
}

/** Paths as the repository has them. @throws UsageError for one that lies outside */
async function pathsInside(repository: string, paths: readonly string[]): Promise<readonly string[]> {
  const root = await realpath(repository);
  const inside: string[] = [];
  for (const given of paths) {
    // What is gone has no real path; the folder that it was in may have.
    const whole = await realpath(given).catch(async () =>
      path.join(
        await realpath(path.dirname(given)).catch(() => path.resolve(path.dirname(given))),
        path.basename(given),
      ),
    );
    const relative = path.relative(root, whole);
    if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
      throw new UsageError(`${given} lies outside of the repository ${repository}.`);
    }
    inside.push(relative.split(path.sep).join('/'));
  }
  return inside;
}

/** @throws UsageError for a path that neither side has: a report of nothing would look like one of no changes */
async function refuseUnknown(
  repository: string,
  { base, head }: CommitRange,
  paths: { readonly given: readonly string[]; readonly inside: readonly string[] },
): Promise<void> {
  for (const [index, inside] of paths.inside.entries()) {
    const isInFolder = !head && (await isThere(path.join(repository, inside)));
    if (inside === '' || isInFolder) continue;
    const sides = await Promise.all(
      [base, ...(head ? [head] : [])].map((commit) => filesAtRef(repository, commit, inside)),
    );
    if (sides.some(({ files, links }) => files.length + links.length > 0)) continue;
    const where = head ? `neither in ${base.name} nor in ${head.name}` : `neither here nor in ${base.name}`;
    throw new UsageError(`There is no ${paths.given[index] ?? inside}, ${where}.`);
  }
}

function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

async function write(
  report: Report,
  { html, markdown, pictures }: Targets,
  invocation: Invocation,
): Promise<void> {
  const { lines, say } = invocation.streams;
  if (html !== undefined) {
    await writeOutput(html, htmlPage(report));
    say(`The page is ${html}.`);
  }
  if (markdown === undefined) return;
  const linked = pictures === undefined ? undefined : await writePictures(report, pictures, markdown);
  const text = markdownPage(report, linked && (({ number }) => linked.get(number)));
  if (markdown === '-') await lines(text.trimEnd().split('\n'));
  else {
    await writeOutput(markdown, text);
    say(`The Markdown is ${markdown}.`);
  }
}

export const report: Command = {
  name: 'report',
  summary: 'changed labels of a branch with pictures of their traces, for a pull request',
  help: `emg-labels report BASE..HEAD [PATH…] --html FILE
emg-labels report BASE..HEAD [PATH…] --markdown FILE [--pictures FOLDER]
emg-labels report BASE [PATH…] --markdown -

Says of each label that differs what became of it, where it stands in its review, and what speaks for it, with pictures of
its trace before and after, from the recordings that stand in the folder. BASE..HEAD compares two commits, BASE...HEAD what HEAD
has changed since it left BASE, as a pull request does; BASE alone compares with the files as they are. PATH narrows it down to
files and folders.

  --html FILE         one page with everything in it, to be attached and printed
  --markdown FILE     the same in words, at most ${mostMarkdownCharacters} characters, as a comment may have; - prints it
  --pictures FOLDER   with --markdown FILE: the pictures as SVG files in a folder, which the Markdown links
  --unfinished        blind readings under way, too, which are left out otherwise

Of files of corrected motor units it says, unit by unit, what people split, merged, added, removed and reassigned.

Exit code 1 where a file can't be compared; that labels differ is not a finding.`,
  options: {
    html: { type: 'string' },
    markdown: { type: 'string' },
    pictures: { type: 'string' },
    unfinished: { type: 'boolean' },
  },
  run: async (invocation) => {
    const [range, ...paths] = invocation.positionals;
    if (range === undefined) throw new UsageError('Name the commits: BASE..HEAD, or BASE.');
    const targets = targetsOf(invocation);
    const repository = await repositoryOf('.');
    const commits = await rangeOf(repository, range);
    const inside = await pathsInside(repository, paths);
    await refuseUnknown(repository, commits, { given: paths, inside });
    const made = await reportOf(repository, commits, {
      paths: inside,
      countsUnfinished: invocation.flag('unfinished'),
    });
    await write(made.report, targets, invocation);
    if (made.unfinished > 0) invocation.streams.say(leftOutSentence(made.unfinished));
    for (const problem of made.problems) invocation.streams.say(problem);
    return made.problems.length === 0 ? 0 : 1;
  },
};
