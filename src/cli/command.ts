/** What a command of `emg-labels` is: its help, its options, and what it does. */
import type { ParseArgsConfig } from 'node:util';
import type { ShimAnswer } from '../git/shim';

/** 0: done; 1: done, and there are findings; 2: could not run; others to git's script alone, which asks for them. */
export type ExitCode = 0 | 1 | 2 | ShimAnswer;

/**
 * Where a command's words go: what it was asked for to stdout, everything else that it has to say to stderr. What
 * writes to stdout resolves when the reader has caught up, so that a long output is never held in memory.
 */
export interface Streams {
  /** One JSON value. */
  readonly json: (value: object) => Promise<void>;
  /** Rows of numbers, ended by line feeds, as they are. */
  readonly csv: (rows: string) => Promise<void>;
  /** Lines for a person to read; each stays one line whatever it holds. */
  readonly lines: (lines: readonly string[]) => Promise<void>;
  /** A message to a person: one line on stderr. */
  readonly say: (sentence: string) => void;
  /** How far a long job is: one line that the next words replace, on a terminal only. */
  readonly progress: (line: string) => void;
}

/** What a command is called with. */
export interface Invocation {
  readonly positionals: readonly string[];
  readonly text: (option: string) => string | undefined;
  /** Of an option that may be repeated. */
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
  readonly streams: Streams;
  /** Names this program to the last byte. Without it nothing is kept from one run to the next. */
  readonly program?: (() => Promise<string>) | undefined;
  /** What node runs to run this program once more. Without it everything is done in this process. */
  readonly programFile?: string | undefined;
}

/** One command; a new one is a new file and one line in `main.ts`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(invocation: Invocation): Promise<ExitCode>;
}

/** A command called in a way that it can't be: the sentence says how it can. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'UsageError';
  }
}

/** An option that must be a number. @throws UsageError */
export function numberOption(invocation: Invocation, option: string, minimum: number): number | undefined {
  const text = invocation.text(option);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= minimum) return value;
  throw new UsageError(`--${option} wants a number of at least ${minimum}, not "${text}".`);
}

/** The one file a command is about. @throws UsageError when there is none, or more. */
export function onlyFile(invocation: Invocation): string {
  const [file, ...others] = invocation.positionals;
  if (file === undefined) throw new UsageError('Name the recording: FILE is missing.');
  if (others.length > 0) throw new UsageError(`One recording at a time: what is "${others.join(' ')}"?`);
  return file;
}
