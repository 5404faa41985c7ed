/**
 * Headers whose last line has no line end: written so by some programs, cut there in others. A number that was cut is a
 * number too (a gain of 2000 becomes 20), so what stands last is doubted aloud, and not believed where the other lines
 * show that more should follow.
 */
import type { HeaderLine } from './fields';
import type { SignalSpec } from './headerTypes';

/** Fields of a signal line by their place, as far as samples depend on them. */
const [formatField, gainField, zeroField, initialField] = [1, 2, 4, 5];

/** The fields of a line; a blank at its end begins one more, of which nothing is there. */
function fieldsOf({ text }: HeaderLine): readonly string[] {
  return text.trimStart().split(/\s+/u);
}

/** The line that the text ends in without a line end; undefined where it ends well. */
export function unfinishedLine(text: string, lines: readonly HeaderLine[]): HeaderLine | undefined {
  const last = lines.at(-1);
  return last && text.endsWith(last.text) ? last : undefined;
}

function sentence({ fileName, number }: HeaderLine, doubt: string): string {
  return `${fileName} ends within line ${number}, without a line end: if it was cut there, ${doubt}; check it against the original.`;
}

/** How a sentence names a field that may be cut. */
function named(title: string, text: string): string {
  return text === '' ? `the ${title} is missing` : `the ${title} (${text}) lacks digits`;
}

/** What may be wrong in the samples because the last field of a signal line may be cut; undefined where nothing is. */
function doubtOf(fields: readonly string[], spec: SignalSpec): string | undefined {
  const last = fields.at(-1) ?? '';
  const place = fields.length - 1;
  if (place === formatField) {
    return `the signal format (${last}) is another and the curve is not the recording's`;
  }
  if (place === gainField && last.includes('/')) return `the unit ("${spec.units}") is another`;
  if (place === gainField && last.includes('(')) {
    return `the unit is another than the WFDB default of ${spec.units}`;
  }
  if (place === gainField) return `${named('gain', last)} and amplitudes are wrong by powers of ten`;
  // What counts from a value in a field that is not there counts from 0.
  const hasBaseline = fields[gainField]?.includes('(') === true;
  if (place <= zeroField && !hasBaseline) {
    return `${named('ADC zero', place === zeroField ? last : '')} and the baseline is wrong`;
  }
  if (place <= initialField && spec.format === 8) {
    return `${named('initial value', place === initialField ? last : '')} and the baseline is wrong`;
  }
  return undefined;
}

/** Signal lines as they are believed, and a sentence about the doubt. */
export interface CheckedSignals {
  readonly signals: readonly SignalSpec[];
  readonly cutWarning?: string;
}

/**
 * Looks at the last signal line.
 * @param unfinished the line that `unfinishedLine` found.
 * @param parse reads a line; of one whose gain is not believed it gets the fields before.
 */
export function checkLastSignal(
  lines: readonly HeaderLine[],
  unfinished: HeaderLine | undefined,
  parse: (line: HeaderLine) => SignalSpec,
): CheckedSignals {
  const signals = lines.map(parse);
  const [last, spec] = [lines.at(-1), signals.at(-1)];
  if (!last || !spec || last !== unfinished) return { signals };
  const fields = fieldsOf(last);
  const isShort = lines.some((line) => fieldsOf(line).length > fields.length);
  if (isShort && fields.length - 1 === gainField) {
    const before = parse({ ...last, text: fields.slice(0, gainField).join(' ') });
    const gain = fields[gainField] ?? '';
    const doubt = gain === '' ? 'its gain is missing' : `its gain (${gain}) is not whole: it is not used`;
    const cutWarning = `${last.fileName} breaks off in line ${last.number}, which is shorter than the others: ${doubt}, and amplitudes of this signal are not calibrated.`;
    return { signals: [...signals.slice(0, -1), before], cutWarning };
  }
  const doubt = doubtOf(fields, spec);
  return doubt === undefined ? { signals } : { signals, cutWarning: sentence(last, doubt) };
}

/** The sentence about a last segment whose length may be cut, where nothing says how long the record is. */
export function segmentCutWarning(
  lines: readonly HeaderLine[],
  unfinished: HeaderLine | undefined,
  statedFrames: number | undefined,
): string | undefined {
  const last = lines.at(-1);
  if (!last || last !== unfinished || statedFrames !== undefined) return undefined;
  return sentence(last, 'the last segment is longer than it is shown');
}
