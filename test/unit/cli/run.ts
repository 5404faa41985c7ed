/** Runs the command line inside the test, with what it prints and says as text. */
import { runCommandLine } from '../../../src/cli/commandLine';
import { streamsOver } from '../../../src/cli/streams';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** Keeps nothing from one run to the next. */
export function run(...args: string[]): Promise<Ran> {
  return ranWith(args);
}

/** Keeps things, as a program of that name. */
export function runAs(program: string, ...args: string[]): Promise<Ran> {
  return ranWith(args, () => Promise.resolve(program));
}

async function ranWith(args: readonly string[], program?: () => Promise<string>): Promise<Ran> {
  const out: string[] = [];
  const said: string[] = [];
  const streams = streamsOver(
    (text) => {
      out.push(text);
      return Promise.resolve();
    },
    (text) => void said.push(text),
  );
  const code = await runCommandLine(args, streams, program);
  return { code, out: out.join(''), said: said.join('').trimEnd() };
}
