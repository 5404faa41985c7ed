/**
 * Binary files that a program has treated as text: line ends converted, bytes turned into UTF-8, or the eighth bit cut
 * off. What is left opens as noise, so that it is told by what such a program leaves nowhere in the file; every rule asks
 * for more than a healthy file has by chance.
 */
import { isUtf8 } from 'node:buffer';
import type { ByteSource } from '../byteSource';
import { RecordingError } from '../recordingError';

/** How a file was damaged. */
export interface CopyDamage {
  readonly kind: 'lf-to-crlf' | 'crlf-to-lf' | 'utf-8';
  /** What happened and what to do, to go on after the file's name and a colon. */
  readonly sentence: string;
}

const blockBytes = 2 ** 20;
/** Beyond these bytes counts are large enough, or the file is healthy. */
const mostBytes = 64 * 2 ** 20;
const encodingBytes = 2 ** 16;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Line ends that were converted can't be fewer; by their number in the file, or without it. */
const fewestCounted = 3;
const fewestUncounted = 16;
/** What stands around them differs: a signal at rest repeats itself. */
const fewestSurroundings = [3, 8] as const;
/** Bytes of which a healthy file has about as many as of their neighbours. */
const fewestNeighbours = 20;
const fewestHighBytes = 16;
/** Remarks in UTF-8 are fewer, beside small numbers that have no byte above 7F. */
const leastShareHigh = 0.05;

const again =
  'copy or download the original again in binary mode (not as text: FTP "binary", git with "-text" in .gitattributes)';

/**
 * What a copy has done to a file's bytes from `from` on; undefined where nothing speaks for it. To be asked where the
 * file's size is not what its header promises: `surplus` is by how many bytes it is longer (negative: shorter).
 */
export async function copyDamage(
  source: ByteSource,
  from: number,
  surplus: number | undefined,
): Promise<CopyDamage | undefined> {
  if (surplus !== undefined && surplus < 0) {
    return (await hasLostReturns(source, from)) ? crlfToLf : undefined;
  }
  const encoded = recoded(await source.read(from, encodingBytes));
  return encoded ?? lfToCrlf(await countLineEnds(source, from), surplus, source.name);
}

/**
 * The warning that all samples are shifted, where a copy has converted line ends.
 * @param surplus see `copyDamage`; of a file as long as it should be nothing is asked
 * @throws RecordingError where a copy has left nothing of the samples.
 */
export async function copyWarnings(
  source: ByteSource,
  from: number,
  surplus: number | undefined,
): Promise<readonly string[]> {
  const damage = surplus === 0 ? undefined : await copyDamage(source, from, surplus);
  if (!damage) return [];
  if (damage.kind === 'utf-8') {
    throw new RecordingError('damaged', `${source.name} can't be read: ${damage.sentence}.`);
  }
  return [`No curve of ${source.name} is to be relied on: ${damage.sentence}.`];
}

interface LineEnds {
  readonly feeds: number;
  readonly surroundings: number;
  readonly isWhole: boolean;
}

/** The line feeds, where each follows a carriage return; undefined where one does not. */
async function countLineEnds(source: ByteSource, from: number): Promise<LineEnds | undefined> {
  const end = Math.min(source.size, from + mostBytes);
  const surroundings = new Set<number>();
  let feeds = 0;
  // Three bytes of the block before, so that a pair may stand across two.
  for (let start = from; start < end; start += blockBytes) {
    const first = Math.max(from, start - 2);
    const bytes = await source.read(first, Math.min(blockBytes + start - first + 1, end - first));
    const until = Math.min(bytes.length, start + blockBytes - first);
    for (let at = bytes.indexOf(lineFeed, start - first); at >= 0 && at < until;) {
      if (bytes[at - 1] !== carriageReturn) return undefined;
      feeds += 1;
      surroundings.add(256 * (bytes[at - 2] ?? 0) + (bytes[at + 1] ?? 0));
      at = bytes.indexOf(lineFeed, at + 1);
    }
  }
  return { feeds, surroundings: surroundings.size, isWhole: end === source.size };
}

