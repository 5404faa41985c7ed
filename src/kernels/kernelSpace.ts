/**
 * The kernels of ./assembly, and the memory they compute in. A space belongs to one module, which lays it out anew for
 * every computation and is done with it before anything else gets a turn: nothing in it outlives an `await`.
 */
import { kernelCode } from './kernelCode';

/** Numbers in a space, and where they begin: `address` in bytes, for the kernels. */
export interface Room {
  readonly values: Float64Array;
  readonly address: number;
}

/** Bytes of a number. */
export const numberBytes = 8;
const pageBytes = 65_536;
/** Numbers after each room: a kernel that works in fours may read and write a few past its end. */
const spare = 4;

/** What the compiled kernels export: see ./assembly, where each is described. All places are addresses within rooms. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly products: Products;
  readonly singleProducts: Products;
  product(weights: number, length: number, values: number): number;
  greatestDifferences(
    rows: number,
    rowStride: number,
    others: number,
    otherStride: number,
    scale: number,
    length: number,
    result: number,
    count: number,
  ): void;
  addInterpolated(weights: number, values: number, factor: number, sums: number, count: number): void;
  takeAway(
    waveform: number,
    count: number,
    signal: number,
    limits: number,
    scale: number,
    threshold: number,
    part: number,
  ): void;
  takeScaled(others: number, values: number, scale: number, count: number): void;
  largestAbove(signal: number, limits: number, count: number): number;
  firstAbove(signal: number, limits: number, count: number): number;
  interpolate(weights: number, values: number, result: number, count: number): void;
  calibrate(integers: number, gain: number, offset: number, result: number, count: number): void;
  ordinaryUntil(values: number, from: number, count: number, lowest: number, highest: number): number;
  int16Bins: Bins;
  int24Bins: Bins;
  float32Bins: Bins;
  int16FrameBins(
    frames: number,
    stride: number,
    count: number,
    first: number,
    size: number,
    lanes: number,
    masked: number,
    result: number,
    laneBytes: number,
  ): void;
  numberBins(
    kind: number,
    swapped: number,
    invalid: number,
    values: number,
    stride: number,
    count: number,
    first: number,
    size: number,
    result: number,
  ): void;
  squaredDistances(points: number, axes: number, count: number, stride: number, result: number): void;
  stretchSums(values: number, first: number, second: number, count: number, result: number): void;
  sumsOffFirst(values: number, count: number, result: number): void;
  foldHalves(values: number, half: number, even: number, odd: number): number;
  takeWaves(
    values: number,
    count: number,
    waves: number,
    harmonics: number,
    cosine: number,
    sine: number,
    turnCosine: number,
    turnSine: number,
  ): void;
  logBins(
    values: number,
    count: number,
    lowest: number,
    perOctave: number,
    bins: number,
    edges: number,
    byFraction: number,
    result: number,
  ): void;
  linePowers(values: number, count: number, waves: number, frequencies: number, result: number): void;
  filterForwards(coefficients: number, values: number, pairs: number, count: number): void;
  filterBackwards(coefficients: number, pairs: number, first: number, second: number, count: number): void;
}

type Products = (
  weights: number,
  length: number,
  values: number,
  step: number,
  result: number,
  count: number,
) => void;

type Bins = (values: number, count: number, first: number, size: number, result: number) => void;

let compiled: WebAssembly.Module | undefined;

function instantiated(): Kernels {
  compiled ??= new WebAssembly.Module(Buffer.from(kernelCode, 'base64'));
  // What the module exports is checked by the compiler that wrote it, not by this one's.
  return new WebAssembly.Instance(compiled).exports as unknown as Kernels;
}

export class KernelSpace {
  #kernels: Kernels | undefined;

  /** The kernels, for addresses within the rooms of this space. */
  get run(): Kernels {
    return (this.#kernels ??= instantiated());
  }

  /** Rooms of so many numbers each, holding anything; those laid out before are gone. */
  layOut<Lengths extends readonly number[]>(...lengths: Lengths): { readonly [K in keyof Lengths]: Room } {
    const { memory } = this.run;
    const needed = lengths.reduce((sum, length) => sum + length + spare, 0) * numberBytes;
    const missing = needed - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    let address = 0;
    return lengths.map((length) => {
      const room = { values: new Float64Array(memory.buffer, address, length), address };
      address += (length + spare) * numberBytes;
      return room;
    }) as { readonly [K in keyof Lengths]: Room }; // one for each, which map does not tell
  }
}

/** A room's memory as single-precision numbers, twice as many. */
export function singlesOf({ values }: Room): Float32Array {
  return new Float32Array(values.buffer, values.byteOffset, 2 * values.length);
}

/** A room's memory as bytes. */
export function bytesOf({ values }: Room): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
