/** Which entries go where a new one is to fit: what was not used longest, but what is large before all else. */
import type { StoredFile } from './storeFolder';

/**
 * An entry of more bytes is large. Large ones are made of much of a recording and take half of the store at most where there
 * are several: a day of channels must not push out what is small and as expensive, of every other recording.
 */
const largeBytes = 2 * 2 ** 20;

/** More of them would take long to look through. */
const mostEntries = 4096;

/** What a store holds. */
export interface Holding {
  readonly bytes: number;
  /** Those of large entries. */
  readonly inLarge: number;
  readonly entries: number;
}

/** What entries come to. */
export function holdingOf(entries: readonly Pick<StoredFile, 'bytes'>[]): Holding {
  const sum = (files: readonly Pick<StoredFile, 'bytes'>[]): number =>
    files.reduce((total, { bytes }) => total + bytes, 0);
  return {
    bytes: sum(entries),
    inLarge: sum(entries.filter(({ bytes }) => bytes > largeBytes)),
    entries: entries.length,
  };
}

/** A holding with another entry of so many bytes. */
export function withOneMore(held: Holding, bytes: number): Holding {
  return {
    bytes: held.bytes + bytes,
    inLarge: held.inLarge + (bytes > largeBytes ? bytes : 0),
    entries: held.entries + 1,
  };
}

/** Whether one more entry of so many bytes fits into a store that may hold `mostBytes`. */
export function fits(held: Holding, bytes: number, mostBytes: number): boolean {
  const after = withOneMore(held, bytes);
  return (
    after.bytes <= mostBytes && after.entries <= mostEntries && !isTooMuchInLarge(held, bytes, mostBytes)
  );
}

/** The entries that go so that one of so many bytes fits. */
export function toRemove(
  entries: readonly StoredFile[],
  bytes: number,
  mostBytes: number,
): readonly StoredFile[] {
  const oldestFirst = entries.toSorted((a, b) => a.usedMilliseconds - b.usedMilliseconds);
  const going = new Set<StoredFile>();
  let now = holdingOf(entries);
  const remove = (entry: StoredFile): void => {
    going.add(entry);
    now = withOneLess(now, entry.bytes);
  };
  for (const entry of oldestFirst) {
    if (!isTooMuchInLarge(now, bytes, mostBytes)) break;
    if (entry.bytes > largeBytes) remove(entry);
  }
  for (const entry of oldestFirst) {
    if (fits(now, bytes, mostBytes)) break;
    if (!going.has(entry)) remove(entry);
  }
  return [...going];
}

function withOneLess({ bytes, inLarge, entries }: Holding, less: number): Holding {
  return {
    bytes: bytes - less,
    inLarge: inLarge - (less > largeBytes ? less : 0),
    entries: entries - 1,
  };
}

/** One large entry by itself may be larger than the half. */
function isTooMuchInLarge({ inLarge }: Holding, bytes: number, mostBytes: number): boolean {
  return bytes > largeBytes && inLarge > 0 && inLarge + bytes > mostBytes / 2;
}
