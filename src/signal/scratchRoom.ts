/**
 * Memory for stretches that are done with before the next one comes. Fresh memory is dear: the system clears each
 * page of it, and the garbage collector must find out that it is not needed any longer.
 */
export class ScratchRoom {
  #values = new Float64Array(0);

  /** Room for so many values, holding anything; what was given out before is overwritten with it. */
  take(length: number): Float64Array {
    if (this.#values.length < length) this.#values = new Float64Array(length);
    return this.#values.subarray(0, length);
  }
}

/** The same for numbers of single precision. */
export class SingleScratchRoom {
  #values = new Float32Array(0);

  /** Room for so many values, holding anything; what was given out before is overwritten with it. */
  take(length: number): Float32Array {
    if (this.#values.length < length) this.#values = new Float32Array(length);
    return this.#values.subarray(0, length);
  }
}
