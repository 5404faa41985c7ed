/** A report as Markdown for a pull request: short enough for a comment, and honest about what is left out. */
import { counted } from '../base/words';
import { markdownHtml, markdownText } from '../base/markdownText';
import { totalText, unitFilesText, type FileReport, type Report, type ToldChange } from './report';

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
  const { before, after, files } = report;
  const page = new Page(mostMarkdownCharacters);
  page.add(`### Changed labels\n\nFrom ${strong(before)} to ${strong(after)}: ${totalText(report)}.\n`);
  if (files.length > 0) page.add('\n| label file | what changed |\n| --- | --- |\n');
  const rows = files.map(({ path, summary }) => `| ${markdownText(path)} | ${markdownText(summary)} |\n`);
  const listed = page.addAll(rows, mostMarkdownCharacters / 3);
  if (listed < files.length) page.add(`\nAnd ${counted(files.length - listed, 'more label file')}.\n`);
  const units = unitFilesText(report);
  if (units !== undefined) page.add(`\n${markdownText(units)}\n`);
  let untold = 0;
  for (const file of files.filter(hasMore)) {
    const { changes, leftOut } = file;
    const blocks = changes.map((change) => changeBlock(change, pictureOf(change)));
    // What a section leaves out it says itself.
    if (!page.section(fileHead(file), blocks, leftOut)) untold += changes.length + leftOut;
  }
  if (untold > 0) page.end(`\nAnd ${counted(untold, 'more changed label')} of other files.\n`);
  return page.text;
}

/** Whether there is more to tell of a file than its line in the table. */
function hasMore({ was, remarks, changes, leftOut }: FileReport): boolean {
  return was !== undefined || remarks.length + changes.length + leftOut > 0;
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
  section(head: string, blocks: readonly string[], leftOut: number): boolean {
    const [first = ''] = blocks;
    const foot = '\n</details>\n';
    if (head.length + first.length + foot.length + moreLength > this.#left) return false;
    this.#left -= foot.length + moreLength;
    this.add(head);
    const end = blocks.findIndex((block) => !this.add(block));
    const written = end < 0 ? blocks.length : end;
    const more = blocks.length - written + leftOut;
    if (more > 0) this.#parts.push(`\nAnd ${counted(more, 'more changed label')} of this file.\n`);
    this.#parts.push(foot);
    return true;
  }

  end(sentence: string): void {
    this.#parts.push(sentence);
  }
}

// Structural: what the sentences about what is left out take at most.
const reserved = 200;
const moreLength = 80;

function strong(text: string): string {
  return `**${markdownText(text)}**`;
}

function fileHead({ path, was, summary, remarks }: FileReport): string {
  const sentences = [...(was === undefined ? [] : [`It was called ${was}.`]), ...remarks];
  return `\n<details><summary><b>${markdownHtml(path)}</b>: ${markdownHtml(summary)}</summary>\n\n${sentences.map((sentence) => `${markdownText(sentence)}\n\n`).join('')}`;
}

function changeBlock({ story }: ToldChange, picture: string | undefined): string {
  const { kind, place, what, status, note, reviews, evidence } = story;
  const lines = [
    `Status: ${status}${note === undefined ? '' : `. Note: “${note}”`}`,
    ...reviews,
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
