/** Compiles the kernels from AssemblyScript to WebAssembly. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
const source = 'src/kernels/assembly/index.ts';

/** The file that holds them, compiled. */
export const kernelCodeFile = path.join(root, 'src/kernels/kernelCode.ts');

/** Its text, made anew. @throws Error with the compiler's own words. */
export function compiledKernels(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-kernels-'));
  const binary = path.join(folder, 'kernels.wasm');
  try {
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--initialMemory', '1', '--enable', 'simd'];
    execFileSync(process.execPath, [compiler, source, '--outFile', binary, ...options], { cwd: root });
    const lines =
      readFileSync(binary)
        .toString('base64')
        .match(/.{1,100}/g) ?? [];
    return [
      '/** The kernels of ./assembly, compiled: written by `npm run kernels`, never by hand. */',
      `export const kernelCode = \`\n${lines.join('\n')}\n\`;\n`,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
