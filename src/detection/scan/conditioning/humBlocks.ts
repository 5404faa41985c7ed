/**
 * A channel's hum block by block: how strong each harmonic is and how it stands, and how much noise is beside it. Blocks lie
 * under Hann windows on a grid that starts at 0 s, so that they are the same whatever the samples come in.
 */
import { at } from '../../../base/typedArrays';
import { KernelSpace, type Room } from '../../../kernels/kernelSpace';
import { fixedNumbers, seconds } from '../../numbers/fixedNumbers';

export const humBlockNumbers = fixedNumbers('humBlocks', {
  blockStepSeconds: seconds(
    0.1,
    [0.1, 1],
    'Blocks follow each other by this and reach as far to either side of their middle',
    'own: 10 cycles under the window, whose harmonics are five of its lines apart; 0.1 s after EMG the hum is seen again',
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
  readonly #near: readonly (readonly number[])[];
  readonly #waves: WindowedWaves;

  constructor(lines: HumLines) {
    this.#lines = lines;
    this.#step = blockStep(lines.rate);
    this.#held = new Float64Array(2 * this.#step);
    this.#isMissing = new Uint8Array(this.#held.length);
    this.#places = placesOf(lines.harmonics);
    this.#near = placesBeside(lines.harmonics, this.#places);
    this.#waves = this.#wavesFor(this.#step);
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
      use(this.#block(0, this.#waves));
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
    return this.#block(from, this.#wavesFor(this.#step >> 1));
  }

  #wavesFor(half: number): WindowedWaves {
    const omega = (2 * Math.PI * this.#lines.frequencyHz) / this.#lines.rate;
    return new WindowedWaves(
      half,
      this.#places.map((place) => omega * place),
    );
  }

  /** The block as long as the waves that begins at `from` of what is held. */
  #block(from: number, waves: WindowedWaves): HumBlock {
    const { half } = waves;
    const { cosines, sines, isMoving } = waves.partsOf(this.#held.subarray(from, from + 2 * half));
    const { harmonics, frequencyHz, rate } = this.#lines;
    const count = harmonics.length;
    const [re, im] = [new Float64Array(count), new Float64Array(count)];
    for (let p = 0; p < count; p++) {
      const [c, s] = [at(cosines, p), at(sines, p)];
      // Turned so that it counts from the recording's start; whole cycles are left out, for precision.
      const cycles = (at(this.#places, p) * frequencyHz * (this.#first + from + half)) / rate;
      const angle = -2 * Math.PI * (cycles - Math.floor(cycles));
      re[p] = c * Math.cos(angle) + s * Math.sin(angle);
      im[p] = c * Math.sin(angle) - s * Math.cos(angle);
    }
    const beside = cosines.map((c, p) => (c * c + at(sines, p) ** 2) / 2);
    const variance = Float64Array.from(this.#near, (near) => meanAt(beside, near));
    const isWhole = isMoving && !this.#isMissing.subarray(from, from + 2 * half).includes(1);
    return { re, im, variance, isWhole };
  }
}

/** Windowed waves about a block's middle, and what a block has of each; in the kernels' memory, since they are many. */
class WindowedWaves {
  /** Samples to either side of the middle. */
  readonly half: number;
  readonly #space = new KernelSpace();
  readonly #held: Room;
  readonly #even: Room;
  readonly #odd: Room;
  readonly #cosineTable: Room;
  readonly #sineTable: Room;
  readonly #cosines: Room;
  readonly #sines: Room;
  readonly #count: number;

  /** @param turns of each wave, in radians a sample */
  constructor(half: number, turns: Float64Array) {
    this.half = half;
    this.#count = turns.length;
    // The kernel works in fours, and reads rows for what is left of them.
    const rows = 4 * Math.ceil(turns.length / 4);
    [this.#held, this.#even, this.#odd, this.#cosineTable, this.#sineTable, this.#cosines, this.#sines] =
      this.#space.layOut(2 * half, half, half, half * rows, half * rows, rows, rows);
    turns.forEach((turn, wave) => {
      for (let i = 0; i < half; i++) {
        // A Hann window that makes a wave of amplitude A give A.
        const window = (1 + Math.cos((Math.PI * i) / half)) / half;
        this.#cosineTable.values[wave * half + i] = window * Math.cos(turn * i);
        this.#sineTable.values[wave * half + i] = window * Math.sin(turn * i);
      }
    });
  }

  /** What a block holds of each wave, in arrays that the next block overwrites, and whether it is more than a level line. */
  partsOf(block: Float64Array): {
    readonly cosines: Float64Array;
    readonly sines: Float64Array;
    readonly isMoving: boolean;
  } {
    const { run } = this.#space;
    const [half, count] = [this.half, this.#count];
    const [even, odd] = [this.#even.address, this.#odd.address];
    this.#held.values.set(block);
    const isMoving = run.foldHalves(this.#held.address, half, even, odd) === 1;
    run.products(even, half, this.#cosineTable.address, half, this.#cosines.address, count);
    run.products(odd, half, this.#sineTable.address, half, this.#sines.address, count);
    const parts = (room: Room): Float64Array => room.values.subarray(0, count);
    return { cosines: parts(this.#cosines), sines: parts(this.#sines), isMoving };
  }
}

/** The harmonics, then where the noise beside them is taken: half way to the next, and one further. */
function placesOf(harmonics: readonly number[]): Float64Array {
  const beside = new Set(harmonics.flatMap((k) => [k - 0.5, k + 0.5]));
  return Float64Array.from([...harmonics, ...beside]);
}

/** By harmonic, which places show the noise beside it: those to two harmonics off. */
function placesBeside(harmonics: readonly number[], places: Float64Array): readonly (readonly number[])[] {
  const beside = [...places.keys()].slice(harmonics.length);
  return harmonics.map((k) => beside.filter((p) => Math.abs(at(places, p) - k) <= 2));
}

function meanAt(values: Float64Array, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += at(values, place);
  return sum / places.length;
}