function lfToCrlf(
  found: LineEnds | undefined,
  surplus: number | undefined,
  name: string,
): CopyDamage | undefined {
  if (!found || surplus === 0) return undefined;
  const isCounted = found.isWhole && found.feeds === surplus;
  const fewest = isCounted ? fewestCounted : fewestUncounted;
  if (found.feeds < fewest || found.surroundings < fewestSurroundings[isCounted ? 0 : 1]) return undefined;
  const number = found.isWhole ? `each of its ${found.feeds} bytes 0A` : 'each byte 0A';
  return {
    kind: 'lf-to-crlf',
    sentence: `its line ends were converted as if it were text (${number} became 0D 0A), so that all samples after the first one are shifted and wrong: ${again}, or undo it in a copy with: dos2unix -f ${JSON.stringify(name)}`,
  };
}

const crlfToLf: CopyDamage = {
  kind: 'crlf-to-lf',
  sentence: `its line ends were converted as if it were text (each 0D 0A became 0A), so that all samples after the first one are shifted and wrong, and it can't be undone: ${again}`,
};

/** Whether 0D 0A is nowhere, though 0A stands after the bytes next to 0D, and those next to 0A after 0D. */
async function hasLostReturns(source: ByteSource, from: number): Promise<boolean> {
  const end = Math.min(source.size, from + mostBytes);
  let [feedsAfterOthers, othersAfterReturns] = [0, 0];
  for (let start = from; start < end; start += blockBytes) {
    const bytes = await source.read(start, Math.min(blockBytes + 1, end - start));
    for (let at = 0; at + 1 < bytes.length; at++) {
      const [byte, next] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
      if (byte === carriageReturn && next === lineFeed) return false;
      if (next === lineFeed && Math.abs(byte - carriageReturn) === 1) feedsAfterOthers += 1;
      if (byte === carriageReturn && Math.abs(next - lineFeed) === 1) othersAfterReturns += 1;
    }
  }
  return Math.min(feedsAfterOthers, othersAfterReturns) >= fewestNeighbours;
}

/** Bytes that are all UTF-8, which samples beyond 127 never are. */
function recoded(bytes: Uint8Array): CopyDamage | undefined {
  const end = bytes.findLastIndex((byte) => byte < 0x80);
  const whole = bytes.subarray(0, end + 1);
  const high = whole.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  if (high < Math.max(fewestHighBytes, leastShareHigh * whole.length) || !isUtf8(whole)) return undefined;
  const lost = new TextDecoder().decode(whole).includes('\ufffd');
  const what = lost
    ? 'every byte above 7F became the replacement character EF BF BD, and what stood there is lost'
    : 'every byte above 7F became two';
  return {
    kind: 'utf-8',
    sentence: `it was read and written as UTF-8 text on its way (${what}), so that no sample in it is right: ${again}`,
  };
}

/**
 * Whether 16-bit numbers have lost their eighth bits on the way: none has one, and small negative numbers, which all
 * begin with FF, have become numbers near 32,600, side by side with those near 0.
 */
export function hasLostEighthBits(bytes: Uint8Array): boolean {
  const numbers = bytes.length >> 1;
  if (bytes.some((byte) => byte >= 0x80)) return false;
  const low = new Set<number>();
  let [negative, positive] = [0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    low.add(bytes[at] ?? 0);
    if (bytes[at + 1] === 0x7f) negative += 1;
    if (bytes[at + 1] === 0) positive += 1;
  }
  return low.size >= fewestHighBytes && Math.min(negative, positive) >= Math.max(8, numbers / 20);
}

export const sevenBitSentence = `it went through a connection or program for 7-bit text (no byte has its eighth bit), so that every negative sample is lost: ${again}`;

/** The beginnings of formats read here, each byte of them written as text of 16 bits or by way of UTF-8. */
export function recodedHead(head: Uint8Array): string | undefined {
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (
    utf16 !== undefined &&
    /^(?:0 {7}|RIFF....WAVE|MATLAB 5)/su.test(new TextDecoder(utf16).decode(head.subarray(0, 64)))
  ) {
    return `a binary recording that was written as UTF-16 text (a redirection with > in PowerShell does so): ${again}`;
  }
  const first = new TextDecoder('latin1').decode(head.subarray(0, 16));
  if (/^(?:\xef\xbf\xbd|\xc3\xbf)BIOSEMI/u.test(first)) {
    return `a BDF file that was read and written as UTF-8 text on its way, so that no sample in it is right: ${again}`;
  }
  if (/^(?:\x7f|\?)BIOSEMI/u.test(first)) {
    return `a BDF file that has lost its bytes above 7F on its way (treated as ASCII text): ${again}`;
  }
  return undefined;
}
