/**
 * A channel's input hop by hop, before anything is taken out of it: its level, its spread, and what it holds at 50 and at
 * 60 Hz. Filters ring and hum is put where there was none at the edge of a shorted input; the samples as they came do not.
 */
import { at } from '../../../base/typedArrays';
import { KernelSpace, numberBytes } from '../../../kernels/kernelSpace';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { firstOfHop, type WorkingPlan } from '../conditioning/workingPlan';
import type { HopRange } from './hops';

export const inputCourseNumbers = fixedNumbers('inputCourse', {
  windowHops: count(
    10,
    [10, 50],
    'Hops in which the grid is looked for',
    'own: 0.1 s, whole cycles of 50 and of 60 Hz, each of which is nothing at the other',
  ),
  stillDensity: ratio(
    0.014,
    [0.001, 0.1],
    'A shorted input has less noise than this, in µV per root hertz up to half the working rate',
    'own: 1 µV over 5 kHz; good amplifiers have 0.3 to 0.6 µV there, 1 kΩ of tissue and electrode alone make 0.3 µV',
  ),
  windowStep: count(5, [1, 50], 'Hops from one look to the next', chosen),
});
export const { windowHops } = inputCourseNumbers.values;
const { windowStep, stillDensity } = inputCourseNumbers.values;

/** Structural: what is kept of a hop: level, spread, and a phasor for each grid. */
const numbers = 6;
/** Structural: the grids there are. */
const gridHertz = [50, 60] as const;
/** Structural: a cosine and a sine of each. */
const rows = 2 * gridHertz.length;

const space = new KernelSpace();

/** A tenth of a second of the input. */
export interface InputWindow extends HopRange {
  /** Standard deviation of the samples. */
  readonly spread: number;
  /** Greatest spread of a hop over the least. */
  readonly evenness: number;
  /** Amplitude at the grid's frequency, of the two the stronger. */
  readonly gridAmplitude: number;
  /** Its part of the power. */
  readonly gridPart: number;
}

/** The input of one channel. */
export class InputCourse {
  readonly #plan: WorkingPlan;
  readonly #waves: Float64Array;
  #kept = new Float32Array(0);
  #hops = 0;

  /** Microvolts of the channel's unit; undefined where it is no voltage. */
  readonly unit: number | undefined;
  /** The spread below which a hop may be a shorted input's, in the channel's unit; 0 where it is no voltage. */
  readonly stillSpread: number;

  constructor(plan: WorkingPlan, unit: number | undefined) {
    this.#plan = plan;
    this.#waves = gridWaves(plan);
    this.unit = unit;
    this.stillSpread = unit === undefined ? 0 : (stillDensity * Math.sqrt(plan.rate / 2)) / unit;
  }

  get hopSeconds(): number {
    return this.#plan.hopSeconds;
  }

  get hops(): number {
    return this.#hops;
  }

