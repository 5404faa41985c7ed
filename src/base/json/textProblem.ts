/** What is wrong with a text, and on which line: for parse failures, warnings and the check command. */

/** One clear sentence about one line. */
export interface TextProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
}

/** Raised inside the parser at the first thing wrong in a record or header; `parse` collects them. */
export class TextProblemError extends Error implements TextProblem {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = 'TextProblemError';
    this.line = line;
  }
}

/** A value as a message quotes it, cut to a length that still reads. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
