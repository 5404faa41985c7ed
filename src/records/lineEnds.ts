/**
 * Line ends of a file of records. They are git's: `core.autocrlf` and .gitattributes say what stands in a working copy, and the
 * same file has CRLF on one machine and LF on another. So CRLF is nothing to find fault with, and a file that has it keeps it,
 * or git would show each of its lines as changed where it is told to convert none.
 */
import { concatenatedSteps } from '../base/bytes';
import type { Steps } from '../base/steps';

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
const bytesAtOnce = 1 << 20;

/** Whether the first line ends in CRLF: a file of both kinds goes by it. */
function hasCrlf(text: Uint8Array): boolean {
  const first = text.indexOf(lineFeed);
  return first > 0 && text[first - 1] === carriageReturn;
}

/** Pieces of a text, none of which begins within a CRLF. */
function* piecesOf(text: Uint8Array): Iterable<Buffer> {
  for (let from = 0; from < text.length;) {
    const end = Math.min(text.length, from + bytesAtOnce);
    const isCut = text[end - 1] === carriageReturn && text[end] === lineFeed;
    const to = isCut ? end + 1 : end;
    yield Buffer.from(text.buffer, text.byteOffset + from, to - from);
    from = to;
  }
}

/** The text with other line ends; Latin-1 keeps every other byte. */
function* replacedSteps(text: Uint8Array, from: string, to: string): Steps<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const piece of piecesOf(text)) {
    parts.push(Buffer.from(piece.toString('latin1').replaceAll(from, to), 'latin1'));
    yield;
  }
  return yield* concatenatedSteps(parts);
}

/** A text with LF alone; the same bytes where it has no CRLF. */
export function* withLineFeedsSteps(text: Uint8Array): Steps<Uint8Array> {
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).includes('\r\n')
    ? yield* replacedSteps(text, '\r\n', '\n')
    : text;
}

/** A text of ours, which ends its lines in LF, with the line ends of the file that it is written to. */
export function* withLineEndsOfSteps(text: Uint8Array, file: Uint8Array | undefined): Steps<Uint8Array> {
  return file && hasCrlf(file) ? yield* replacedSteps(text, '\n', '\r\n') : text;
}
