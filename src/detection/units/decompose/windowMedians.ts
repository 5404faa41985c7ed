/**
 * Medians of any of some windows, place by place. The windows are put in order once for each place; each median is then a walk
 * through that order, without a comparison of values.
 */

/** Structural: a key is a value's place among all single-precision numbers, and below it the window's among so many. */
const mostWindows = 2 ** 21;
/** Structural: the bit of a single-precision number that is its sign. */
const signBit = 0x80000000;

export class WindowMedians {
  readonly #windows: Float32Array;
  readonly #width: number;
  readonly #count: number;
  /** Of each place all windows by their values; made when a median is first asked for. */
  #orders: Uint32Array | undefined;

  /** @param windows one after the other, of `width` values each */
  constructor(windows: Float32Array, width: number) {
    this.#windows = windows;
    this.#width = width;
    this.#count = width > 0 ? windows.length / width : 0;
  }

  /** The median of each place over the windows that are marked. @param marked 1 for each of the `members` that count, at least one */
  of(marked: Uint8Array, members: number): Float32Array {
    const [windows, width, count] = [this.#windows, this.#width, this.#count];
    const orders = (this.#orders ??= this.#ordered());
    const middle = new Float32Array(width);
    const below = (members - 1) >> 1;
    for (let k = 0; k < width; k++) {
      let place = k * count;
      let seen = marked[orders[place] as number] as number; // in bounds, as all here
      while (seen <= below) seen += marked[orders[++place] as number] as number;
      const low = windows[(orders[place] as number) * width + k] as number;
      middle[k] = low;
      if (members % 2 === 1) continue;
      do place++;
      while (marked[orders[place] as number] === 0);
      const next = windows[(orders[place] as number) * width + k] as number;
      middle[k] = low + (next - low) / 2;
    }
    return middle;
  }

  #ordered(): Uint32Array {
    const [width, count] = [this.#width, this.#count];
    const bits = new Uint32Array(this.#windows.buffer, this.#windows.byteOffset, this.#windows.length);
    const orders = new Uint32Array(width * count);
    const keys = new Float64Array(count);
    for (let k = 0; k < width; k++) {
      for (let w = 0; w < count; w++) {
        const value = bits[w * width + k] as number; // in bounds
        keys[w] = (value >= signBit ? ~value >>> 0 : value + signBit) * mostWindows + w;
      }
      keys.sort();
      for (let place = 0; place < count; place++) {
        orders[k * count + place] = (keys[place] as number) % mostWindows;
      }
    }
    return orders;
  }
}
