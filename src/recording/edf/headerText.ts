/**
 * Where each field of an EDF header stands, and its text. Layout: https://www.edfplus.info/specs/edf.html
 * (BDF differs only in the first byte and the width of a sample).
 */
import { eightBitText } from '../../base/eightBitText';
import { RecordingError } from '../recordingError';

/** A field's place in the file, with a name a user understands. */
export interface FieldPlace {
  readonly title: string;
  readonly offset: number;
  readonly width: number;
}

export const fixedHeaderBytes = 256;
export const signalHeaderBytes = 256;

/** Offset and width of each field of the fixed header. */
const fixedFields = {
  patient: { title: 'patient', offset: 8, width: 80 },
  recording: { title: 'recording identification', offset: 88, width: 80 },
  startDate: { title: 'start date', offset: 168, width: 8 },
  startTime: { title: 'start time', offset: 176, width: 8 },
  headerBytes: { title: 'number of header bytes', offset: 184, width: 8 },
  reserved: { title: 'reserved field', offset: 192, width: 44 },
  recordCount: { title: 'number of data records', offset: 236, width: 8 },
  recordSeconds: { title: 'duration of a data record', offset: 244, width: 8 },
  signalCount: { title: 'number of signals', offset: 252, width: 4 },
} as const satisfies Record<string, FieldPlace>;

/** Fields of the signals, in file order: each stands once per signal before the next field begins. */
const signalFields = [
  ['label', 'label', 16],
  ['transducer', 'transducer type', 80],
  ['unit', 'physical dimension', 8],
  ['physicalMinimum', 'physical minimum', 8],
  ['physicalMaximum', 'physical maximum', 8],
  ['digitalMinimum', 'digital minimum', 8],
  ['digitalMaximum', 'digital maximum', 8],
  ['prefiltering', 'prefiltering', 80],
  ['samplesPerRecord', 'number of samples in each data record', 8],
] as const;

export type FixedField = keyof typeof fixedFields;
export type SignalField = (typeof signalFields)[number][0];

/** Text as recorders write it where ASCII is asked for. */
export function decodeText(bytes: Uint8Array): string {
  return eightBitText(bytes);
}

/** The bytes of an EDF or BDF header, and the text of each field. */
export class HeaderText {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** How many bytes the fields from the start date on stand later than the format says (see `headerShift`). */
  readonly shift: number;
  readonly signalCount: number;

  constructor(fileName: string, bytes: Uint8Array, shift = 0, signalCount = 0) {
    this.fileName = fileName;
    this.bytes = bytes;
    this.shift = shift;
    this.signalCount = signalCount;
  }

  /** The place of a field of the fixed header. */
  fixed(field: FixedField): FieldPlace {
    const place = fixedFields[field];
    if (field === 'patient' || field === 'recording') return place;
    return { ...place, offset: place.offset + this.shift };
  }

  /** The place of a field of signal `index` (from 0). */
  ofSignal(field: SignalField, index: number): FieldPlace {
    let offset = fixedHeaderBytes + this.shift;
    for (const [name, title, width] of signalFields) {
      if (name === field) {
        return { title: `${title} of signal ${index + 1}`, offset: offset + index * width, width };
      }
      offset += this.signalCount * width;
    }
    throw new RangeError(`An EDF header has no field ${field}.`);
  }

  /** A field's text, without the blanks, NULs and other control characters around and in it. */
  text(place: FieldPlace): string {
    const bytes = this.bytes.subarray(place.offset, place.offset + place.width);

    return decodeText(bytes)
      .replace(/[\u0000-\u001f\u007f]+/gu, ' ')
      .trim();
  }

  /** `the start date (bytes 168 to 175) is "42.00.00"`: the start of every sentence about a field. */
  describe(place: FieldPlace): string {
    const last = place.offset + place.width - 1;
    return `the ${place.title} (bytes ${place.offset} to ${last}) is "${this.text(place)}"`;
  }

  /** The error for a field without which the file cannot be read. */
  impossible(place: FieldPlace, expected: string): RecordingError {
    const sentence = `${this.fileName} cannot be read as EDF or BDF: ${this.describe(place)}, but ${expected}.`;
    return new RecordingError('damaged', sentence);
  }
}

/**
 * A field's whole number, or undefined when it holds anything else.
 * Only digits count: `1e9` in an eight-byte field is a trick, not a number of samples.
 */
export function wholeNumber(text: string): number | undefined {
  return /^[+-]?\d+$/u.test(text) ? Number(text) : undefined;
}

/** A field's decimal number, a comma taken for the point; undefined when it holds anything else or no finite number. */
export function decimalNumber(text: string): number | undefined {
  if (!/^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/u.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * How many bytes later than the format says the start date stands, when the sizes in the header agree with each
 * other there: 0 in a proper file. Some writers drop a byte of the two identification fields, or write `é`
 * there as two bytes, and all that follows moves. Undefined when the sizes agree nowhere.
 */
export function agreeingShift(bytes: Uint8Array): number | undefined {
  return [0, -1, 1, -2, 2, -3, 3, -4, 4].find((shift) => {
    const header = new HeaderText('', bytes, shift);
    const count = wholeNumber(header.text(header.fixed('signalCount')));
    const stated = wholeNumber(header.text(header.fixed('headerBytes')));
    return count !== undefined && count > 0 && stated === fixedHeaderBytes + signalHeaderBytes * count;
  });
}
