/** Reading the fields of a header line, with errors that name the file, the line and the field. */
import { RecordingError } from '../recordingError';

/** One line of a header that says something: neither empty nor a comment. */
export interface HeaderLine {
  readonly fileName: string;
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The error for a field that cannot be read. `expected` completes "should be". */
export function fieldError(line: HeaderLine, field: string, found: string, expected: string): RecordingError {
  const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
  return new RecordingError(
    'damaged',
    `${line.fileName}, line ${line.number}: the ${field} is "${shown}" but should be ${expected}; correct the header.`,
  );
}

/** The error for a field that is not there. */
export function missingField(line: HeaderLine, field: string): RecordingError {
  return new RecordingError(
    'damaged',
    `${line.fileName}, line ${line.number}: the ${field} is missing; correct the header.`,
  );
}

/** An integer of at most 15 digits, in [minimum, maximum]. */
export function integerField(
  line: HeaderLine,
  field: string,
  text: string,
  minimum: number,
  maximum = Number.MAX_SAFE_INTEGER,
): number {
  const value = /^[+-]?\d{1,15}$/u.test(text) ? Number(text) : NaN;
  if (value >= minimum && value <= maximum) return value;
  const range = maximum === Number.MAX_SAFE_INTEGER ? `from ${minimum}` : `from ${minimum} to ${maximum}`;
  throw fieldError(line, field, text, `an integer ${range}`);
}

/** A finite decimal number, as C's strtod would read it. */
export function numberField(line: HeaderLine, field: string, text: string): number {
  const value = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  throw fieldError(line, field, text, 'a number');
}
