import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Linter } from 'eslint';
import { detectionOrder, folderOrder, recordsBase, recordsOrder } from '../../harness/lint/order.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

const inDetection = ['src/detection', [...detectionOrder]] as const;

function complaints(
  file: string,
  code: string,
  ordered: readonly [folder: string, order: readonly string[], base?: readonly string[]] = inDetection,
): readonly string[] {
  const config = {
    files: ['**/*.ts'],
    plugins: { order: { rules: { folders: folderOrder } } },
    rules: { 'order/folders': ['error', ...ordered] },
  } satisfies Linter.Config;
  const linter = new Linter({ cwd: root });
  return linter.verify(code, [config], path.join(root, file)).map(({ message }) => message);
}

describe('The order of the folders of src/detection', () => {
  const refused: readonly (readonly [file: string, code: string])[] = [
    ['src/detection/scan/activity/a.ts', `import { b } from '../validity/b';`],
    ['src/detection/scan/activity/a.ts', `export { b } from '../../features/b';`],
    ['src/detection/units/sorter/a.ts', `export * from '../b';`],
    ['src/detection/episodes/a.ts', `const b = await import('../units/sorter/b');`],
    ['src/detection/decisions/criteria/a.ts', `import { b } from '../../engine';`],
    ['src/detection/features/a.ts', `import { b } from '../somewhere/b';`],
  ];
  for (const [file, code] of refused) {
    it(`refuses ${code} in ${file}`, () => assert.equal(complaints(file, code).length, 1));
  }

  const allowed: readonly (readonly [file: string, code: string])[] = [
    ['src/detection/scan/validity/a.ts', `import { b } from '../activity/b';`],
    ['src/detection/decisions/criteria/a.ts', `import { b } from '../criterion';`],
    ['src/detection/units/a.ts', `import { b } from './sorter/b';`],
    ['src/detection/features/a.ts', `import { b } from '../../signal/b';`],
    ['src/detection/engine.ts', `import { b } from './events/b';`],
  ];
  for (const [file, code] of allowed) {
    it(`lets pass ${code} in ${file}`, () => assert.deepEqual(complaints(file, code), []));
  }

  it('has a place for every folder', () => {
    assert.equal(complaints('src/detection/new/a.ts', '').length, 1);
  });
});

describe('The order of the folders of src/records', () => {
  const inRecords = ['src/records', recordsOrder, recordsBase] as const;
  const found = (file: string, code: string): number => complaints(file, code, inRecords).length;

  it('keeps a field from knowing its document, and a document from knowing that it is open', () => {
    assert.equal(found('src/records/schema/a.ts', `import { merge } from '../merge';`), 1);
    assert.equal(found('src/records/a.ts', `import { store } from './open/recordStore';`), 1);
    assert.equal(found('src/records/open/a.ts', `import { merge } from '../merge';`), 0);
    assert.equal(found('src/records/schema/a.ts', `import { text } from '../canonicalJson';`), 0);
  });
});

/** What each source file of a folder imports from it, by path. */
function importsWithin(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes(`assembly${path.sep}`))
    .map((file) => path.join(folder, file));
  return new Map(
    files.map((file) => {
      const specifiers = readFileSync(file, 'utf8').matchAll(/\bfrom '(\.[^']+)'/gu);
      const imported = Array.from(specifiers, ([, to = '']) => `${path.resolve(path.dirname(file), to)}.ts`);
      return [file, imported.filter((other) => files.includes(other))];
    }),
  );
}

/** The first circle of imports that is met, as a list of files. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const follow = (file: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const circle = follow(next, [...trail, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = follow(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('The source files', () => {
  for (const folder of ['src', 'webview']) {
    it(`of ${folder} import each other in no circle`, () => {
      const circle = circleIn(importsWithin(path.join(root, folder)));
      assert.deepEqual(
        circle.map((file) => path.relative(root, file)),
        [],
      );
    });
  }
});
