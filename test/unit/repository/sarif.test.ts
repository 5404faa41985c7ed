import assert from 'node:assert/strict';
import * as path from 'node:path';
import { Ajv } from 'ajv';
import { checkRules } from '../../../src/records/findings';
import { findingsReport } from '../../../src/cli/checkReport';
import type { Invocation } from '../../../src/cli/command';
import { mostSarifResults, sarifLog, type FileFinding } from '../../../src/repository/sarif';
import { run } from '../cli/run';
import { labelOf, StudyFolder } from './folder';

/**
 * What SARIF 2.1.0 requires of the parts that a check writes, in the words of its published schema
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json), and what code scanning asks beyond
 * that (GitHub, "SARIF support for code scanning", what it marks as required): results with a place in a file from begin to
 * end and a fingerprint, rules with a full description and help.
 */
const message = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
  additionalProperties: false,
};
const sarifSchema = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    version: { enum: ['2.1.0'] },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                properties: {
                  name: { type: 'string' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id', 'shortDescription', 'fullDescription', 'help'],
                      properties: {
                        id: { type: 'string' },
                        shortDescription: message,
                        fullDescription: message,
                        help: message,
                      },
                    },
                  },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          originalUriBaseIds: { type: 'object' },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['executionSuccessful'],
              properties: { executionSuccessful: { type: 'boolean' } },
            },
          },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['ruleId', 'message', 'locations', 'partialFingerprints'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: 0 },
                level: { enum: ['none', 'note', 'warning', 'error'] },
                message,
                partialFingerprints: {
                  type: 'object',
                  required: ['primaryLocationLineHash'],
                  additionalProperties: { type: 'string', minLength: 1 },
                },
                locations: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['physicalLocation'],
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation', 'region'],
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            required: ['uri'],
                            properties: { uri: { type: 'string' }, uriBaseId: { type: 'string' } },
                          },
                          region: {
                            type: 'object',
                            required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
                            properties: {
                              startLine: { type: 'integer', minimum: 1 },
                              startColumn: { type: 'integer', minimum: 1 },
                              endLine: { type: 'integer', minimum: 1 },
                              endColumn: { type: 'integer', minimum: 1 },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications?: readonly object[] }[];
    readonly results: readonly {
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        };
      }[];
    }[];
  }[];
}

function assertValid(log: unknown): Log {
  const validate = new Ajv().compile(sarifSchema);
  const isValid: boolean = validate(log);
  assert.ok(isValid, JSON.stringify(validate.errors));
  return log as Log;
}

const finding: FileFinding = {
  file: 'a.labels.json',
  line: 3,
  column: 2,
  rule: 'canonical',
  severity: 'warning',
  message: 'The file is not in canonical form from here on.',
};

const place = (log: Log): object => log.runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation;

describe('A check’s findings as SARIF', () => {
  it('are a log of the published shape, and no results where nothing was found', () => {
    assert.deepEqual(assertValid(sarifLog([], 0)).runs[0]?.results, []);
    const [made] = assertValid(sarifLog([finding], 0)).runs;
    const [found] = made?.results ?? [];
    assert.equal(made?.tool.driver.rules[found?.ruleIndex ?? -1]?.id, found?.ruleId);
    assert.equal(made?.tool.driver.rules.length, Object.keys(checkRules).length);
  });

  it('name files by percent-encoded paths from the root of the sources', () => {
    const at = (file: string): object => place(assertValid(sarifLog([{ ...finding, file }], 0)));
    assert.deepEqual(at(path.join('a b', 'Müller #1%.edf.labels.json')), {
      uri: 'a%20b/M%C3%BCller%20%231%25.edf.labels.json',
      uriBaseId: '%SRCROOT%',
    });
    assert.doesNotThrow(() => at('half \ud800 a character.labels.json'));
    assert.match(JSON.stringify(at(path.join('..', 'x.labels.json'))), /^\{"uri":"file:\/\/\/[^"]+"\}$/u);
  });

  it('are known again when their line has moved, and each of several with the same words for itself', () => {
    const prints = (...findings: readonly FileFinding[]): readonly (string | undefined)[] =>
      (assertValid(sarifLog(findings, 0)).runs[0]?.results ?? []).map(
        (each) => each.partialFingerprints['primaryLocationLineHash'],
      );
    const [moved, other] = [
      { ...finding, line: 40 },
      { ...finding, message: 'Another.' },
    ];
    assert.deepEqual(prints(finding), prints(moved));
    assert.equal(new Set(prints(finding, moved, other)).size, 3);
  });

  it('of every rule are such a log', () => {
    const all = (Object.keys(checkRules) as (keyof typeof checkRules)[]).map((rule) => ({
      ...finding,
      rule,
    }));
    assert.equal(assertValid(sarifLog(all, 0)).runs[0]?.results.length, all.length);
  });

  it('are no more than code scanning takes, which the log says', () => {
    const [made] = assertValid(sarifLog([finding], 7)).runs;
    assert.match(JSON.stringify(made?.invocations), /7 more findings are left out/u);
    assert.equal(mostSarifResults, 25_000);
  });

  it('begin with the errors, so that no limit hides one behind warnings', async () => {
    const logs: object[] = [];
    const streams = { json: (log: object) => Promise.resolve(void logs.push(log)), say: () => undefined };
    const asked = { flag: (name: string) => name === 'sarif', streams } as unknown as Invocation;
    const report = findingsReport(asked);
    const severe = { ...finding, severity: 'error' as const };
    await report.add(Array.from({ length: mostSarifResults }, () => ({ ...finding, severity: 'warning' })));
    await report.add([
      { ...severe, message: 'First.' },
      { ...severe, message: 'Second.' },
    ]);
    await report.end({ files: 1, links: 0 });
    const [made] = (logs[0] as Log).runs;
    const results = made?.results ?? [];
    const texts = results.slice(0, 3).map((each) => JSON.stringify(each));
    for (const [i, part] of ['"First."', '"Second."', '"level":"warning"'].entries()) {
      assert.ok(texts[i]?.includes(part), part);
    }
    assert.equal(results.length, mostSarifResults);
    assert.match(JSON.stringify(made?.invocations), /2 more findings are left out/u);
  });

  it('come out of the command as one JSON value', async () => {
    const folder = new StudyFolder();
    try {
      await folder.labelled('one.edf', [labelOf('a', 0, 500, { label: 'dystonia' })]);
      const { code, out } = await run('check', folder.path, '--sarif');
      const [made] = assertValid(JSON.parse(out)).runs;
      assert.deepEqual([code, made?.results.map(({ ruleId }) => ruleId)], [1, ['unknown-label']]);
      assert.equal((await run('check', folder.path, '--sarif', '--json')).code, 2);
    } finally {
      folder.remove();
    }
  });
});
