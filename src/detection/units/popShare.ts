/**
 * How much of an episode electrode pops are: an edge of a sample or two out of nothing, then a level that decays smoothly. A
 * near fibre's flank may be as steep, but its spike is over within a millisecond. A positive sharp wave's first flank may be,
 * too, and falls as smoothly, but it has crossed its baseline after some milliseconds.
 */
import { at } from '../../base/typedArrays';
import { chosen, fixedNumbers, hertz, ratio, seconds } from '../numbers/fixedNumbers';

export const popShareNumbers = fixedNumbers('popShare', {
  leastRate: hertz(
    8000,
    [4000, 20000],
    'Below this working rate an edge is as wide as the flank of a potential',
    'own: two samples are a quarter of a millisecond',
  ),
  edgeSeconds: seconds(
    0.0002,
    [0.0001, 0.0005],
    'An edge takes no longer',
    'own: one sample, and what the recorder’s and our low-pass make of it',
  ),
  overNoise: ratio(6, [3, 20], 'It is this many times the noise', '§A.5 S2; own: one more'),
  edgePart: ratio(
    0.7,
    [0.4, 1],
    'All of the height but noise and ringing is in the edge: this part at least',
    'own: a steep flank of a potential of 1 ms has half of its height in 0.2 ms',
  ),
  besideSeconds: seconds(
    0.0003,
    [0.0001, 0.001],
    'What is this near to the edge is not looked at',
    'own: ringing of low-passes',
  ),
  levelSeconds: seconds(
    0.0015,
    [0.0005, 0.005],
    'The levels before and after it are those up to here',
    chosen,
  ),
  heldPart: ratio(
    0.5,
    [0.3, 1],
    'So much of the height is left then',
    'own: a fibre’s spike has crossed its baseline',
  ),
  noiseInStray: ratio(
    2,
    [1, 5],
    'Beside so many times the noise',
    'own: the noise of the wide band is up to twice that of the band of potentials',
  ),
  roughPart: ratio(
    0.15,
    [0.03, 0.5],
    'The signal strays from these levels by less than this part of the height',
    'own: nothing comes before the edge, and nothing but a decay after it',
  ),
  decayFromSeconds: seconds(
    0.004,
    [0.002, 0.01],
    'How far it has decayed is looked at from here',
    'own: the sharp phase of a positive sharp wave is over',
  ),
  decayToSeconds: seconds(0.006, [0.003, 0.02], 'To here', chosen),
  leftPart: ratio(
    0.12,
    [0.05, 0.5],
    'Of a pop at least this part of the height is left then',
    'own: a positive sharp wave is in its slow phase of the other sign; of a decay of 5 ms behind a high-pass of 10 Hz a fifth is left',
  ),
});
const {
  leastRate,
  edgeSeconds,
  overNoise,
  edgePart,
  besideSeconds,
  levelSeconds,
  heldPart,
  roughPart,
  noiseInStray,
  decayFromSeconds,
  decayToSeconds,
  leftPart,
} = popShareNumbers.values;

/** Parts of what stands above the noise of an episode, 0 to 1. */
export interface PopParts {
  /** Edges with a smooth decay: of pops, or of positive sharp waves. No potential of a motor unit has one. */
  readonly ofEdges: number;
  /** Those of them whose decay is too slow for any potential. */
  readonly ofPops: number;
}

/** Takes the samples of an episode as they come, in order. */
export class PopShare {
  readonly #noise: number;
  readonly #isKnown: boolean;
  readonly #edge: number;
  readonly #beside: number;
  readonly #level: number;
  readonly #left: number;
  readonly #decay: number;
  #ofEdges = 0;
  #ofPops = 0;
  #all = 0;

  /** @param noise RMS in the band of potentials */
  constructor(rate: number, noise: number) {
    this.#noise = noise;
    this.#isKnown = rate >= leastRate;
    this.#edge = Math.round(edgeSeconds * rate);
    this.#beside = Math.ceil(besideSeconds * rate);
    this.#level = Math.round(levelSeconds * rate);
    this.#decay = Math.round(decayToSeconds * rate);
    this.#left = Math.round(decayFromSeconds * rate);
  }

