/** Python as the other side of a comparison: a program of ours that measures one run for each line that it is sent. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { LeftOut } from './figure';

/** What a run took, by the program's own clock. */
export interface Timing {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the package that was measured. */
  readonly version: string;
}

/** The path's own, and the one that Debian's packages are for. */
const pythons = ['python3', '/usr/bin/python3'];

/** The first Python that has a package. @throws LeftOut where none has. */
export function pythonWith(packageName: string): string {
  const found = pythons.find((python) => spawnSync(python, ['-c', `import ${packageName}`]).status === 0);
  if (found === undefined) {
    throw new LeftOut(`No python3 here has ${packageName} (in Debian: python3-${packageName}).`);
  }
  return found;
}

/** A script of this folder that stays, and measures when told to. */
export class PythonProgram {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private readonly script: string;
  private complaints = '';

  /** @throws LeftOut where no Python has the package */
  constructor(packageName: string, script: string, args: readonly (string | number)[]) {
    this.script = script;
    const file = path.join(import.meta.dirname, script);
    this.process = spawn(pythonWith(packageName), [file, ...args.map(String)]);
    this.process.stderr.on('data', (text: Buffer) => (this.complaints += text.toString()));
    this.process.stdin.on('error', () => undefined);
    this.lines = createInterface(this.process.stdout)[Symbol.asyncIterator]();
  }

  /** @throws Error with what the program complained of, where it has ended */
  async run(): Promise<Timing> {
    this.process.stdin.write('\n');
    const line: IteratorResult<string, unknown> = await this.lines.next();
    if (line.done === true) throw new Error(`${this.script} ended: ${this.complaints.trim()}`);
    return JSON.parse(line.value) as Timing;
  }

  end(): void {
    this.process.stdin.end();
  }
}
