/** Runs the command line inside the test, with what it prints and says as text. */
import { runCommandLine } from '../../../src/cli/commandLine';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

export async function run(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommandLine(args, {
    out: (text) => {
      out.push(text);
      return Promise.resolve();
    },
    say: (line) => void said.push(line),
  });
  return { code, out: out.join(''), said: said.join('\n') };
}