  /** @param potentials the same samples high-passed for telling potentials apart */
  add(wide: Float32Array, potentials: Float32Array): void {
    if (!this.#isKnown) return;
    this.#all += this.#powerOf(potentials, 0, potentials.length);
    const least = overNoise * this.#noise;
    // Structural: what is this near to the end of a frame is not seen whole.
    const end = wide.length - this.#edge - this.#level - this.#decay;
    let i = this.#decay;
    while (i < end) {
      if (Math.abs(at(wide, i + this.#edge) - at(wide, i)) < least) {
        i++;
        continue;
      }
      const steepest = this.#steepest(wide, i, Math.min(end, i + this.#level));
      const kind = this.#kindOf(wide, steepest);
      if (kind === 'other') {
        i = steepest + this.#level;
        continue;
      }
      const power = this.#powerOf(potentials, steepest - this.#level, steepest + this.#decay);
      this.#ofEdges += power;
      if (kind === 'pop') this.#ofPops += power;
      i = steepest + this.#decay;
    }
  }

  /** Undefined where the sampling does not show an edge, or nothing stands out. */
  parts(): PopParts | undefined {
    if (!(this.#all > 0)) return undefined;
    const part = (power: number): number => Math.max(0, Math.min(1, power / this.#all));
    return { ofEdges: part(this.#ofEdges), ofPops: part(this.#ofPops) };
  }

  #steepest(wide: Float32Array, from: number, to: number): number {
    let best = from;
    let most = 0;
    for (let i = from; i < to; i++) {
      const step = Math.abs(at(wide, i + this.#edge) - at(wide, i));
      if (step > most) {
        most = step;
        best = i;
      }
    }
    return best;
  }

  /** What the steepest place of a potential shows; `edge` its last sample before the step. */
  #kindOf(wide: Float32Array, edge: number): 'pop' | 'edge' | 'other' {
    const top = edge + this.#edge;
    const step = at(wide, top) - at(wide, edge);
    const sign = Math.sign(step);
    const size = Math.abs(step);
    const height = size + Math.max(0, greatest(wide, edge, this.#level, sign) - sign * at(wide, top));
    if (size < edgePart * height) return 'other';
    const before = line(wide, edge - this.#beside - this.#level, edge - this.#beside);
    const after = line(wide, top + this.#beside, top + this.#level);
    const tail = line(wide, top + this.#beside, top + this.#left);
    const most = Math.hypot(roughPart * size, noiseInStray * this.#noise);
    const isHeld = sign * (after.mean - before.mean) >= heldPart * size;
    if (!isHeld || Math.max(before.stray, tail.stray) > most) return 'other';
    const left = line(wide, top + this.#left, top + this.#decay);
    return sign * (left.mean - before.mean) >= leftPart * size ? 'pop' : 'edge';
  }

  /** Power above the noise of [from, to). */
  #powerOf(values: Float32Array, from: number, to: number): number {
    let sum = 0;
    const last = Math.min(values.length, to);
    for (let i = Math.max(0, from); i < last; i++) sum += at(values, i) ** 2;
    return sum - (last - Math.max(0, from)) * this.#noise ** 2;
  }
}

function greatest(values: Float32Array, from: number, count: number, sign: number): number {
  let best = -Infinity;
  for (let i = from; i < from + count; i++) best = Math.max(best, sign * at(values, i));
  return best;
}

/** The mean of [from, to), and how far the samples stray from a straight line through them. */
function line(
  values: Float32Array,
  from: number,
  to: number,
): { readonly mean: number; readonly stray: number } {
  const count = to - from;
  const middle = (count - 1) / 2;
  let [sum, squares, tilt, spread] = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const value = at(values, from + k);
    sum += value;
    squares += value * value;
    tilt += (k - middle) * value;
    spread += (k - middle) ** 2;
  }
  const left = squares - sum ** 2 / count - tilt ** 2 / spread;
  return { mean: sum / count, stray: Math.sqrt(Math.max(0, left) / count) };
}
