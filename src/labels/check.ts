/** Everything that is wrong or odd about a sidecar, line by line: what `emg-labels check` prints. */
import { canonicalJson } from './canonicalJson';
import type { Fingerprint, HeaderChannel, LabelHeader, LabelRecord } from './labelDocument';
import { parse, type ParsedSidecar } from './parse';
import { serialize } from './serialize';
import { quoted, type SidecarProblem } from './sidecarProblem';
import { vocabulary } from './vocabulary';

/** One thing that was found. `error`: the file can't be used as it is; `warning`: it can, but someone should look. */
export interface Finding extends SidecarProblem {
  readonly severity: 'error' | 'warning';
}

/** What is known of the recording that the labels are about. */
export interface CheckedRecording {
  readonly channels: readonly HeaderChannel[];
  readonly fingerprint?: Fingerprint;
}

function warning(line: number, message: string): Finding {
  return { severity: 'warning', line, message };
}

function error(line: number, message: string): Finding {
  return { severity: 'error', line, message };
}

/** The line of `text`, from 1, on which it ceases to be the same as `other`. */
function firstDifferentLine(text: string, other: string): number {
  let line = 1;
  let i = 0;
  for (; i < text.length && text.charCodeAt(i) === other.charCodeAt(i); i++) {
    if (text.charCodeAt(i) === 0x0a) line += 1;
  }
  // What goes on after the other's last line begins a line of its own.
  return i === other.length && text.charCodeAt(i) === 0x0a ? line + 1 : line;
}

function canonicalFindings(text: string, parsed: ParsedSidecar): readonly Finding[] {
  const canonical = serialize(parsed.document);
  if (text === canonical) return [];
  const cure = 'saving the labels puts it right';
  if (text.startsWith('\ufeff')) return [warning(1, `The file begins with a byte order mark; ${cure}.`)];
  if (text.includes('\r\n')) return [warning(1, `The file has CRLF line ends; ${cure}.`)];
  return [
    warning(firstDifferentLine(text, canonical), `The file is not in canonical form from here on; ${cure}.`),
  ];
}

function labelFindings(
  parsed: ParsedSidecar,
  knownLabels: ReadonlySet<string>,
  places: PlacesSeen,
): readonly Finding[] {
  const lineOf = (record: LabelRecord): number => parsed.lines.get(record.id) ?? 1;
  return parsed.document.labels.flatMap((record) => {
    const findings: Finding[] = [];
    const line = lineOf(record);
    const name = `The label ${quoted(record.id)}`;
    if (!knownLabels.has(record.label)) {
      findings.push(warning(line, `${name} says ${quoted(record.label)}, which is not in the vocabulary.`));
    }
    if (record.conflict) {
      findings.push(warning(line, `${name} has a merge conflict that nobody has decided yet.`));
    }
    if (record.stale) {
      findings.push(warning(line, `${name} is accepted, but the engine no longer finds it: check it again.`));
    }
    const place = canonicalJson([record.channels, record.start, record.end, record.label]);
    const twin = places.get(place);
    if (twin !== undefined) findings.push(warning(line, `${name} says the same as the one on line ${twin}.`));
    else places.set(place, line);
    return findings;
  });
}

function channelFindings(
  header: LabelHeader,
  line: number,
  channels: readonly HeaderChannel[],
): readonly Finding[] {
  const actual = new Map(channels.map((channel) => [channel.name, channel]));
  return header.channels.flatMap(({ name, samplingRate, samples }) => {
    const found = actual.get(name);
    if (!found) return [error(line, `The recording has no channel ${quoted(name)}.`)];
    if (found.samplingRate !== samplingRate) {
      const rates = `${samplingRate} Hz here and ${found.samplingRate} Hz in the recording`;
      return [error(line, `The channel ${quoted(name)} is sampled at ${rates}.`)];
    }
    if (found.samples === samples) return [];
    const counts = `${samples} samples here and ${found.samples} in the recording`;
    return [warning(line, `The channel ${quoted(name)} has ${counts}.`)];
  });
}

/** A label may agree with the sidecar's header and still lie outside the recording itself. */
function outsideFindings(parsed: ParsedSidecar, channels: readonly HeaderChannel[]): readonly Finding[] {
  const samples = new Map(channels.map((channel) => [channel.name, channel.samples]));
  return parsed.document.labels.flatMap((record) => {
    const end = samples.get(record.channels[0] ?? '') ?? Infinity;
    if (record.end <= end) return [];
    const message = `The label ${quoted(record.id)} ends at sample ${record.end}, after the end of the recording (${end}).`;
    return [error(parsed.lines.get(record.id) ?? 1, message)];
  });
}

function recordingFindings(
  parsed: ParsedSidecar,
  { channels, fingerprint }: CheckedRecording,
): readonly Finding[] {
  const { header } = parsed.document;
  const line = (key: string): number => parsed.headerLines.get(key) ?? 1;
  const findings = [
    ...channelFindings(header, line('channels'), channels),
    ...outsideFindings(parsed, channels),
  ];
  if (!fingerprint || fingerprint.sha256 === header.fingerprint.sha256) return findings;
  const sizes = `${header.fingerprint.bytes} bytes then, ${fingerprint.bytes} now`;
  return [
    ...findings,
    warning(line('fingerprint'), `The signal file is not the one that was labelled (${sizes}).`),
  ];
}

/** By what a label says (channels, span, label), the line of the first label that says it. */
export type PlacesSeen = Map<string, number>;

/** The labels that ship, and a study's own. */
function labelsKnown(studyLabels: readonly string[]): ReadonlySet<string> {
  return new Set<string>([...vocabulary.map(({ label }) => label), ...studyLabels]);
}

/** What there is to find in a sidecar that could be read and is in canonical form; `places` is added to. */
export function findingsAbout(
  parsed: ParsedSidecar,
  recording: CheckedRecording | undefined,
  places: PlacesSeen,
  studyLabels: readonly string[] = [],
): readonly Finding[] {
  return [
    ...parsed.warnings.map(({ line, message }) => warning(line, message)),
    ...labelFindings(parsed, labelsKnown(studyLabels), places),
    ...(recording ? recordingFindings(parsed, recording) : []),
  ];
}

/**
 * Checks a sidecar's text, and its fit to the recording where that is given.
 * @param studyLabels a study's own labels, known beside those that ship
 * @returns the findings in line order; none for a sidecar that is as it should be
 */
export function check(
  text: string,
  recording?: CheckedRecording,
  studyLabels: readonly string[] = [],
): readonly Finding[] {
  const parsed = parse(text);
  if (!parsed.ok) return parsed.problems.map(({ line, message }) => error(line, message));
  const findings = [
    ...canonicalFindings(text, parsed),
    ...findingsAbout(parsed, recording, new Map(), studyLabels),
  ];
  return findings.sort((a, b) => a.line - b.line);
}
