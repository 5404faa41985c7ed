/**
 * Reads runs of stored samples in the order of the file, window by window, whatever number of channels a window holds:
 * records, interleaved frames and plain vectors alike. While one window is in use, the next one is being read.
 */
import type { Block, BlockOptions, StoredSamples } from './block';
import { buffersOf } from './block';
import { RecordingError } from '../recordingError';
import { encodingBytes, type StoredFormat } from './storedFormat';

/** Samples of one channel that stand at even distances in a file. */
export interface StoredRun {
  readonly channel: number;
  /** The first one's place on the channel's timeline. */
  readonly from: number;
  readonly count: number;
  /** The first one's first byte. */
  readonly offset: number;
  readonly strideBytes: number;
  readonly format: StoredFormat;
}

/** Bytes [offset, offset + length) of a file, all of them, put into `buffer` or not. */
export type ReadBytes = (offset: number, length: number, buffer: Uint8Array) => Promise<Uint8Array>;

/** Bytes between wanted ones that cost less to read than a call of their own. */
const cheapGapBytes = 64 * 1024;

/** What is wanted of a run within a window. */
interface Part {
  readonly run: StoredRun;
  readonly first: number;
  readonly count: number;
}

interface Window {
  readonly start: number;
  readonly length: number;
  readonly parts: readonly Part[];
}

/**
 * The runs' samples as blocks of stored pieces. Runs come in order of their offsets; those of one channel in order of time.
 * @throws the signal's reason when it is aborted, and what `read` throws
 */
export async function* readRuns(
  runs: Iterable<StoredRun>,
  read: ReadBytes,
  options: BlockOptions,
): AsyncGenerator<Block> {
  const buffers = buffersOf(options);
  const windows = windowsOf(runs, Math.min(buffers[0].length, buffers[1].length));
  let turn = 0;
  const start = (): Reading | undefined => {
    const { done, value: window } = windows.next();
    if (done) return undefined;
    const buffer = buffers[turn++ % 2] as Uint8Array; // there are two
    const bytes = read(window.start, window.length, buffer);
    // Whoever waits for it hears of a failure; nobody may, where the pass is given up.
    bytes.catch(() => undefined);
    return { window, bytes };
  };
  let next = start();
  try {
    while (next) {
      options.signal?.throwIfAborted();
      const { window, bytes } = next;
      const there = await bytes;
      if (there.length < window.length) throw shrunk(window.start + there.length);
      next = start();
      yield window.parts.map(({ run, first, count }) => ({
        channel: run.channel,
        from: run.from + first,
        count,
        ...storedAt(run, there, run.offset + first * run.strideBytes - window.start, count),
      }));
    }
  } finally {
    // The buffers are free when the pass is over, not before.
    await next?.bytes.catch(() => undefined);
  }
}

function shrunk(byte: number): RecordingError {
  return new RecordingError(
    'unreadable',
    `The file ends at byte ${byte}, before where it ended when it was opened: open it again.`,
  );
}

interface Reading {
  readonly window: Window;
  readonly bytes: Promise<Uint8Array>;
}

function storedAt(run: StoredRun, bytes: Uint8Array, offset: number, count: number): StoredSamples {
  const { strideBytes, format } = run;
  const length = (count - 1) * strideBytes + encodingBytes[format.encoding];
  return { kind: 'stored', bytes: bytes.subarray(offset, offset + length), strideBytes, format };
}

/** A run of which the first `done` samples lie before the window. */
interface ActiveRun {
  readonly run: StoredRun;
  done: number;
}

function endOf({ offset, count, strideBytes, format }: StoredRun): number {
  return offset + (count - 1) * strideBytes + encodingBytes[format.encoding];
}

/** Windows of at most `most` bytes that hold every sample once, the bytes between them where these are few. */
function* windowsOf(runs: Iterable<StoredRun>, most: number): Generator<Window, undefined> {
  const coming = runs[Symbol.iterator]();
  let upcoming = coming.next();
  let active: ActiveRun[] = [];
  while (active.length > 0 || !upcoming.done) {
    const start = active.reduce(
      (least, { run, done }) => Math.min(least, run.offset + done * run.strideBytes),
      upcoming.done ? Infinity : upcoming.value.offset,
    );
    let covered = active.reduce((end, { run }) => Math.max(end, endOf(run)), start);
    while (!upcoming.done && upcoming.value.offset < start + most) {
      const run = upcoming.value;
      if (run.offset - covered > cheapGapBytes) break;
      if (run.count > 0) {
        active.push({ run, done: 0 });
        covered = Math.max(covered, endOf(run));
      }
      upcoming = coming.next();
    }
    const end = Math.min(covered, start + most);
    const parts = active.flatMap((one) => partWithin(one, end));
    active = active.filter(({ run, done }) => done < run.count);
    const last = parts.reduce((far, part) => Math.max(far, endOfPart(part)), start);
    if (parts.length > 0) yield { start, length: last - start, parts };
  }
  return undefined;
}

function endOfPart({ run, first, count }: Part): number {
  return run.offset + (first + count - 1) * run.strideBytes + encodingBytes[run.format.encoding];
}

/** The samples that lie whole before `end`, and takes note that they are done. */
function partWithin(one: ActiveRun, end: number): Part[] {
  const { run, done } = one;
  const width = encodingBytes[run.format.encoding];
  const until = Math.min(run.count, Math.floor((end - width - run.offset) / run.strideBytes) + 1);
  if (until <= done) return [];
  one.done = until;
  return [{ run, first: done, count: until - done }];
}
