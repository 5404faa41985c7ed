/** Everything that is wrong or odd about a file of records, line by line, whatever its records are about. */
import { quoted } from '../base/json/textProblem';
import type { Steps } from '../base/steps';
import { decodeUtf8 } from '../base/utf8';
import { sameBytes } from '../base/files/target';
import { firstDifferentLine } from './canonicalText';
import {
  channelFindings,
  fingerprintFindings,
  headerPlaces,
  outsideFinding,
  problemFinding,
  samplesByName,
  spellingFinding,
  warning,
  type CheckedRecording,
  type CheckRule,
  type Finding,
  type FindingPlace,
} from './findings';
import { inTodaysOrder } from './earlierOrder';
import type { DocumentKind, HeadedDocument } from './kind';
import { withLineFeedsSteps } from './lineEnds';
import { parseSteps, versionWarning, type ParsedDocument } from './parse';
import type { RecordBase } from './schema/record';
import type { SidecarHeader } from './schema/header';
import { serializeSteps } from './serialize';

/** What a check knows of one kind of record. */
export interface KindChecks<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  /** The channel whose clock counts the record's samples. */
  channelOf(record: One): string;
  endOf(record: One): number;
  /** The rule that a record's oddity is under. */
  oddityRule(record: One, header: SidecarHeader): CheckRule;
  /** What is to be said of each record for itself, asked in canonical order. */
  findings(record: One, place: FindingPlace): readonly Finding[];
}

/** How a record is called in a sentence. */
export function recordName(noun: string, id: string): string {
  return `The ${noun} ${quoted(id)}`;
}

/** What is said of a record that waits for a decision. */
export function conflictFinding(noun: string, id: string, place: FindingPlace): Finding {
  const message = `${recordName(noun, id)} has a merge conflict that nobody has decided yet: open its recording in VS Code to choose.`;
  return warning(place, 'unresolved-conflict', message);
}

/** So many records are looked at in one step. */
const recordsAtOnce = 1000;

const byteOrderMark = [0xef, 0xbb, 0xbf];

function* canonicalFindings<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  bytes: Uint8Array,
  document: All,
): Steps<readonly Finding[]> {
  const canonical = yield* serializeSteps(kind, document);
  const found = yield* withLineFeedsSteps(bytes);
  if (sameBytes(found, canonical)) return [];
  const hasMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
  const firstLine = (): number => firstDifferentLine(decodeUtf8(found), decodeUtf8(canonical));
  return [spellingFinding(hasMark, firstLine)];
}

/** Findings in the order in which those of one line are told. */
interface ByTurn {
  readonly odd: Finding[];
  readonly own: Finding[];
  readonly outside: Finding[];
}

function* recordFindings<One extends RecordBase<One>, All extends HeadedDocument>(
  checks: KindChecks<One, All>,
  parsed: ParsedDocument<All>,
  samplesOf: ReadonlyMap<string, number>,
): Steps<ByTurn> {
  const { kind } = checks;
  const { lines, columns, document } = parsed;
  const columnOf = new Map([...lines.keys()].map((id, index) => [id, columns[index] ?? 1]));
  const found: ByTurn = { odd: [], own: [], outside: [] };
  for (const [index, record] of kind.recordsOf(document).entries()) {
    const place = { line: lines.get(record.id) ?? 1, column: columnOf.get(record.id) ?? 1 };
    const oddity = kind.oddity?.(record, document.header);
    if (oddity !== undefined) {
      found.odd.push(warning(place, checks.oddityRule(record, document.header), oddity));
    }
    found.own.push(...checks.findings(record, place));
    const name = recordName(kind.noun, record.id);
    const where = { name, channel: checks.channelOf(record), end: checks.endOf(record) };
    const outside = outsideFinding(where, place, samplesOf);
    if (outside) found.outside.push(outside);
    if (index % recordsAtOnce === 0) yield;
  }
  return found;
}

/** A file that could be read, for a check. */
export interface ReadableFile {
  readonly ok: true;
  readonly header: SidecarHeader;
  /** Written by a later minor version: what is canonical there, this program can't know. */
  readonly isNewer: boolean;
  /** The findings in line order; none for a file that is as it should be. @param recording where it is known */
  findings(recording: CheckedRecording | undefined): Steps<readonly Finding[]>;
  /** The canonical text, its lines in today's order. @throws RecordError for more versions than a file can hold */
  canonical(): Steps<Uint8Array>;
}

/** A file as a check has read it, or what keeps it from being read. */
export type ReadFile = ReadableFile | { readonly ok: false; readonly problems: readonly Finding[] };

/** Reads a file's bytes, before anything is asked about its recording. */
export function* readForCheckSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  checks: KindChecks<One, All>,
  bytes: Uint8Array,
): Steps<ReadFile> {
  const { kind } = checks;
  const parsed = yield* parseSteps(kind, bytes);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map(problemFinding) };
  const { document } = parsed;
  const { header } = document;
  return {
    ok: true,
    header,
    isNewer: kind.versions.isNewer(header.version),
    canonical: () => serializeSteps(kind, inTodaysOrder(kind, document)),
    findings: function* (recording) {
      const place = headerPlaces(parsed);
      const spelling = yield* canonicalFindings(kind, bytes, document);
      const newer = versionWarning(kind, header);
      const records = yield* recordFindings(checks, parsed, samplesByName(recording?.channels ?? []));
      const findings = [
        ...spelling,
        ...(newer === undefined ? [] : [warning(place('version'), 'newer-version', newer)]),
        ...records.odd,
        ...records.own,
        ...(recording ? channelFindings(header, place('channels'), recording.channels) : []),
        ...records.outside,
        ...fingerprintFindings(header, kind.list, place('fingerprint'), recording?.fingerprint),
      ];
      return findings.sort((a, b) => a.line - b.line);
    },
  };
}
