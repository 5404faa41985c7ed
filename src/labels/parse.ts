/**
 * Reads a sidecar's text. Everything is checked before anything is believed; what is wrong comes back as sentences
 * with line numbers, never as an exception, so that the caller can show it and leave the file alone.
 */
import { Fields, isObject } from './fields';
import { isNewerMinor } from './formatVersion';
import { readJson, type LocatedJson } from './jsonText';
import type { LabelDocument, LabelHeader, LabelRecord } from './labelDocument';
import { clockOf, inCanonicalOrder } from './order';
import { readHeader } from './parseHeader';
import { readRecord } from './parseRecord';
import { quoted, SidecarProblemError, type SidecarProblem } from './sidecarProblem';

/** A sidecar that could be read. */
export interface ParsedSidecar {
  readonly ok: true;
  readonly document: LabelDocument;
  /** What is odd but loses nothing. */
  readonly warnings: readonly SidecarProblem[];
  /** The line of each label, by id. */
  readonly lines: ReadonlyMap<string, number>;
  /** The line of each header field, by key. */
  readonly headerLines: ReadonlyMap<string, number>;
}

/** A sidecar that could not be read, and must not be overwritten. */
export interface UnreadableSidecar {
  readonly ok: false;
  /** The first problem as one sentence, with its line. */
  readonly message: string;
  /** Every problem, in file order; at most one per record. */
  readonly problems: readonly SidecarProblem[];
}

export type ParseResult = ParsedSidecar | UnreadableSidecar;

/** What `read` returned, or the problem it raised; any other error passes on. */
function attempt<Value>(problems: SidecarProblem[], read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SidecarProblemError)) throw error;
    problems.push({ line: error.line, message: error.message });
    return undefined;
  }
}

/** A line that git writes into a file it could not merge; inside JSON no line can start so. */
function mergeMarker(text: string): SidecarProblem | undefined {
  const match = /(?:^|\n)(<{7}|={7}|>{7}|\|{7})(?:[ \r\n]|$)/u.exec(text);
  if (!match) return undefined;
  const [found, marker = ''] = match;
  return {
    line: text.slice(0, match.index + found.indexOf(marker)).split('\n').length,
    message: `Git left a merge conflict here (${marker}); keep the lines of both sides or one, remove the marker lines, and open the file again.`,
  };
}

function readLabels(
  located: LocatedJson,
  root: Fields,
  problems: SidecarProblem[],
): Map<string, [LabelRecord, number]> {
  const byId = new Map<string, [LabelRecord, number]>();
  for (const item of root.list('labels')) {
    attempt(problems, () => {
      if (!isObject(item)) return root.fail(`A label must be an object, not ${quoted(item)}.`, 'labels');
      const id = item['id'];
      const fields = new Fields(
        item,
        typeof id === 'string' ? `the label ${quoted(id)}` : 'a label',
        located,
        root.lineOfKey('labels'),
      );
      const record = readRecord(fields);
      const twin = byId.get(record.id);
      if (twin) fields.fail(`The id ${quoted(record.id)} is already taken by the label on line ${twin[1]}.`);
      byId.set(record.id, [record, fields.line]);
    });
  }
  return byId;
}

function spanWarning(record: LabelRecord, header: LabelHeader): string | undefined {
  const unknown = record.channels.find((name) => !header.channels.some((channel) => channel.name === name));
  if (unknown !== undefined) {
    return `The label ${quoted(record.id)} is about a channel that the recording does not have: ${quoted(unknown)}.`;
  }
  const samples = clockOf(record, header)?.samples ?? Infinity;
  if (record.end <= samples) return undefined;
  return `The label ${quoted(record.id)} ends at sample ${record.end}, after the end of its channel (${samples}).`;
}

function warningsOf(
  document: LabelDocument,
  lines: ReadonlyMap<string, number>,
  versionLine: number,
): SidecarProblem[] {
  const warnings: SidecarProblem[] = [];
  const { header, labels } = document;
  if (isNewerMinor(header.version)) {
    const message = `Written by a newer version (format ${header.version}): what this version does not know is kept as it is.`;
    warnings.push({ line: versionLine, message });
  }
  for (const record of labels) {
    const message = spanWarning(record, header);
    if (message !== undefined) warnings.push({ line: lines.get(record.id) ?? 1, message });
  }
  return warnings;
}

function parseJson(text: string, problems: SidecarProblem[]): ParsedSidecar | undefined {
  const located = readJson(text);
  const { value } = located;
  if (!isObject(value)) {
    throw new SidecarProblemError(1, `This is not a label file: it holds ${quoted(value)}.`);
  }
  const root = new Fields(value, 'the header', located, 1);
  const header = readHeader(root);
  const byId = readLabels(located, root, problems);
  const lines = new Map(Array.from(byId, ([id, [, line]]) => [id, line]));
  const labels = inCanonicalOrder(
    Array.from(byId.values(), ([record]) => record),
    header,
  );
  const document = { header, labels };
  const warnings = warningsOf(document, lines, root.lineOfKey('version'));
  const headerLines = new Map(Object.keys(value).map((key) => [key, root.lineOfKey(key)]));
  return { ok: true, document, lines, headerLines, warnings };
}

/**
 * Reads a sidecar. A byte order mark and CRLF line ends are tolerated; labels come back in canonical order whatever
 * their order in the file.
 */
export function parse(text: string): ParseResult {
  const problems: SidecarProblem[] = [];
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const marker = mergeMarker(body);
  if (marker) problems.push(marker);
  else if (body.trim() === '') problems.push({ line: 1, message: 'The file is empty.' });
  const parsed = problems.length === 0 ? attempt(problems, () => parseJson(body, problems)) : undefined;
  const [first] = problems;
  if (parsed && !first) return parsed;
  const { line, message } = first ?? { line: 1, message: 'Nothing could be read.' };
  return { ok: false, message: `Line ${line}: ${message}`, problems };
}
