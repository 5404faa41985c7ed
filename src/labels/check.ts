/** What a check says of labels beyond what holds for records of every kind. */
import { runThrough, type Steps } from '../base/steps';
import { quoted } from '../base/json/textProblem';
import { canonicalJson } from '../records/canonicalJson';
import {
  conflictFinding,
  readForCheckSteps,
  recordName,
  type KindChecks,
  type ReadFile,
} from '../records/check';
import { warning, type CheckedRecording, type Finding, type FindingPlace } from '../records/findings';
import { complaintsOf, type Complaint, type LabelRules } from './labelRules';
import type { LabelDocument, LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';

/** What a finding about a label needs to know of it. */
export interface LabelFacts {
  readonly id: string;
  readonly channels: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly hasConflict: boolean;
  readonly isStale: boolean;
  /** What the study has to say against it. */
  readonly complaints: readonly Complaint[];
}

function complaintText({ rule, what }: Complaint, label: string, { labels }: LabelRules): string {
  if (rule === 'missing-field') return `has no "${what}", which the study requires of ${quoted(label)}`;
  if (rule === 'unknown-reader') return `names ${quoted(what)}, who is not among the study's readers`;
  return `says ${quoted(what)}, which is not in the ${labels ? "study's label set" : 'vocabulary'}`;
}

/** What is to be said of one label; `twin` is the line of the first one that says the same. */
export function labelFindings(
  { id, label, hasConflict, isStale, complaints }: LabelFacts,
  place: FindingPlace,
  rules: LabelRules,
  twin: number | undefined,
): readonly Finding[] {
  const name = recordName(labelKind.noun, id);
  const findings = complaints.map((complaint) =>
    warning(place, complaint.rule, `${name} ${complaintText(complaint, label, rules)}.`),
  );
  if (hasConflict) findings.push(conflictFinding(labelKind.noun, id, place));
  if (isStale) {
    const message = `${name} is accepted, but the engine no longer finds it: check it again.`;
    findings.push(warning(place, 'stale', message));
  }
  if (twin !== undefined) {
    findings.push(warning(place, 'duplicate', `${name} says the same as the one on line ${twin}.`));
  }
  return findings;
}

function labelChecks(rules: LabelRules): KindChecks<LabelRecord, LabelDocument> {
  const twins = new Map<string, number>();
  return {
    kind: labelKind,
    channelOf: ({ channels }) => channels[0] ?? '',
    endOf: ({ end }) => end,
    oddityRule: () => 'outside-recording',
    findings: (record, place) => {
      const said = canonicalJson([record.channels, record.start, record.end, record.label]);
      const twin = twins.get(said);
      if (twin === undefined) twins.set(said, place.line);
      const facts = {
        ...record,
        hasConflict: record.conflict !== undefined,
        isStale: record.stale === true,
        complaints: complaintsOf(record, rules),
      };
      return labelFindings(facts, place, rules, twin);
    },
  };
}

/** Reads a label file for a check. @param rules of the study that it belongs to */
export function readLabelsForCheckSteps(bytes: Uint8Array, rules: LabelRules): Steps<ReadFile> {
  return readForCheckSteps(labelChecks(rules), bytes);
}

/**
 * Checks a label file's text, and its fit to the recording where that is given.
 * @returns the findings in line order; none for a file that is as it should be
 */
export function check(
  text: string,
  recording?: CheckedRecording,
  rules: LabelRules = {},
): readonly Finding[] {
  const read = runThrough(readLabelsForCheckSteps(Buffer.from(text), rules));
  return read.ok ? runThrough(read.findings(recording)) : read.problems;
}
