/**
 * Parses an MIT-format annotation file (.atr): words of 16 bits, six for a code and ten for a number.
 * Source: annot(5), WFDB Applications Guide, https://physionet.org/physiotools/wag/annot-5.htm
 */
import { eightBitText } from '../../base/eightBitText';
import { byteAt } from '../../base/typedArrays';
import { lastAnnotationCode } from './annotationCodes';

/** One annotation as the file states it. */
export interface MitAnnotation {
  /** Ticks from the start of the record. */
  readonly sample: number;
  readonly code: number;
  readonly subtype: number;
  readonly channel: number;
  readonly number: number;
  /** Text that goes with it, without the NULs that pad it; undefined where there is none. */
  readonly aux?: string;
}

/** What a file holds, and where it breaks off when it has no end mark. */
export interface ParsedAnnotations {
  readonly annotations: readonly MitAnnotation[];
  /** The byte at which the file ends inside or after an annotation, without the word 0 that should end it. */
  readonly brokenOffAt?: number;
  /** There are more than any person can list: those after `mostAnnotations` are left out. */
  readonly tooMany?: true;
}

/** More than this no person wrote and no editor can list. */
export const mostAnnotations = 1_000_000;

const skip = 59;
const setNumber = 60;
const setSubtype = 61;
const setChannel = 62;
const auxiliary = 63;

type Growing = { -readonly [Key in keyof MitAnnotation]: MitAnnotation[Key] };

function word(bytes: Uint8Array, offset: number): number {
  return byteAt(bytes, offset) | (byteAt(bytes, offset + 1) << 8);
}

function signedByte(value: number): number {
  return (value << 24) >> 24;
}

/** Auxiliary text is UTF-8 in newer files, one byte per character in older ones. */
function auxText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  return eightBitText(text);
}

/** Reads words one after the other and keeps what carries over: time, number and channel. */
class AnnotationParser {
  readonly annotations: Growing[] = [];
  private time = 0;
  private number = 0;
  private channel = 0;
  /** The annotation that modifiers belong to; undefined after an empty one, which only moves time. */
  private current: Growing | undefined;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /**
   * Parses up to the end mark, or to one annotation more than are kept. Returns undefined then, else the byte where the
   * file breaks off.
   */
  parse(): number | undefined {
    const { bytes } = this;
    let offset = 0;
    let afterSkip = false;
    while (offset + 2 <= bytes.length) {
      if (this.annotations.length > mostAnnotations) return undefined;
      const value = word(bytes, offset);
      const code = value >> 10;
      const data = value & 1023;
      offset += 2;
      if (value === 0 && !afterSkip) return undefined;
      afterSkip = code === skip;
      if (code === skip) {
        if (offset + 4 > bytes.length) return bytes.length;
        // PDP-11 order: the high word first. A step back in time is a negative number.
        this.time += (word(bytes, offset) << 16) | word(bytes, offset + 2);
        offset += 4;
      } else if (code === auxiliary) {
        if (this.current) this.current.aux = auxText(bytes.subarray(offset, offset + data));
        offset += data + (data & 1);
      } else if (code <= lastAnnotationCode) this.add(code, data);
      else this.modify(code, data);
    }
    return bytes.length;
  }

  private add(code: number, interval: number): void {
    this.time += interval;
    this.current = undefined;
    if (code === 0) return;
    const { time: sample, channel, number } = this;
    this.current = { sample, code, subtype: 0, channel, number };
    this.annotations.push(this.current);
  }

  /** Number and channel hold for later annotations too, the subtype for this one. Codes 50 to 58 are not used. */
  private modify(code: number, data: number): void {
    if (code === setNumber) this.number = signedByte(data);
    if (code === setChannel) this.channel = data & 255;
    if (!this.current) return;
    this.current.number = this.number;
    this.current.channel = this.channel;
    if (code === setSubtype) this.current.subtype = signedByte(data);
  }
}

/** Every annotation of the file, as far as it goes. */
export function parseAnnotations(bytes: Uint8Array): ParsedAnnotations {
  const parser = new AnnotationParser(bytes);
  const brokenOffAt = parser.parse();
  const { annotations } = parser;
  if (annotations.length > mostAnnotations) {
    return { annotations: annotations.slice(0, mostAnnotations), tooMany: true };
  }
  return { annotations, ...(brokenOffAt !== undefined && { brokenOffAt }) };
}
