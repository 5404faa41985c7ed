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

/** A list of which a time cannot be read; its texts are there all the same. */
export interface UntimedTal {
  /** As it is written, the duration included. */
  readonly written: string;
  readonly texts: readonly string[];
}

/** What the annotation bytes of one record hold. */
export interface Tals {
  readonly lists: readonly Tal[];
  /** Lists without an onset that could be read. */
  readonly untimed: readonly UntimedTal[];
  /** Lists whose onset is read, and whose duration is not: it counts as 0. */
  readonly unlasting: readonly UntimedTal[];
  /** How many segments between NULs are no list. */
  readonly broken: number;
}

const [textMark, durationMark] = [0x14, 0x15];
/** As the format writes it, and as programs do: `5e-05`, `1,25`, `.5`, without a sign, with blanks. */
const seconds = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/iu;
/** What stands in the place of a time, where it is a list at all: not the bytes of samples. */
const timeLike = /^[\x20-\x7e\x15]{1,40}$/u;

/** Every list in one annotation signal's bytes of one record. */
export function parseTals(bytes: Uint8Array): Tals {
  const lists: Tal[] = [];
  const untimed: UntimedTal[] = [];
  const unlasting: UntimedTal[] = [];
  let broken = 0;
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(0, start);
    const end = next < 0 ? bytes.length : next;
    const list = parseTal(bytes.subarray(start, end));
    if (list?.onsetSeconds !== undefined) {
      lists.push({ ...list, onsetSeconds: list.onsetSeconds, durationSeconds: list.durationSeconds ?? 0 });
      if (list.durationSeconds === undefined) unlasting.push(list);
    } else if (list) untimed.push(list);
    else if (bytes.subarray(start, end).some((byte) => byte !== 0x20)) broken += 1;
    start = end + 1;
  }
  return { lists, untimed, unlasting, broken };
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

/** A list, its times where they are numbers; undefined for what is none. */
type WrittenTal = UntimedTal & {
  readonly onsetSeconds: number | undefined;
  readonly durationSeconds: number | undefined;
};

function parseTal(bytes: Uint8Array): WrittenTal | undefined {
  const mark = bytes.indexOf(textMark);
  if (mark <= 0) return undefined;
  const written = new TextDecoder('latin1').decode(bytes.subarray(0, mark));
  if (!timeLike.test(written)) return undefined;
  const [onset = '', ...durations] = written.split(String.fromCharCode(durationMark));
  const duration = durations.join('').trim();
  return {
    written: written.replace(/\x15/gu, ' for ').trim(),
    texts: splitTexts(bytes.subarray(mark + 1)),
    onsetSeconds: secondsOf(onset),
    durationSeconds: duration === '' ? 0 : secondsOf(duration),
  };
}

function secondsOf(written: string): number | undefined {
  // A blank after the sign too: `+ 1.25`.
  const text = written.replace(/\s/gu, '');
  if (!seconds.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
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
