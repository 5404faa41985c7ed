/**
 * Random numbers that are the same on every machine and run: xoshiro128** (Blackman & Vigna 2021, ACM Trans.
 * Math. Softw. 47:36), its state filled by splitmix32, with the distributions that spike trains and noise need.
 */

/** A seeded stream of random numbers. */
export class Random {
  readonly #state: Uint32Array;
  #spareNormal: number | undefined;

  /** @param seed any number; only its value modulo 2^32 counts. */
  constructor(seed: number) {
    let x = seed >>> 0;
    this.#state = Uint32Array.from({ length: 4 }, () => {
      x = (x + 0x9e3779b9) >>> 0;
      let z = x;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return z ^ (z >>> 16);
    });
  }

  /** A stream of its own for one part of a scenario, so that changing one part leaves the others as they were. */
  fork(): Random {
    return new Random(this.#next32());
  }

  /** Uniform in [0, 1), in steps of 2^-32; or in [low, high). */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * (this.#next32() / 2 ** 32);
  }

  /** Normal by Marsaglia's polar method. */
  normal(mean = 0, standardDeviation = 1): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return mean + standardDeviation * spare;
    }
    for (;;) {
      const u = this.uniform(-1, 1);
      const v = this.uniform(-1, 1);
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        this.#spareNormal = v * scale;
        return mean + standardDeviation * u * scale;
      }
    }
  }

  /** Gamma of mean `shape` and variance `shape`, for shape ≥ 1 (Marsaglia & Tsang 2000). */
  gamma(shape: number): number {
    if (!(shape >= 1)) throw new RangeError(`The gamma generator takes a shape from 1 up, not ${shape}.`);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  }

  #next32(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const c1 = c ^ a;
    const d1 = d ^ b;
    this.#state[1] = b ^ c1;
    this.#state[0] = a ^ d1;
    this.#state[2] = c1 ^ (b << 9);
    this.#state[3] = (d1 << 11) | (d1 >>> 21);
    return result;
  }
}
