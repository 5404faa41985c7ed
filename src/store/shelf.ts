/**
 * What the store has of one recording. An entry is used only while every file that the recording was read from is in the
 * state in which it was then (size, times of change) or is still not there; and only by the same program, the same settings
 * of the opening and the same content as far as the fingerprint sees it.
 */
import { sha256Hex } from '../base/hash';
import type { ByteStore, EntryKey, OpenEntry } from './byteStore';
import type { Section } from './entryFile';

/** A file by its path from the recording's folder, and the state it was in; null where there was none. */
export type FileState = readonly [path: string, state: string | null];

/** The files of an open recording. */
export interface RecordingFiles {
  /** Every file that was asked for so far, as it was just before it was opened. */
  readonly states: readonly FileState[];
  /** The state a file is in now; null where there is none. */
  stateNow(path: string): Promise<string | null>;
  /** Whether a state can be trusted to tell a later one: one that has come about just now may stay the same for two writes. */
  isSettled(state: string): boolean;
}

/** What an open recording is known by. */
export interface ShelfOf {
  /** Where it stands. */
  readonly place: string;
  /** The program (its version), and what else the meaning of its entries depends on. */
  readonly identity: readonly string[];
  readonly files: RecordingFiles;
}

/** The entries of one open recording. No method throws. */
export class Shelf {
  readonly #store: ByteStore;
  readonly #files: RecordingFiles;
  readonly #place: string;
  readonly #recording: string;

  constructor(store: ByteStore, { place, identity, files }: ShelfOf) {
    this.#store = store;
    this.#files = files;
    this.#place = sha256Hex([place], 16);
    this.#recording = sha256Hex([JSON.stringify(identity)], 16);
  }

  /** Removes what was kept of other recordings in the same place: this one's former content. */
  removeOthers(): Promise<void> {
    const [place, own] = [`${this.#place}-`, `${this.#place}-${this.#recording}-`];
    return this.#store.removeWhere((key) => key.startsWith(place) && !key.startsWith(own));
  }

  /** What `reader` makes of the entry of a name; undefined where there is none that holds. */
  async use<Value>(
    name: string,
    reader: (entry: OpenEntry) => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    return this.#store.use(this.#keyOf(name), async (entry) =>
      (await this.#holds(JSON.parse(entry.about) as readonly FileState[])) ? reader(entry) : undefined,
    );
  }

  /** Keeps an entry, unless a file has changed since it was opened. */
  async write(name: string, sections: readonly Section[]): Promise<void> {
    try {
      const { states } = this.#files;
      if (!states.every(([, state]) => state === null || this.#files.isSettled(state))) return;
      const now = await Promise.all(states.map(([path]) => this.#files.stateNow(path)));
      if (!states.every(([, state], k) => state === now[k])) return;
      await this.#store.write(this.#keyOf(name), JSON.stringify(states), sections);
    } catch {
      // A file that can't be looked at: nothing is kept.
    }
  }

  /** The recording is closed: what is still being written is given up, and leaves nothing behind. */
  abandon(): void {
    this.#store.abandon();
  }

  async #holds(then: readonly FileState[]): Promise<boolean> {
    const known = new Map(this.#files.states);
    for (const [path, state] of then) {
      const own = known.get(path);
      if (state !== (own === undefined ? await this.#files.stateNow(path) : own)) return false;
    }
    return true;
  }

  #keyOf(name: string): EntryKey {
    return `${this.#place}-${this.#recording}-${sha256Hex([name], 32)}`;
  }
}
