/** The shelf of an opened recording: what was kept of it by an earlier opening, also in another window. */
import { readFile } from 'node:fs/promises';
import { sha256Hex } from '../base/hash';
import { ByteStore, type StoreChoice } from '../store/byteStore';
import { Shelf, type ShelfOf } from '../store/shelf';

/** Undefined where nothing is to be kept, or can be. */
export async function shelfOf(store: StoreChoice, of: ShelfOf): Promise<Shelf | undefined> {
  const opened = await ByteStore.open(store);
  if (!opened) return undefined;
  const shelf = new Shelf(opened, of);
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
