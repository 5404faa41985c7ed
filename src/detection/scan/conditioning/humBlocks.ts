/**
 * A channel's hum block by block: how strong each harmonic is and how it stands, and how much noise is beside it. Blocks lie
 * under Hann windows on a grid that starts at 0 s, so that they are the same whatever the samples come in.
 */
import { at } from '../../../base/typedArrays';
import { fixedNumbers, seconds } from '../../numbers/fixedNumbers';

export const humBlockNumbers = fixedNumbers('humBlocks', {
  blockStepSeconds: seconds(
    0.2,
    [0.1, 1],
    'Blocks follow each other by this and reach as far to either side of their middle',
    'own: 10 cycles; harmonics are far apart under the window, and a grid turns the 15th by less than half a cycle',
  ),
});
const { blockStepSeconds } = humBlockNumbers.values;

/** What the blocks are of. */
export interface HumLines {
  /** Working samples per second. */
  readonly rate: number;
  readonly frequencyHz: number;
  /** 1 being the mains frequency itself, in ascending order. */
  readonly harmonics: readonly number[];
}

/** One block: hum ≈ Σ re cos(k ω n) − im sin(k ω n), n counted from the recording's start. */
export interface HumBlock {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Variance of each part of either by the noise beside the harmonic. */
  readonly variance: Float64Array;
  /** Whether every sample under the window was measured. */
  readonly isWhole: boolean;
}

/** Samples from one block's middle to the next; block b has its middle at (b + 1) · step. */
export function blockStep(rate: number): number {
  return Math.round(blockStepSeconds * rate);
}

/** Takes working samples in order and gives blocks. */
export class HumBlocks {
  readonly #lines: HumLines;
  readonly #step: number;
  /** Two windows of samples: those of the block to come, and what has come after. */
  readonly #held: Float64Array;
  readonly #isMissing: Uint8Array;
  #start: HumBlock | undefined;
  /** Working index of the first that is held, and how many are. */
  #first = 0;
  #count = 0;
  readonly #places: Float64Array;
  readonly #tables: Tables;

  constructor(lines: HumLines) {
    this.#lines = lines;
    this.#step = blockStep(lines.rate);
    this.#held = new Float64Array(2 * this.#step);
    this.#isMissing = new Uint8Array(this.#held.length);
    this.#places = placesOf(lines.harmonics);
    this.#tables = this.#tablesFor(this.#step);
  }

