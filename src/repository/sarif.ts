/**
 * Findings as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning
 * reads.
 */
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256Hex } from '../base/hash';
import { checkRules, type CheckRule, type Finding } from '../records/findings';

/** A finding, and the file that it is in. */
export interface FileFinding extends Finding {
  /** Relative to the folder in which the check was started, or absolute. */
  readonly file: string;
}

/** Structural: GitHub refuses a run with more results, and no person reads as many. */
export const mostSarifResults = 25_000;

const rules = Object.keys(checkRules) as CheckRule[];
const root = '%SRCROOT%';

/** A path as a URI: relative to the root of the sources where it lies in it. */
function artifactLocation(file: string): object {
  const relative = path.normalize(file);
  if (path.isAbsolute(relative) || relative === '..' || relative.startsWith(`..${path.sep}`)) {
    return { uri: pathToFileURL(path.resolve(file)).href };
  }
  // Half of a character in two parts can't be encoded.
  const parts = relative.split(path.sep).map((part) => part.replace(/\p{Cs}/gu, '\ufffd'));
  return { uri: parts.map(encodeURIComponent).join('/'), uriBaseId: root };
}

/**
 * What code scanning knows a finding by, wherever its line has moved: its words, and a number where several in one
 * file have the same. Rule and path are added there.
 */
class Fingerprints {
  private readonly counts = new Map<string, number>();

  of({ file, rule, message }: FileFinding): object {
    const hash = sha256Hex([message], 16);
    const key = `${rule} ${hash} ${file}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return { primaryLocationLineHash: `${hash}:${count}` };
  }
}

function result(finding: FileFinding, fingerprint: object): object {
  const { file, line, column, rule, severity, message } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(file),
          // Code scanning wants an end, too: one character is what is known.
          region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
        },
      },
    ],
    partialFingerprints: fingerprint,
  };
}

/** A rule with all that code scanning shows of one. */
function ruleOf(id: CheckRule): object {
  const text = checkRules[id];
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} "emg-labels check" says where it does not hold, and what to do.` },
  };
}

/**
 * One run as a SARIF log.
 * @param leftOut findings beyond `mostSarifResults`, which are only counted
 */
export function sarifLog(findings: readonly FileFinding[], leftOut: number): object {
  const fingerprints = new Fingerprints();
  const notification = {
    level: 'warning',
    message: { text: `${leftOut} more findings are left out: a run holds ${mostSarifResults} at most.` },
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'emg-labels',
            rules: rules.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [root]: { description: { text: 'The folder in which the check was started.' } },
        },
        invocations: [
          {
            executionSuccessful: true,
            ...(leftOut === 0 ? {} : { toolExecutionNotifications: [notification] }),
          },
        ],
        results: findings.map((finding) => result(finding, fingerprints.of(finding))),
      },
    ],
  };
}
