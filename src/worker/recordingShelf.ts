/** The shelf of an opened recording: what was kept of it by an earlier opening, also in another window. */
import { readFile } from 'node:fs/promises';
import { sha256Hex } from '../base/hash';
import type { OpenOptions } from '../recording/format';
import { ByteStore, type StoreChoice } from '../store/byteStore';
import { Shelf, type RecordingFiles } from '../store/shelf';

/** What a recording and its opener are known by. */
export interface ShelvedRecording {
  /** The recording's path. */
  readonly place: string;
  /** What its entries depend on beside its files: how it was opened, and what its fingerprint is. */
  readonly opening: readonly string[];
  /** Names the program that asks to the last byte. */
  readonly program: () => Promise<string>;
  readonly files: RecordingFiles;
}

/** What the entries of a recording depend on beside its files. */
export function openingParts(
  { sha256 }: { readonly sha256: string },
  { samplingRate, kinds = [] }: OpenOptions,
): readonly string[] {
  return [sha256, String(samplingRate), JSON.stringify(kinds)];
}

/** Undefined where nothing is to be kept, or can be. */
export async function shelfOf(
  store: StoreChoice,
  { place, opening, program, files }: ShelvedRecording,
): Promise<Shelf | undefined> {
  const opened = await ByteStore.open(store);
  // A program that is just being replaced can't be read.
  const own = opened && (await program().catch(() => undefined));
  if (!opened || own === undefined) return undefined;
  const shelf = new Shelf(opened, { place, identity: [own, ...opening], files });
  void shelf.removeOthers();
  return shelf;
}

/**
 * What a program is known by: its own code, which is in one file. So nobody has to remember to count a version up, and
 * what was computed before a change is not used after it.
 */
export async function programIdentity(codeFile: string): Promise<string> {
  return sha256Hex([await readFile(codeFile)], 32);
}
