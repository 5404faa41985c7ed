/** Values that are read from a recording's shelf where they are there, and else computed and put there. */
import { plainBytes, plainValue } from './plainValue';
import type { Shelf } from './shelf';

const section = 'value';

/** The values of one recording. */
export class KeptValues {
  readonly #shelf: Shelf;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The value of a name. @throws what `compute` throws, and nothing else */
  async get(name: string, compute: () => Promise<unknown>): Promise<unknown> {
    const found = await this.#shelf.use(name, async (entry) => {
      const bytes = await entry.read(section);
      return bytes && { value: plainValue(bytes) };
    });
    if (found) return found.value;
    const value = await compute();
    // Not waited for: whoever asked has their answer.
    this.#lastWrite = Promise.all([this.#lastWrite, this.#keep(name, value)]).then(() => undefined);
    return value;
  }

  /** Resolves when everything that was computed so far is on the disk, or is not going to be. */
  written(): Promise<void> {
    return this.#lastWrite;
  }

  async #keep(name: string, value: unknown): Promise<void> {
    let bytes;
    try {
      bytes = plainBytes(value);
    } catch {
      // A value that is not plain after all is computed anew each time.
      return;
    }
    await this.#shelf.write(name, [{ name: section, bytes }]);
  }
}
