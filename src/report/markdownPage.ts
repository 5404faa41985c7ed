/** A report as Markdown for a pull request: short enough for a comment, and honest about what is left out. */
import { counted } from '../base/words';
import { markdownHtml, markdownText } from '../base/markdownText';
import { evidenceHeading } from './changeStory';
import { totalText, type FileReport, type Report, type ToldChange, type UnitFileReport } from './report';

/** GitHub takes no longer comment. */
export const mostMarkdownCharacters = 65_536;

const words = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

/**
 * Of each part as much as fits: first every file in a line, then the labels file by file.
 * @param pictureOf where the picture of a change stands, from the page; without it a page has none
 */
export function markdownPage(
  report: Report,
  pictureOf: (change: ToldChange) => string | undefined = () => undefined,
): string {
  const { before, after, files, unitFiles } = report;
  const all = [...files, ...unitFiles];
  const page = new Page(mostMarkdownCharacters);
  page.add(`### Changed labels\n\nFrom ${strong(before)} to ${strong(after)}: ${totalText(report)}.\n`);
  if (all.length > 0) page.add('\n| file | what changed |\n| --- | --- |\n');
  const rows = all.map(({ path, summary }) => `| ${markdownText(path)} | ${markdownText(summary)} |\n`);
  const listed = page.addAll(rows, mostMarkdownCharacters / 3);
  if (listed < all.length) page.add(`\nAnd ${counted(all.length - listed, 'more file')}.\n`);
  let untold = 0;
  for (const file of files.filter(hasMore)) {
    const { changes, leftOut } = file;
    const blocks = changes.map((change) => changeBlock(change, pictureOf(change)));
    // What a section leaves out it says itself.
    if (!page.section(fileHead(file), blocks, { count: leftOut, noun: 'label' })) {
      untold += changes.length + leftOut;
    }
  }
  if (untold > 0) page.end(`\nAnd ${counted(untold, 'more changed label')} of other files.\n`);
  addUnits(page, unitFiles);
  return page.text;
}

function addUnits(page: Page, files: readonly UnitFileReport[]): void {
  let untold = 0;
  for (const file of files) {
    const { lines, leftOut } = file;
    if (lines.length === 0 && file.was === undefined) continue;
    const blocks = lines.map((line) => `- ${markdownText(line)}\n`);
    const left = { count: leftOut, noun: 'unit' };
    if (!page.section(fileHead({ ...file, remarks: [] }), blocks, left)) untold += lines.length + leftOut;
  }
  if (untold > 0) page.end(`\nAnd ${counted(untold, 'more changed unit')} of other files.\n`);
}

/** Whether there is more to tell of a file than its line in the table. */
function hasMore({ was, remarks, changes, leftOut }: FileReport): boolean {
  return was !== undefined || remarks.length + changes.length + leftOut > 0;
}

/** What of a file was left out before: so many changed labels or units. */
interface LeftOut {
  readonly count: number;
  readonly noun: string;
}

/** A text that is never longer than it may be. */
class Page {
  readonly #parts: string[] = [];
  #left: number;

  constructor(mostCharacters: number) {
    // The last sentences have their place whatever comes before.
    this.#left = mostCharacters - reserved;
  }

  get text(): string {
    return this.#parts.join('');
  }

  add(part: string): boolean {
    if (part.length > this.#left) return false;
    this.#parts.push(part);
    this.#left -= part.length;
    return true;
  }

  /** How many fitted, from the first on. */
  addAll(parts: readonly string[], most: number): number {
    let used = 0;
    const end = parts.findIndex((part) => (used += part.length) > most || !this.add(part));
    return end < 0 ? parts.length : end;
  }

  /** A fold with its head and as many of the blocks as fit; nothing, and false, where not even the head and one do. */
  section(head: string, blocks: readonly string[], left: LeftOut): boolean {
    const [first = ''] = blocks;
    const foot = '\n</details>\n';
    if (head.length + first.length + foot.length + moreLength > this.#left) return false;
    this.#left -= foot.length + moreLength;
    this.add(head);
    const end = blocks.findIndex((block) => !this.add(block));
    const written = end < 0 ? blocks.length : end;
    const more = blocks.length - written + left.count;
    if (more > 0) this.#parts.push(`\nAnd ${counted(more, `more changed ${left.noun}`)} of this file.\n`);
    this.#parts.push(foot);
    return true;
  }

  end(sentence: string): void {
    this.#parts.push(sentence);
  }
}

// Structural: what the sentences about what is left out take at most.
const reserved = 300;
const moreLength = 80;

function strong(text: string): string {
  return `**${markdownText(text)}**`;
}

function fileHead({
  path,
  was,
  summary,
  remarks,
}: Pick<FileReport, 'path' | 'was' | 'summary' | 'remarks'>): string {
  const sentences = [...(was === undefined ? [] : [`It was called ${was}.`]), ...remarks];
  return `\n<details><summary><b>${markdownHtml(path)}</b>: ${markdownHtml(summary)}</summary>\n\n${sentences.map((sentence) => `${markdownText(sentence)}\n\n`).join('')}`;
}

function changeBlock({ story }: ToldChange, picture: string | undefined): string {
  const { kind, place, what, status, note, reviews, evidence } = story;
  const lines = [
    `Status: ${status}${note === undefined ? '' : `. Note: “${note}”`}`,
    ...reviews,
    ...(story.engineLabel === undefined || evidence.length === 0 ? [] : [evidenceHeading(story)]),
    ...evidence,
  ];
  const head = `- ${words[kind]}: ${strong(place)}${kind === 'changed' ? `: ${markdownText(what)}` : ''}\n`;
  const shown = picture === undefined ? '' : `\n  ![${markdownText(place)}](${address(picture)})\n\n`;
  return `${head}${shown}${lines.map((line) => `  - ${markdownText(line)}\n`).join('')}`;
}

/** A relative address: each part of the path escaped, whatever it is called. */
function address(relative: string): string {
  return relative
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[()'*!]/gu, (each) => `%${each.charCodeAt(0).toString(16)}`),
    )
    .join('/');
}
