/**
 * The coarse levels of a recording's tiles on disk: what a view of much of it needs without reading it. Finer ones are not
 * kept: a screen of them is made from samples in the time of some reads.
 */
import type { Section } from '../store/entryFile';
import type { Shelf } from '../store/shelf';
import { binsPerTile, tilesOf } from './tile';
import type { TilePyramid } from './tilePyramid';

/** The finest level that is kept: about 1 % of a recording of 16 bits, with all coarser ones. */
const finestKept = 10;

/** The tiles of one recording, and the pyramid that they go into. */
export class KeptTiles {
  readonly #shelf: Shelf;
  readonly #pyramid: TilePyramid;
  readonly #samples: readonly number[];
  /** The channels that were looked for and are not there, and those that need not be kept again. */
  readonly #absent = new Set<number>();
  readonly #done = new Set<number>();
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(shelf: Shelf, pyramid: TilePyramid, channels: readonly { readonly samples: number }[]) {
    this.#shelf = shelf;
    this.#pyramid = pyramid;
    this.#samples = channels.map(({ samples }) => samples);
  }

  /** Brings a level of a channel, and all coarser ones, into the pyramid where they are kept. */
  async bring(channel: number, level: number): Promise<void> {
    const finest = Math.max(this.#finest, Math.min(level, this.#pyramid.topLevel(channel)));
    if (level < this.#finest || this.#absent.has(channel) || !this.#isWorthIt(channel)) return;
    if (this.#pyramid.isWhole(channel, finest)) return;
    const levels = this.#levels(channel).filter(
      (each) => each >= finest && !this.#pyramid.isWhole(channel, each),
    );
    const found = await this.#shelf.use(nameOf(channel), async (entry) => {
      const sections = await Promise.all(levels.map((each) => entry.read(String(each))));
      return levels.every((each, k) => sections[k]?.length === this.#bytesOf(channel, each))
        ? sections
        : undefined;
    });
    if (!found) {
      this.#absent.add(channel);
      return;
    }
    this.#done.add(channel);
    levels.forEach((each, k) => {
      const bytes = found[k];
      if (bytes && !this.#pyramid.isWhole(channel, each)) {
        this.#pyramid.takeLevel(channel, each, new Float32Array(bytes.buffer));
      }
    });
  }

  /** Keeps what is complete of these channels. Not waited for: it is for the next opening. */
  keep(channels: readonly number[]): void {
    for (const channel of channels) {
      if (this.#done.has(channel) || !this.#isWorthIt(channel) || !this.#isComplete(channel)) continue;
      this.#done.add(channel);
      this.#lastWrite = this.#lastWrite.then(() =>
        this.#shelf.write(
          nameOf(channel),
          this.#levels(channel).map((level) => this.#section(channel, level)),
        ),
      );
    }
  }

  /** Resolves when everything that `keep` was called for is on the disk, or is not going to be. */
  written(): Promise<void> {
    return this.#lastWrite;
  }

  /** Where one tile holds the channel, that is made as fast as it is read. */
  #isWorthIt(channel: number): boolean {
    return tilesOf(this.#samples[channel] ?? 0, finestKept) > 1;
  }

  #isComplete(channel: number): boolean {
    return this.#pyramid.missing(channel, this.#finest, 0, Infinity).length === 0;
  }

  get #finest(): number {
    return Math.max(finestKept, this.#pyramid.finestLevel);
  }

  /** Coarsest first: as they are read. */
  #levels(channel: number): readonly number[] {
    const top = this.#pyramid.topLevel(channel);
    return Array.from({ length: Math.max(0, top - this.#finest) + 1 }, (_, k) => top - k);
  }

  #bytesOf(channel: number, level: number): number {
    const numbers = tilesOf(this.#samples[channel] ?? 0, level) * 3 * binsPerTile;
    return numbers * Float32Array.BYTES_PER_ELEMENT;
  }

  #section(channel: number, level: number): Section {
    const bytes = new Uint8Array(this.#bytesOf(channel, level));
    const values = new Float32Array(bytes.buffer);
    for (let index = 0; 3 * index * binsPerTile < values.length; index++) {
      const tile = this.#pyramid.tile({ channel, level, index });
      if (!tile) throw new RangeError(`Tile ${index} of level ${level} is not there.`);
      [tile.minimum, tile.maximum, tile.meanSquare].forEach((series, k) =>
        values.set(series, (3 * index + k) * binsPerTile),
      );
    }
    return { name: String(level), bytes };
  }
}

function nameOf(channel: number): string {
  return `tiles ${channel}`;
}
