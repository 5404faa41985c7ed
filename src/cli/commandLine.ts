/** The command line: finds the command, reads its options, turns what it throws into a sentence and an exit code. */
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { agreement } from './agreement/command';
import { batch } from './batch/command';
import { cache } from './cache';
import { check } from './check';
import { UsageError, type Command, type ExitCode, type Invocation, type Streams } from './command';
import { diff } from './diff';
import { detect } from './detect';
import { info } from './info';
import { mergeDriver } from './mergeDriver';
import { parameters } from './parameters';
import { report } from './report/command';
import { samples } from './samples';
import { setup } from './setup';
import { study } from './study';
import { textconv } from './textconv';
import { units } from './units';

const commands: readonly Command[] = [
  info,
  samples,
  detect,
  units,
  parameters,
  check,
  study,
  diff,
  textconv,
  report,
  batch,
  agreement,
  mergeDriver,
  setup,
  cache,
];

/** Two blanks after the longest. */
const nameWidth = Math.max(...commands.map(({ name }) => name.length)) + 2;

const help = `emg-labels COMMAND …

Reads EMG recordings and the label files beside them. Data goes to stdout, messages to stderr.
Exit code 0: done; 1: done, with findings; 2: could not run.

${commands.map(({ name, summary }) => `  ${name.padEnd(nameWidth)}${summary}`).join('\n')}

emg-labels COMMAND --help says more, emg-labels --version which version this is.`;

/**
 * Runs `emg-labels` with these arguments (without node and script). Never throws.
 * @param program see `Invocation`, as is `programFile`
 */
export async function runCommandLine(
  args: readonly string[],
  streams: Streams,
  program?: () => Promise<string>,
  programFile?: string,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await streams.lines(help.split('\n'));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    await streams.lines([version]);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    streams.say(`There is no command "${name}". emg-labels --help lists them.`);
    return 2;
  }
  try {
    return await runCommand(command, rest, { streams, program, programFile });
  } catch (error) {
    streams.say(`emg-labels ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

async function runCommand(
  command: Command,
  args: readonly string[],
  around: Pick<Invocation, 'streams' | 'program' | 'programFile'>,
): Promise<ExitCode> {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own sentence names the option that is wrong.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const values: Readonly<Record<string, unknown>> = parsed.values;
  if (values['help'] === true) {
    await around.streams.lines(command.help.split('\n'));
    return 0;
  }
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  const texts = (option: string): readonly string[] => {
    const value = values[option];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };
  const flag = (option: string): boolean => values[option] === true;
  return command.run({ positionals: parsed.positionals, text, texts, flag, ...around });
}
