/**
 * The lines of `.gitattributes` that have git merge and show label files by our driver: put after a person's own lines, so
 * that they count, and taken away again without leaving a trace. All other bytes of the file stay as they are.
 */
import { unitsEnding } from '../corrections/sidecarName';
import { sidecarEnding } from '../labels/sidecarName';

/** What the driver is called in attributes and in git's configuration. */
export const driverName = 'emg-labels';

/** Names of the sidecars, as attributes' patterns. */
const patterns = [sidecarEnding, unitsEnding].map((ending) => `*${ending}`);

const lineOf = (pattern: string, more = ''): string =>
  `${pattern}${more} merge=${driverName} diff=${driverName}`;

/**
 * The lines, the first of which says what they are and who takes them away. Line ends stay as we write them: git for Windows
 * would check each file out with others, and `check` would find each of them not to be canonical.
 */
export const attributeLines: readonly string[] = [
  '# Label files are merged and shown label by label ("EMG: Remove Label Review From This Repository" takes this away).',
  ...patterns.map((pattern) => lineOf(pattern, ' text eol=lf')),
];

/** What an earlier version wrote in their place. */
const earlierLines: readonly string[] = patterns.map((pattern) => lineOf(pattern));

/** The lines of a text with their line ends, in order. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/u).filter((line) => line !== '');
}

const withoutEnd = (line: string): string => line.replace(/\r?\n$/u, '');

function isOurs(line: string): boolean {
  return [...attributeLines, ...earlierLines].includes(withoutEnd(line));
}

/** Whether the lines stand in the text, in one piece. */
export function hasAttributes(text: string): boolean {
  const lines = linesOf(text).map(withoutEnd);
  const at = lines.indexOf(attributeLines[0] ?? '');
  return at >= 0 && attributeLines.every((line, index) => lines[at + index] === line);
}

/** The text with the lines at its end, in its own line ends; a last line without an end leaves ours without one, too. */
export function withAttributes(text: string): string {
  if (hasAttributes(text)) return text;
  const rest = withoutAttributes(text) ?? '';
  const end = rest.includes('\r\n') ? '\r\n' : '\n';
  const ours = attributeLines.join(end);
  return rest === '' || rest.endsWith('\n') ? `${rest}${ours}${end}` : `${rest}${end}${ours}`;
}

/** The text without the lines; undefined where nothing else was in it. */
export function withoutAttributes(text: string): string | undefined {
  const lines = linesOf(text);
  const kept = lines.filter((line) => !isOurs(line));
  if (kept.length === lines.length) return text;
  const rest = kept.join('');
  // The line end before ours was ours where the file had none.
  const hadNoEnd = !text.endsWith('\n') && isOurs(lines.at(-1) ?? '');
  const was = hadNoEnd ? withoutEnd(rest) : rest;
  return was === '' ? undefined : was;
}
