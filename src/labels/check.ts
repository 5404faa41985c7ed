/** Everything that is wrong or odd about a sidecar, line by line: what `emg-labels check` prints. */
import { quoted, type TextProblem } from '../base/json/textProblem';
import { canonicalJson } from '../records/canonicalJson';
import { firstDifferentLine } from '../records/canonicalText';
import type { Fingerprint, HeaderChannel, SidecarHeader, LabelRecord } from './labelDocument';
import { parse, type ParsedSidecar } from './parse';
import { serialize } from './serialize';
import { vocabulary } from './vocabulary';

/** One thing that was found. `error`: the file can't be used as it is; `warning`: it can, but someone should look. */
export interface Finding extends TextProblem {
  readonly severity: 'error' | 'warning';
}

/** What is known of the recording that the labels are about. */
export interface CheckedRecording {
  readonly channels: readonly HeaderChannel[];
  readonly fingerprint?: Fingerprint;
}

/** A finding that someone should look at. */
export function warning(line: number, message: string): Finding {
  return { severity: 'warning', line, message };
}

/** A finding that keeps the file from being used. */
export function error(line: number, message: string): Finding {
  return { severity: 'error', line, message };
}

const cure = 'saving the labels puts it right';

/** What to say of a file that is not in canonical form: only the first that holds, since saving cures all of it. */
export function spellingFinding(
  spelling: { readonly hasMark: boolean; readonly hasCrlf: boolean },
  firstDifferent: () => number,
): Finding {
  if (spelling.hasMark) return warning(1, `The file begins with a byte order mark; ${cure}.`);
  if (spelling.hasCrlf) return warning(1, `The file has CRLF line ends; ${cure}.`);
  return warning(firstDifferent(), `The file is not in canonical form from here on; ${cure}.`);
}

function canonicalFindings(text: string, parsed: ParsedSidecar): readonly Finding[] {
  const canonical = serialize(parsed.document);
  if (text === canonical) return [];
  const spelling = { hasMark: text.startsWith('\ufeff'), hasCrlf: text.includes('\r\n') };
  return [spellingFinding(spelling, () => firstDifferentLine(text, canonical))];
}

/** What a finding about a label needs to know of it. */
export interface LabelFacts {
  readonly id: string;
  readonly channels: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly hasConflict: boolean;
  readonly isStale: boolean;
}

/** What is to be said of one label; `twin` is the line of the first one that says the same. */
export function labelFindings(
  { id, label, hasConflict, isStale }: LabelFacts,
  line: number,
  knownLabels: ReadonlySet<string>,
  twin: number | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const name = `The label ${quoted(id)}`;
  if (!knownLabels.has(label)) {
    findings.push(warning(line, `${name} says ${quoted(label)}, which is not in the vocabulary.`));
  }
  if (hasConflict) findings.push(warning(line, `${name} has a merge conflict that nobody has decided yet.`));
  if (isStale) {
    findings.push(warning(line, `${name} is accepted, but the engine no longer finds it: check it again.`));
  }
  if (twin !== undefined) findings.push(warning(line, `${name} says the same as the one on line ${twin}.`));
  return findings;
}

function factsOf(record: LabelRecord): LabelFacts {
  return { ...record, hasConflict: record.conflict !== undefined, isStale: record.stale === true };
}

function allLabelFindings(parsed: ParsedSidecar, knownLabels: ReadonlySet<string>): readonly Finding[] {
  const places = new Map<string, number>();
  return parsed.document.labels.flatMap((record) => {
    const line = parsed.lines.get(record.id) ?? 1;
    const place = canonicalJson([record.channels, record.start, record.end, record.label]);
    const twin = places.get(place);
    if (twin === undefined) places.set(place, line);
    return labelFindings(factsOf(record), line, knownLabels, twin);
  });
}

/** How the channels of the header differ from the recording's. */
export function channelFindings(
  header: SidecarHeader,
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
export function outsideFinding(
  { id, channels, end }: Pick<LabelFacts, 'id' | 'channels' | 'end'>,
  line: number,
  samplesOf: ReadonlyMap<string, number>,
): Finding | undefined {
  const samples = samplesOf.get(channels[0] ?? '') ?? Infinity;
  if (end <= samples) return undefined;
  return error(
    line,
    `The label ${quoted(id)} ends at sample ${end}, after the end of the recording (${samples}).`,
  );
}

/** Whether the signal file is another than the one that was labelled. */
export function fingerprintFindings(
  header: SidecarHeader,
  line: number,
  fingerprint: Fingerprint | undefined,
): readonly Finding[] {
  if (!fingerprint || fingerprint.sha256 === header.fingerprint.sha256) return [];
  const sizes = `${header.fingerprint.bytes} bytes then, ${fingerprint.bytes} now`;
  return [warning(line, `The signal file is not the one that was labelled (${sizes}).`)];
}

/** The samples of each channel, by name. */
export function samplesByName(channels: readonly HeaderChannel[]): ReadonlyMap<string, number> {
  return new Map(channels.map(({ name, samples }) => [name, samples]));
}

function recordingFindings(
  { document: { header, labels }, lines, headerLines }: ParsedSidecar,
  { channels, fingerprint }: CheckedRecording,
): readonly Finding[] {
  const line = (key: string): number => headerLines.get(key) ?? 1;
  const samples = samplesByName(channels);
  return [
    ...channelFindings(header, line('channels'), channels),
    ...labels.flatMap((record) => outsideFinding(record, lines.get(record.id) ?? 1, samples) ?? []),
    ...fingerprintFindings(header, line('fingerprint'), fingerprint),
  ];
}

/** The labels that ship, and a study's own. */
export function labelsKnown(studyLabels: readonly string[] = []): ReadonlySet<string> {
  return new Set<string>([...vocabulary.map(({ label }) => label), ...studyLabels]);
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
    ...parsed.warnings.map(({ line, message }) => warning(line, message)),
    ...allLabelFindings(parsed, labelsKnown(studyLabels)),
    ...(recording ? recordingFindings(parsed, recording) : []),
  ];
  return findings.sort((a, b) => a.line - b.line);
}
