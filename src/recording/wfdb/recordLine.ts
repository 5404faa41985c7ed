/** Parses the record line of a WFDB header: `name[/segments] signals [rate[/counter[(base)]] [frames [time [date]]]]`. */
import { fieldError, integerField, missingField, numberField, type HeaderLine } from './fields';
import type { RecordLine } from './headerTypes';
import { withoutFolder } from '../siblings';

/** header(5): the sampling frequency when the record line states none (Hz). */
const defaultFrameRate = 250;
/** More signals than any recorder has; a bound for what a damaged header can ask for. */
const mostSignals = 65_536;

/** Frames per second; the counter frequency behind the slash only serves display and is checked, not kept. */
function frameRate(line: HeaderLine, text: string | undefined): number {
  if (text === undefined) return defaultFrameRate;
  const parts = /^([^/()]+)(?:\/([^/()]+)(?:\(([^()]+)\))?)?$/u.exec(text);
  if (!parts) throw fieldError(line, 'sampling frequency', text, 'like 4000, 4000/1000 or 4000/1000(0)');
  const [, rate = '', counter, base] = parts;
  if (counter !== undefined) numberField(line, 'counter frequency', counter);
  if (base !== undefined) numberField(line, 'base counter value', base);
  const value = numberField(line, 'sampling frequency', rate);
  if (value > 0) return value;
  throw fieldError(line, 'sampling frequency', rate, 'above 0 Hz');
}

/**
 * The name field taken apart: `case01`, `case01/3` (segments), or with the folder of an archive before it, as in
 * `signals/case01`. A number behind the slash is a number of segments, unless the header's own file is called so.
 */
function nameParts(line: HeaderLine, field: string): { readonly name: string; readonly segments?: string } {
  const stem = line.fileName.replace(/\.hea$/iu, '');
  const slash = field.lastIndexOf('/');
  const [before, last] = [field.slice(0, Math.max(0, slash)), field.slice(slash + 1)];
  const isCount = slash >= 0 && /^[+-]?\d+$/u.test(last) && (last !== stem || before === stem);
  const name = withoutFolder(isCount ? before : field);
  const isNamed = name !== '' && (!isCount || !before.includes('/') || name === stem);
  if (isNamed) return isCount ? { name, segments: last } : { name };
  throw fieldError(line, 'record name', field, 'like case01 or case01/3');
}

/**
 * The record line's fields.
 * @throws RecordingError that names the line and the field.
 */
export function parseRecordLine(line: HeaderLine): RecordLine {
  const [nameField = '', signals, rate, frames, baseTime, baseDate] = line.text.trim().split(/\s+/u);
  const { name, segments } = nameParts(line, nameField);
  if (signals === undefined) throw missingField(line, 'number of signals');
  const frameCount = frames === undefined ? 0 : integerField(line, 'number of samples', frames, 0);
  return {
    name,
    ...(segments !== undefined && {
      segmentCount: integerField(line, 'number of segments', segments, 1),
    }),
    signalCount: integerField(line, 'number of signals', signals, 0, mostSignals),
    frameRate: frameRate(line, rate),
    ...(frameCount > 0 && { frames: frameCount }),
    ...(baseTime !== undefined && { baseTime }),
    ...(baseDate !== undefined && { baseDate }),
  };
}
