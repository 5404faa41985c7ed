/**
 * Findings as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning
 * reads.
 */
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
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

function result({ file, line, column, rule, severity, message }: FileFinding): object {
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(file),
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

/**
 * One run as a SARIF log.
 * @param leftOut findings beyond `mostSarifResults`, which are only counted
 */
export function sarifLog(findings: readonly FileFinding[], leftOut: number): object {
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
            rules: rules.map((id) => ({ id, shortDescription: { text: checkRules[id] } })),
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
        results: findings.map(result),
      },
    ],
  };
}
