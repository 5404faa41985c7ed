/** What is wrong with a text, and on which line: for parse failures, warnings and the check command. */

/** What kind of problem keeps a text from being read, where that is known. */
export type ProblemRule = 'syntax' | 'schema' | 'newer-version' | 'duplicate-id' | 'unresolved-conflict';

/** One clear sentence about one line. */
export interface TextProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 1; absent where only the line is known. */
  readonly column?: number;
  readonly rule?: ProblemRule;
  readonly message: string;
}

/** What of a problem is known beside its line. */
export type ProblemNotes = Pick<TextProblem, 'column' | 'rule'>;

/** A problem without fields that are not known. */
export function textProblem(line: number, message: string, { column, rule }: ProblemNotes = {}): TextProblem {
  return {
    line,
    ...(column === undefined ? {} : { column }),
    ...(rule === undefined ? {} : { rule }),
    message,
  };
}

/** Raised inside the parser at the first thing wrong in a record or header; `parse` collects them. */
export class TextProblemError extends Error {
  readonly line: number;
  private readonly notes: ProblemNotes;

  constructor(line: number, message: string, notes: ProblemNotes = {}) {
    super(message);
    this.name = 'TextProblemError';
    this.line = line;
    this.notes = notes;
  }

  /** The problem; `notes` count where the error itself does not know better. */
  problem(notes: ProblemNotes = {}): TextProblem {
    return textProblem(this.line, this.message, { ...notes, ...this.notes });
  }
}

/** A value as a message quotes it, cut to a length that still reads. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
