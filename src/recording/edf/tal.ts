/**
 * Parses time-stamped annotation lists (TALs), EDF+'s annotations: `onset [0x15 duration] 0x14 text 0x14 … 0`.
 * Specification: https://www.edfplus.info/specs/edfplus.html, sections 2.2.2 to 2.2.4.
 */
import { decodeText } from './headerText';

/** One list: a time, and the texts that belong to it; an empty text keeps a data record's time. */
export interface Tal {
  /** Seconds from the header's start time. */
  readonly onsetSeconds: number;
  /** 0 where none is stated. */
  readonly durationSeconds: number;
  readonly texts: readonly string[];
}

/** What the annotation bytes of one record hold. */
export interface Tals {
  readonly lists: readonly Tal[];
  /** How many stretches between NULs are no list. */
  readonly broken: number;
}

const textMark = 0x14;
const times = /^ *([+-]?\d+(?:\.\d*)?)(?:\x15(\d+(?:\.\d*)?)?)?$/u;

/** Every list in one annotation signal's bytes of one record. */
export function parseTals(bytes: Uint8Array): Tals {
  const lists: Tal[] = [];
  let broken = 0;
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(0, start);
    const end = next < 0 ? bytes.length : next;
    const list = parseTal(bytes.subarray(start, end));
    if (list) lists.push(list);
    else if (bytes.subarray(start, end).some((byte) => byte !== 0x20)) broken += 1;
    start = end + 1;
  }
  return { lists, broken };
}

/**
 * The time-keeping onset of a record: that of its first list, even where what follows is cut off. Its first text is
 * empty; a list with a remark there is what is left of another one.
 */
export function firstOnset(bytes: Uint8Array): number | undefined {
  const end = bytes.indexOf(0);
  const list = parseTal(end < 0 ? bytes : bytes.subarray(0, end));
  return list && (list.texts[0] ?? '') === '' ? list.onsetSeconds : undefined;
}

function parseTal(bytes: Uint8Array): Tal | undefined {
  const mark = bytes.indexOf(textMark);
  if (mark < 0) return undefined;
  const match = times.exec(new TextDecoder('latin1').decode(bytes.subarray(0, mark)));
  const onsetSeconds = Number(match?.[1]);
  const durationSeconds = Number(match?.[2] ?? 0);
  if (!Number.isFinite(onsetSeconds) || !Number.isFinite(durationSeconds)) return undefined;
  return { onsetSeconds, durationSeconds, texts: splitTexts(bytes.subarray(mark + 1)) };
}

/** The texts between the marks; one that the list's end cuts off is kept. */
function splitTexts(bytes: Uint8Array): string[] {
  const texts: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(textMark, start);
    const end = next < 0 ? bytes.length : next;
    texts.push(decodeText(bytes.subarray(start, end)));
    start = end + 1;
  }
  return texts;
}
