/** What a check finds in files of records: each finding is one sentence under a rule whose name never changes. */
import { quoted, type ProblemRule, type TextProblem } from '../base/json/textProblem';
import type { Fingerprint, HeaderChannel, SidecarHeader } from './schema/header';

/** The rules, each with what holds where it finds nothing. Names are part of what ships: suppressions and reports go by them. */
export const checkRules = {
  syntax: 'The file is JSON in UTF-8 that can be read.',
  schema: 'Header and records have the fields of the format, each of its type.',
  'newer-version': 'The file was written by no later version of the format than this program knows.',
  'duplicate-id': 'Every record has an id of its own.',
  'unresolved-conflict': 'Nothing is left for a person to decide between two versions.',
  canonical: 'The file is in canonical form, byte by byte.',
  'outside-recording': 'Records lie within the recording, on channels that it has.',
  inconsistent: 'What a record says fits together.',
  channels: "The channels in the header are the recording's.",
  'other-recording': 'The recording is the one that the records were made on.',
  orphaned: 'The recording stands beside the file.',
  'unknown-label': "Labels are of the vocabulary, or of the study's label set.",
  'missing-field': 'Labels have the fields that the study requires.',
  'unknown-reader': "Labels and reviews are by the study's readers.",
  duplicate: 'No two labels say the same.',
  stale: 'What was accepted is still found by the engine.',
  unreadable: 'The file can be opened.',
  study: "The study's file can be used.",
} as const satisfies Readonly<Record<ProblemRule, string>> & Readonly<Record<string, string>>;

/** The name of a rule. */
export type CheckRule = keyof typeof checkRules;

/** Where in a file something was found; from 1, columns in UTF-16 units. */
export interface FindingPlace {
  readonly line: number;
  readonly column: number;
}

/** One thing that was found. `error`: the file can't be used as it is; `warning`: it can, but someone should look. */
export interface Finding extends FindingPlace {
  readonly rule: CheckRule;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** What is known of the recording that the records are about. */
export interface CheckedRecording {
  readonly channels: readonly HeaderChannel[];
  readonly fingerprint?: Fingerprint;
}

/** A finding that someone should look at. */
export function warning({ line, column }: FindingPlace, rule: CheckRule, message: string): Finding {
  return { line, column, rule, severity: 'warning', message };
}

/** A finding that keeps the file from being used. */
export function error({ line, column }: FindingPlace, rule: CheckRule, message: string): Finding {
  return { line, column, rule, severity: 'error', message };
}

/** What keeps a text from being read, as a finding. */
export function problemFinding({ line, column = 1, rule = 'schema', message }: TextProblem): Finding {
  return error({ line, column }, rule, message);
}

/** Where the header has a field. */
export type HeaderPlaces = (key: string) => FindingPlace;

/** The places of a header's fields, as reading noted them. */
export function headerPlaces(read: {
  readonly headerLines: ReadonlyMap<string, number>;
  readonly headerColumns: ReadonlyMap<string, number>;
}): HeaderPlaces {
  return (key) => ({ line: read.headerLines.get(key) ?? 1, column: read.headerColumns.get(key) ?? 1 });
}

const cure = 'saving it, or "emg-labels check --fix", puts it right';

/** What to say of a file that is not in canonical form: only the first that holds, since saving cures all of it. */
export function spellingFinding(hasMark: boolean, firstDifferent: () => number): Finding {
  const at = (line: number, message: string): Finding => warning({ line, column: 1 }, 'canonical', message);
  if (hasMark) return at(1, `The file begins with a byte order mark; ${cure}.`);
  return at(firstDifferent(), `The file is not in canonical form from here on; ${cure}.`);
}

/** How the channels of the header differ from the recording's. */
export function channelFindings(
  header: SidecarHeader,
  place: FindingPlace,
  channels: readonly HeaderChannel[],
): readonly Finding[] {
  const actual = new Map(channels.map((channel) => [channel.name, channel]));
  return header.channels.flatMap(({ name, samplingRate, samples }) => {
    const found = actual.get(name);
    if (!found) return [error(place, 'channels', `The recording has no channel ${quoted(name)}.`)];
    if (found.samplingRate !== samplingRate) {
      const rates = `${samplingRate} Hz here and ${found.samplingRate} Hz in the recording`;
      return [error(place, 'channels', `The channel ${quoted(name)} is sampled at ${rates}.`)];
    }
    if (found.samples === samples) return [];
    const counts = `${samples} samples here and ${found.samples} in the recording`;
    return [warning(place, 'channels', `The channel ${quoted(name)} has ${counts}.`)];
  });
}

/** A record whose clock is `channel` may agree with the header and still lie outside the recording itself. */
export function outsideFinding(
  { name, channel, end }: { readonly name: string; readonly channel: string; readonly end: number },
  place: FindingPlace,
  samplesOf: ReadonlyMap<string, number>,
): Finding | undefined {
  const samples = samplesOf.get(channel) ?? Infinity;
  if (end <= samples) return undefined;
  const message = `${name} ends at sample ${end}, after the end of the recording (${samples}).`;
  return error(place, 'outside-recording', message);
}

/** Whether the signal file is another than the one that the records were made on. */
export function fingerprintFindings(
  { fingerprint, recording }: SidecarHeader,
  list: string,
  place: FindingPlace,
  found: Fingerprint | undefined,
): readonly Finding[] {
  if (!found || found.sha256 === fingerprint.sha256) return [];
  const sizes = `${fingerprint.bytes} bytes then, ${found.bytes} now`;
  const message = `These ${list} belong to another recording: ${quoted(recording)} was another file when they were made (${sizes}).`;
  return [warning(place, 'other-recording', message)];
}

/** The samples of each channel, by name. */
export function samplesByName(channels: readonly HeaderChannel[]): ReadonlyMap<string, number> {
  return new Map(channels.map(({ name, samples }) => [name, samples]));
}