  /** Takes the next samples. @param use gets each block that is whole with them */
  add(values: Float64Array, missing: Uint8Array | undefined, use: (block: HumBlock) => void): void {
    let done = 0;
    while (done < values.length) {
      const some = Math.min(values.length - done, this.#held.length - this.#count);
      this.#held.set(values.subarray(done, done + some), this.#count);
      if (missing) this.#isMissing.set(missing.subarray(done, done + some), this.#count);
      else this.#isMissing.fill(0, this.#count, this.#count + some);
      this.#count += some;
      done += some;
      if (this.#count < this.#held.length) return;
      if (this.#first === 0) this.#start = this.#edge(0);
      use(this.#block({ from: 0, middle: this.#step }, this.#tables));
      this.#held.copyWithin(0, this.#step);
      this.#isMissing.copyWithin(0, this.#step);
      this.#first += this.#step;
      this.#count -= this.#step;
    }
  }

  /** Half a block at the very start, its middle at half a step; undefined where not even one block was whole. */
  get start(): HumBlock | undefined {
    return this.#start;
  }

  /** Half a block at the very end, and its middle's working index. */
  end(): { readonly block: HumBlock; readonly middle: number } | undefined {
    const half = this.#step >> 1;
    const from = this.#count - 2 * half;
    if (from < 0 || this.#first === 0) return undefined;
    return { block: this.#edge(from), middle: this.#first + from + half };
  }

  #edge(from: number): HumBlock {
    const half = this.#step >> 1;
    return this.#block({ from, middle: half }, this.#tablesFor(half));
  }

  #tablesFor(half: number): Tables {
    const omega = (2 * Math.PI * this.#lines.frequencyHz) / this.#lines.rate;
    const table = (wave: (angle: number) => number): Float64Array[] =>
      Array.from(this.#places, (place) => windowedWave(half, omega * place, wave));
    return { cosines: table(Math.cos), sines: table(Math.sin) };
  }

  /** The block of `middle` samples to either side of its middle that begins at `from` of what is held. */
  #block(
    { from, middle: half }: { readonly from: number; readonly middle: number },
    tables: Tables,
  ): HumBlock {
    const held = this.#held.subarray(from, from + 2 * half);
    const { even, odd, isMoving } = halves(held, half);
    const { harmonics, frequencyHz, rate } = this.#lines;
    const count = harmonics.length;
    const [re, im] = [new Float64Array(count), new Float64Array(count)];
    const beside = new Float64Array(this.#places.length);
    for (let p = 0; p < this.#places.length; p++) {
      const c = product(even, tables.cosines[p] as Float64Array);
      const s = product(odd, tables.sines[p] as Float64Array);
      if (p >= count) {
        beside[p] = (c * c + s * s) / 2;
        continue;
      }
      // Turned so that it counts from the recording's start; whole cycles are left out, for precision.
      const cycles = (at(this.#places, p) * frequencyHz * (this.#first + from + half)) / rate;
      const angle = -2 * Math.PI * (cycles - Math.floor(cycles));
      re[p] = c * Math.cos(angle) + s * Math.sin(angle);
      im[p] = c * Math.sin(angle) - s * Math.cos(angle);
    }
    const variance = Float64Array.from(harmonics, (k) => varianceAt(k, this.#places, beside, count));
    const isWhole = isMoving && !this.#isMissing.subarray(from, from + 2 * half).includes(1);
    return { re, im, variance, isWhole };
  }
}

/** Windowed cosines, and sines, of each place from a block's middle outwards. */
interface Tables {
  readonly cosines: readonly Float64Array[];
  readonly sines: readonly Float64Array[];
}

/** What both sides of a block have in common, and what not, from its middle outwards. */
function halves(
  held: Float64Array,
  half: number,
): { readonly even: Float64Array; readonly odd: Float64Array; readonly isMoving: boolean } {
  const even = new Float64Array(half);
  const odd = new Float64Array(half);
  let isMoving = false;
  even[0] = at(held, half);
  for (let i = 1; i < half; i++) {
    const [after, before] = [held[half + i] as number, held[half - i] as number]; // in bounds
    even[i] = after + before;
    odd[i] = after - before;
    if (after !== before) isMoving = true;
  }
  return { even, odd, isMoving };
}

/** The harmonics, then where the noise beside them is taken: half way to the next, and one further. */
function placesOf(harmonics: readonly number[]): Float64Array {
  const beside = new Set(harmonics.flatMap((k) => [k - 0.5, k + 0.5]));
  return Float64Array.from([...harmonics, ...beside]);
}

/** Mean of what is beside a harmonic, one harmonic further off included where that was looked at. */
function varianceAt(harmonic: number, places: Float64Array, beside: Float64Array, from: number): number {
  let sum = 0;
  let count = 0;
  for (let p = from; p < places.length; p++) {
    if (Math.abs(at(places, p) - harmonic) > 2) continue;
    sum += at(beside, p);
    count++;
  }
  return sum / count;
}

/** Under a Hann window that makes a wave of amplitude A give A. */
function windowedWave(step: number, omega: number, wave: (angle: number) => number): Float64Array {
  return Float64Array.from({ length: step }, (_, i) => {
    const window = 0.5 + 0.5 * Math.cos((Math.PI * i) / step);
    return (2 / step) * window * wave(omega * i);
  });
}

/** Σ a b; four sums side by side, so that no addition waits for the one before. Both are as long. */
function product(a: Float64Array, b: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const inFours = a.length & ~3;
  // All indices are in bounds.
  for (let i = 0; i < inFours; i += 4) {
    first += (a[i] as number) * (b[i] as number);
    second += (a[i + 1] as number) * (b[i + 1] as number);
    third += (a[i + 2] as number) * (b[i + 2] as number);
    fourth += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = inFours; i < a.length; i++) first += (a[i] as number) * (b[i] as number);
  return first + second + third + fourth;
}
