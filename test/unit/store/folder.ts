/** A folder for each test in which a store can be made. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ByteStore, type EntryKey } from '../../../src/store/byteStore';

/** Registers the hooks; the answer gives the folder of the test's store, which is not made yet. */
export function storeFolder(): () => string {
  let root = '';
  beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'emg-labels-store-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  return () => path.join(root, 'kept');
}

/** The store in a folder. */
export async function storeIn(folder: string, mostBytes = 2 ** 30): Promise<ByteStore> {
  const store = await ByteStore.open({ folder, mostBytes });
  if (!store) throw new Error('There is no store.');
  return store;
}

/** A key made of one number. */
export function keyOf(number: number): EntryKey {
  const digits = number.toString(16).padStart(16, '0');
  return `${digits}-${digits}-${digits}${digits}`;
}

/** The files in a store's folder. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

/** An entry's file. */
export function fileOf(folder: string, number: number): string {
  return path.join(folder, `${keyOf(number)}.kept`);
}
