/** Shelves for recordings in memory: their files are what a test says they are. */
import type { ByteStore } from '../../../src/store/byteStore';
import { Shelf, type FileState } from '../../../src/store/shelf';

/** The files of a recording, which a test can change. */
export class Files {
  readonly now = new Map<string, string>([['case01.edf', 'as it was']]);
  isSettledNow = true;
  opened: readonly FileState[] = [['case01.edf', 'as it was']];

  get states(): readonly FileState[] {
    return this.opened;
  }

  stateNow(path: string): Promise<string | null> {
    return Promise.resolve(this.now.get(path) ?? null);
  }

  isSettled(): boolean {
    return this.isSettledNow;
  }
}

/** The shelf of a recording. */
export function shelfIn(
  store: ByteStore,
  files = new Files(),
  identity: readonly string[] = ['program', 'content'],
): Shelf {
  return new Shelf(store, { place: '/recordings/case01.edf', identity, files });
}