  /** @param values working samples from index `first` on; hops that have missing samples are missing */
  add(values: Float64Array, missing: Uint8Array | undefined, first: number, { from, to }: HopRange): void {
    this.#grow(to);
    const { rate } = this.#plan;
    const longest = this.#waves.length / rows;
    const [samples, waves, grid, sums] = space.layOut(values.length, this.#waves.length, rows, 2);
    samples.values.set(values);
    waves.values.set(this.#waves);
    const kept = this.#kept;
    // Read in place: a function that reads arrays of every kind is slow here, once a hop as it is.
    const [found, held] = [sums.values, grid.values];
    for (let hop = from; hop < to; hop++) {
      const begin = Math.max(0, firstOfHop(this.#plan, hop) - first);
      const end = Math.min(values.length, firstOfHop(this.#plan, hop + 1) - first);
      const count = end - begin;
      if (count <= 0 || missing?.subarray(begin, end).includes(1)) continue;
      const address = samples.address + begin * numberBytes;
      space.run.sumsOffFirst(address, count, sums.address);
      const mean = (found[0] ?? 0) / count;
      const place = hop * numbers;
      kept[place] = (values[begin] ?? 0) + mean;
      kept[place + 1] = Math.sqrt(Math.max(0, (found[1] ?? 0) / count - mean * mean));
      space.run.products(address, count, waves.address, longest, grid.address, rows);
      // Turned so that it counts from the recording's start; whole cycles are left out, for precision.
      for (let g = 0; g < gridHertz.length; g++) {
        const cycles = ((gridHertz[g] ?? 0) / rate) * (first + begin);
        const angle = 2 * Math.PI * (cycles - Math.floor(cycles));
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        const x = (2 * (held[2 * g] ?? 0)) / count;
        const y = (2 * (held[2 * g + 1] ?? 0)) / count;
        kept[place + 2 + 2 * g] = x * c - y * s;
        kept[place + 3 + 2 * g] = -(x * s + y * c);
      }
    }
  }

  #grow(hops: number): void {
    this.#hops = Math.max(this.#hops, hops);
    if (hops * numbers <= this.#kept.length) return;
    const larger = new Float32Array(Math.max(hops * numbers, 2 * this.#kept.length)).fill(NaN);
    larger.set(this.#kept);
    this.#kept = larger;
  }

  /** Mean of a hop; NaN where samples are missing. */
  levelAt(hop: number): number {
    return at(this.#kept, hop * numbers);
  }

  /** Standard deviation within a hop; NaN where samples are missing. */
  spreadAt(hop: number): number {
    return at(this.#kept, hop * numbers + 1);
  }

  /** Whether any hop has less spread than a live electrode, or misses samples. */
  isEverStill(): boolean {
    for (let hop = 0; hop < this.#hops; hop++) if (!(this.spreadAt(hop) >= this.stillSpread)) return true;
    return false;
  }

  /** Every tenth of a second within some hops in which nothing is missing. */
  windows(fromHop = 0, toHop = this.#hops): readonly InputWindow[] {
    const windows: InputWindow[] = [];
    const begin = windowStep * Math.ceil(Math.max(0, fromHop) / windowStep);
    for (let from = begin; from + windowHops <= toHop; from += windowStep) {
      const spread = this.#spreadFrom(from);
      if (Number.isNaN(spread)) continue;
      const gridAmplitude = Math.max(this.#gridFrom(from, 2), this.#gridFrom(from, 4));
      const gridPart = spread > 0 ? gridAmplitude ** 2 / 2 / spread ** 2 : 0;
      const evenness = this.#evennessFrom(from);
      windows.push({ from, to: from + windowHops, spread, evenness, gridAmplitude, gridPart });
    }
    return windows;
  }

  /** Of a window: the spread within its hops and that of their levels. */
  #spreadFrom(from: number): number {
    const about = this.levelAt(from);
    let [sum, squares] = [0, 0];
    for (let hop = from; hop < from + windowHops; hop++) {
      const level = this.levelAt(hop) - about;
      sum += level;
      squares += level * level + this.spreadAt(hop) ** 2;
    }
    return Math.sqrt(Math.max(0, squares / windowHops - (sum / windowHops) ** 2));
  }

  #evennessFrom(from: number): number {
    let [least, greatest] = [Infinity, 0];
    for (let hop = from; hop < from + windowHops; hop++) {
      const spread = this.spreadAt(hop);
      if (spread < least) least = spread;
      if (spread > greatest) greatest = spread;
    }
    return least > 0 ? greatest / least : Infinity;
  }

  #gridFrom(from: number, which: number): number {
    let [re, im] = [0, 0];
    for (let hop = from; hop < from + windowHops; hop++) {
      re += at(this.#kept, hop * numbers + which);
      im += at(this.#kept, hop * numbers + which + 1);
    }
    return Math.hypot(re, im) / windowHops;
  }
}

/** A cosine and a sine of each grid, as long as the longest hop: what a hop holds of them are four sums of products. */
function gridWaves({ rate, hopSeconds }: WorkingPlan): Float64Array {
  const length = Math.ceil(hopSeconds * rate) + 1;
  return Float64Array.from({ length: rows * length }, (_, i) => {
    const row = Math.floor(i / length);
    const angle = (2 * Math.PI * (gridHertz[row >> 1] ?? 0) * (i % length)) / rate;
    return row % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
  });
}
