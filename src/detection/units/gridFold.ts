/**
 * How much of an episode comes back with every cycle of the grid: folded by the phase of the hum that was followed, second
 * by second. A rectifier's or a dimmer's pulses do, and hum that was lost; a discharge of the same rate drifts through the
 * grid's phase, or jitters about it.
 */
import { at, countAt } from '../../base/typedArrays';
import { chosen, count, fixedNumbers, seconds } from '../numbers/fixedNumbers';
import { type FollowedMains, gridTurns } from '../scan/conditioning/removeMains';

export const gridFoldNumbers = fixedNumbers('gridFold', {
  windowSeconds: seconds(
    1,
    [0.2, 5],
    'What is folded at a time',
    'own: a discharge 0.05 Hz off the grid’s rate drifts by 1 ms within it',
  ),
  leastSeconds: seconds(0.3, [0.1, 2], 'Less is not folded', 'own: fifteen cycles'),
  cycles: count(2, [1, 4], 'Cycles that are folded together', 'own: half of the grid’s rate is seen too'),
  bins: count(
    240,
    [40, 1000],
    'Places in them',
    'own: a sixth of a millisecond, less than any potential takes',
  ),
  mostWindows: count(20, [1, 1000], 'Windows that tell of an episode', chosen),
});
const { windowSeconds, leastSeconds, cycles, bins, mostWindows } = gridFoldNumbers.values;

/** Takes the samples of an episode as they come, in order. */
export class GridFold {
  readonly #mains: FollowedMains | undefined;
  readonly #rate: number;
  readonly #sums = new Float64Array(bins);
  readonly #counts = new Uint32Array(bins);
  #squares = 0;
  #samples = 0;
  #next = NaN;
  #explained = 0;
  #all = 0;
  #windows = 0;

  constructor(mains: FollowedMains | undefined, rate: number) {
    this.#mains = mains;
    this.#rate = rate;
  }

  /** @param first working index of values[0] */
  add(values: Float32Array, first: number): void {
    if (!this.#mains) return;
    if (first !== this.#next) this.#close();
    const turnsAt = gridTurns(this.#mains, this.#rate);
    for (let i = 0; i < values.length && this.#windows < mostWindows; i++) {
      const turns = turnsAt(first + i) / cycles;
      const bin = Math.min(bins - 1, Math.floor((turns - Math.floor(turns)) * bins));
      const value = values[i] as number; // in bounds
      this.#sums[bin] = at(this.#sums, bin) + value;
      this.#counts[bin] = countAt(this.#counts, bin) + 1;
      this.#squares += value * value;
      this.#samples++;
      if (this.#samples >= windowSeconds * this.#rate) this.#close();
    }
    this.#next = first + values.length;
  }

  #close(): void {
    if (this.#samples >= leastSeconds * this.#rate) {
      let folded = 0;
      let used = 0;
      for (let bin = 0; bin < bins; bin++) {
        const count = countAt(this.#counts, bin);
        if (count === 0) continue;
        folded += at(this.#sums, bin) ** 2 / count;
        used++;
      }
      // What a place's mean has of what does not come back.
      const chance = used / this.#samples;
      this.#explained += Math.max(0, (folded - chance * this.#squares) / (1 - chance));
      this.#all += this.#squares;
      this.#windows++;
    }
    this.#sums.fill(0);
    this.#counts.fill(0);
    this.#squares = 0;
    this.#samples = 0;
  }

  /** Part of the power, 0 to 1; undefined where no hum was followed, or the episode is too short. */
  part(): number | undefined {
    this.#close();
    return this.#all > 0 ? this.#explained / this.#all : undefined;
  }
}
