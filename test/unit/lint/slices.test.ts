import assert from 'node:assert/strict';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { sliceRules } from '../../harness/lint/slices.mjs';

function complaints(code: string): readonly string[] {
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...sliceRules] },
  } satisfies Linter.Config;
  return new Linter().verify(code, [config], 'a.ts').map(({ message }) => message);
}

describe('The lint rules about what takes as long as there are labels', () => {
  const refused: readonly string[] = [
    `import { parse } from '../labels/parse';`,
    `import { parse as read } from '../labels/parse';`,
    `import { serialize } from '../labels/serialize';`,
    `import { merge, mergeSteps } from '../labels/merge';`,
    `import { difference } from '../labels/difference';`,
    `import { inverseEdit } from '../records/edits';`,
    `import { inverseEdit } from '../edits';`,
    `import * as merging from '../merge';`,
    `import { runThrough } from '../base/steps';`,
    `import { readJson } from '../base/json/jsonItems';`,
    `import * as labels from '../labels/parse';`,
    `export { parse } from '../labels/parse';`,
    `export * from '../labels/parse';`,
    `JSON.parse(text);`,
    `JSON['parse'](text);`,
    `const { parse } = JSON;`,
    `const read = JSON;`,
    `new TextDecoder().decode(bytes);`,
  ];
  for (const code of refused) it(`refuse ${code}`, () => assert.notDeepEqual(complaints(code), []));

  const taken: readonly string[] = [
    `import { parseSteps } from '../labels/parse';`,
    `import { mergeSteps } from '../labels/merge';`,
    `import { mergeSteps } from '../merge';`,
    `import { runInSlices } from '../base/steps';`,
    `import * as path from 'node:path'; path.parse(name);`,
    `JSON.stringify(value);`,
  ];
  for (const code of taken) it(`take ${code}`, () => assert.deepEqual(complaints(code), []));
});
