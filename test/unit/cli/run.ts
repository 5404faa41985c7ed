/** Runs the command line inside the test, with what it prints and says as text. */
import { runCommandLine } from '../../../src/cli/commandLine';
import { streamsOver } from '../../../src/cli/streams';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

export async function run(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const said: string[] = [];
  const streams = streamsOver(
    (text) => {
      out.push(text);
      return Promise.resolve();
    },
    (text) => void said.push(text),
  );
  const code = await runCommandLine(args, streams);
  return { code, out: out.join(''), said: said.join('').trimEnd() };
}
