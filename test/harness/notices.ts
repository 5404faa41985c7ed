// The notices that licences ask for, of everything of others in the bundles: found in what esbuild says it has read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { builds } from './builds.mjs';
import { projectRoot } from './paths';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

/** Licences that let us ship what stands under them with a notice and nothing more. */
const freeLicences = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);
/**
 * Fonts and pictures that stand under a licence for works; and h5wasm, whose own licence (NIST's, with that of HDF5, which is
 * BSD's) lets it be copied with its notice intact.
 */
const freeWorks = new Set(['@vscode/codicons CC-BY-4.0', 'h5wasm SEE LICENSE IN LICENSE.txt']);

/** Compiled in before esbuild sees it: the kernels' WebAssembly holds a little of AssemblyScript's own library. */
const compiledIn: Readonly<Record<string, string>> = {
  'src/kernels/kernelCode.ts': join('node_modules', 'assemblyscript'),
};

/** Folders, from the project's root, of the packages that any bundle has read a file of; sorted. */
export async function bundledPackages(): Promise<readonly string[]> {
  const results = await Promise.all(
    builds(true).map((build) =>
      esbuild.build({ ...build, absWorkingDir: projectRoot, write: false, metafile: true }),
    ),
  );
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap(
    (input) => compiledIn[input] ?? /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(input)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
}

function mitText(holder: string): string {
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

/** The package's own licence and notice files; the text that its licence's name stands for where it brings none. */
function licenceTexts(folder: string, { name, license, author }: PackageJson): readonly string[] {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying|copyright)/iu.test(file));
  if (files.length > 0) return files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const holder = typeof author === 'string' ? author : author?.name;
  if (license === 'MIT' && holder !== undefined) return [mitText(holder)];
  throw new Error(`${name} brings no licence text: put it into test/harness/notices.ts, or do without it.`);
}

function noticeOf(folder: string): string {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
  const { name, version, license = 'none', repository } = description;
  if (!freeLicences.has(license) && !freeWorks.has(`${name} ${license}`)) {
    throw new Error(`${name} stands under the licence ${license}, which may not ship.`);
  }
  const url = typeof repository === 'string' ? repository : repository?.url;
  const head = [`${name} ${version}`, `Licence: ${license}`, ...(url === undefined ? [] : [url])].join('\n');
  return [head, ...licenceTexts(folder, description)].join('\n\n');
}

/**
 * The text of ThirdPartyNotices.txt for the packages in these folders.
 * @throws Error naming the package whose licence does not let it ship, or that brings no text of it
 */
export function noticesText(folders: readonly string[]): string {
  const line = '-'.repeat(80);
  const notices = folders.map((folder) => noticeOf(join(projectRoot, folder)));
  const head = 'EMG Labels holds software and a font of others. Their notices:';
  return `${[head, ...notices].join(`\n\n${line}\n\n`)}\n`;
}
