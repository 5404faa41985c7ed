/**
 * The hum of a channel as its samples come in: blocks, the phase that all harmonics share, then each harmonic's size. What
 * is said of a block looks some seconds ahead, and is said once: so there is no edge at which one answer meets another.
 */
import { at } from '../../../base/typedArrays';
import { chosen, count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import { type AmplitudeState, followed, lookedBack, offBy, stateAfter } from './humAmplitude';
import { type HumBlock, HumBlocks, blockStep } from './humBlocks';
import { blocksAround, type TurnedBlocks } from './humJumps';
import { PhaseFilter, type PhaseMemory, type PhaseState } from './humPhase';
import type { Mains } from './mains';
import type { FollowedMains } from './removeMains';
import { turnedBlocks } from './turnedBlocks';

export const humTrackerNumbers = fixedNumbers('humTracker', {
  aheadSeconds: seconds(
    6,
    [1, 7],
    'What is said of a block knows this much of what comes',
    'own: a burst of EMG is over',
  ),
  atOnceSeconds: seconds(4, [0.4, 8], 'So much is said at once', 'own: less takes longer'),
  edgeOpen: ratio(
    0.01,
    [0.001, 0.1],
    'Half a step past the first and last block a harmonic may be off by this part of its size times its number',
    'own: what a grid’s frequency does within it, and more',
  ),
  leftSeconds: seconds(8, [1, 60], 'What is left of the hum is said for each stretch of this', chosen),
  chance: ratio(
    3,
    [0, 10],
    'What is left of a harmonic counts where it is this many standard deviations over the noise beside it',
    'own: once in a thousand by chance',
  ),
  leastLeftBlocks: count(20, [2, 100], 'From this many blocks at least', chosen),
});
const { aheadSeconds, atOnceSeconds, edgeOpen, leftSeconds, chance, leastLeftBlocks } =
  humTrackerNumbers.values;

/** Structural: what a block that isn't there shows. */
const empty = new Float64Array(1);

/** Follows the hum of one channel. */
export class HumTracker {
  readonly #mains: Mains;
  readonly #step: number;
  readonly #stepSeconds: number;
  /** Blocks that have to follow one before it is said, and how many are said at once. */
  readonly #ahead: number;
  readonly #atOnce: number;
  readonly #blocks: HumBlocks;
  readonly #phase: PhaseFilter;
  /** After the last block that came, and the filter's states at those that were not said yet. */
  #memory: PhaseMemory;
  #states: PhaseState[] = [];
  #levels: readonly (AmplitudeState | undefined)[];
  /** What the strongest harmonic was off at the last blocks that were said. */
  #offBefore = new Float64Array(blocksAround);
  /** Places of the harmonics. */
  readonly #strongestFirst: readonly number[];
  /** Blocks that were not said yet. */
  #pending: HumBlock[] = [];
  /** Blocks that were said. */
  #said = 0;
  /** The recording's start, then the blocks that were said, as `HumTrack` has them, with room for more. */
  #phases = new Float64Array(0);
  #amplitudes = new Float32Array(0);
  readonly #left: LeftSums[] = [];
  readonly #lowest: number;

  /** @param lowHz harmonics below are not counted in what is left */
  constructor(mains: Mains, rate: number, lowHz: number) {
    const { harmonics, frequencyHz, sizes } = mains;
    this.#mains = mains;
    this.#step = blockStep(rate);
    this.#stepSeconds = this.#step / rate;
    this.#ahead = Math.ceil(aheadSeconds / this.#stepSeconds);
    this.#atOnce = Math.ceil(atOnceSeconds / this.#stepSeconds);
    this.#blocks = new HumBlocks({ rate, frequencyHz, harmonics });
    this.#phase = new PhaseFilter(harmonics, this.#stepSeconds);
    this.#memory = this.#phase.begin();
    this.#levels = harmonics.map(() => undefined);
    this.#strongestFirst = harmonics.map((_, h) => h).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
    this.#lowest = lowHz;
  }

  /** Takes the next working samples; the first ones are the recording's first. */
  add(values: Float64Array, missing: Uint8Array | undefined): void {
    this.#blocks.add(values, missing, (block) => {
      this.#pending.push(block);
      this.#memory = this.#phase.next(this.#memory, block);
      this.#states.push(this.#memory.state);
      // So many at a time, whatever the samples come in: what is said depends on how much of what follows is known.
      if (this.#pending.length === this.#ahead + this.#atOnce) this.#say(this.#atOnce);
    });
  }

  /** No samples follow. */
  finish(): void {
    this.#say(this.#pending.length);
    const last = this.#said * this.#step;
    const end = this.#blocks.end();
    if (this.#said < 2 || !end) return;
    this.#grow(this.#said + 2);
    this.#sayEdge(this.#said, 1, end.block, (end.middle - last) / this.#step);
    this.#said++;
  }

  /** The working index up to which the hum is known. */
  get knownTo(): number {
    return this.#said * this.#step;
  }

  /** The hum as far as it is known; the arrays belong to the tracker until it has ended. */
  followed(): FollowedMains {
    const moments = this.#said === 0 ? 0 : this.#said + 1;
    const amplitudes = this.#amplitudes.subarray(0, 2 * this.#mains.harmonics.length * moments);
    return {
      ...this.#mains,
      track: { step: this.#step, phases: this.#phases.subarray(0, moments), amplitudes },
      left: { rms: Float32Array.from(this.#left, leftOf), stretchSeconds: leftSeconds },
    };
  }

  /** Says what the first pending blocks are. */
  #say(ready: number): void {
    const phases = this.#phase.smoothed(this.#states);
    this.#grow(this.#said + ready + 1);
    this.#phases.set(phases.subarray(0, ready), this.#said + 1);
    const count = this.#mains.harmonics.length;
    const before = this.#levels;
    const levelsAfter = [...before];
    let strongestOff: Float64Array | undefined;
    for (const h of this.#strongestFirst) {
      const k = this.#mains.harmonics[h] ?? 1;
      const turned = turnedBlocks(this.#pending, phases, { h, k });
      const usualSize = this.#mains.sizes[h] ?? 0;
      const companions = { usualSize, stepSeconds: this.#stepSeconds };
      const states = followed(turned, before[h], strongestOff ? { ...companions, strongestOff } : companions);
      strongestOff ??= offBy(turned, states, usualSize, this.#offBefore);
      const levels = lookedBack(states);
      for (let b = 0; b < ready; b++) {
        const place = 2 * ((this.#said + 1 + b) * count + h);
        this.#amplitudes[place] = at(levels, 2 * b);
        this.#amplitudes[place + 1] = at(levels, 2 * b + 1);
        if (k * this.#mains.frequencyHz >= this.#lowest) this.#addLeft(b, h, turned, levels);
      }
      if (ready > 0) levelsAfter[h] = stateAfter(states, ready - 1);
    }
    this.#levels = levelsAfter;
    if (strongestOff) this.#offBefore = strongestOff.slice(ready, ready + blocksAround);
    const isStart = this.#said === 0;
    this.#said += ready;
    if (isStart && this.#said >= 2) this.#sayEdge(1, -1, this.#blocks.start, 0.5);
    this.#pending = this.#pending.slice(ready);
    this.#states = this.#states.slice(ready);
  }

  /**
   * Says where the hum is a step before the first moment, or after the last: straight on, drawn to what half a block
   * beyond it shows as far as that stands out of the noise.
   * @param moment the one that is known; @param direction −1 for the start, 1 for the end
   * @param steps from that moment to the middle of the half block
   */
  #sayEdge(moment: number, direction: -1 | 1, block: HumBlock | undefined, steps: number): void {
    const [to, back] = [moment + direction, moment - direction];
    const turned = at(this.#phases, moment) - at(this.#phases, back);
    this.#phases[to] = at(this.#phases, moment) + turned;
    this.#mains.harmonics.forEach((k, h) => {
      const level = (part: number, place: number): number =>
        at(this.#amplitudes, 2 * (place * this.#mains.harmonics.length + h) + part);
      const angle = -k * (at(this.#phases, moment) + turned * steps);
      const [x, y] = [at(block?.re ?? empty, h), at(block?.im ?? empty, h)];
      const seen = [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
      const noise = block?.isWhole === true ? at(block.variance, h) : Infinity;
      const size = Math.hypot(level(0, moment), level(1, moment));
      // What a step of random frequency and of a random slope may have made of it.
      const open = (edgeOpen * k * size) ** 2 * steps ** 3;
      const gain = open > 0 ? open / (open + noise) : 0;
      for (const part of [0, 1]) {
        const slope = level(part, moment) - level(part, back);
        const off = (seen[part] ?? 0) - (level(part, moment) + slope * steps);
        const there = level(part, moment) + slope + (gain * off) / steps;
        this.#amplitudes[2 * (to * this.#mains.harmonics.length + h) + part] = there;
      }
    });
  }

  /** Makes room for so many moments, twice as many as before at least. */
  #grow(moments: number): void {
    if (moments <= this.#phases.length) return;
    const room = Math.max(moments, 2 * this.#phases.length);
    const [phases, amplitudes] = [this.#phases, this.#amplitudes];
    this.#phases = new Float64Array(room);
    this.#phases.set(phases);
    this.#amplitudes = new Float32Array(2 * this.#mains.harmonics.length * room);
    this.#amplitudes.set(amplitudes);
  }

  /** Counts what a block shows beyond what was said of it; blocks beside which there is little noise count most. */
  #addLeft(b: number, h: number, { re, im }: TurnedBlocks, levels: Float64Array): void {
    const block = this.#pending[b];
    const [before, after] = [this.#pending[b - 1], this.#pending[b + 1]];
    const least = Math.max(varianceOf(before, h), varianceOf(after, h));
    if (!block?.isWhole || least < 0) return;
    const span = Math.floor(((this.#said + b + 1) * this.#stepSeconds) / leftSeconds);
    while (this.#left.length <= span) this.#left.push([]);
    const own = ((this.#left[span] ?? [])[h] ??= { weights: 0, excess: 0, blocks: 0 });
    const off = (at(re, b) - at(levels, 2 * b)) ** 2 + (at(im, b) - at(levels, 2 * b + 1)) ** 2;
    // Beside a burst of EMG as loud as in it; what looks quiet by chance doesn't count for more than its neighbours.
    const noise = 2 * Math.max(at(block.variance, h), least);
    if (noise === 0) return;
    own.weights += 1 / noise;
    own.excess += off / noise - 1;
    own.blocks++;
  }
}

/** The noise beside a harmonic in a block that is whole; −1 in others. */
function varianceOf(block: HumBlock | undefined, h: number): number {
  return block?.isWhole === true ? at(block.variance, h) : -1;
}

/** By harmonic: what is left of its power over the noise beside it. */
type LeftSums = ({ weights: number; excess: number; blocks: number } | undefined)[];

/** RMS of what is left at all harmonics; not a number where too little was seen. */
function leftOf(sums: LeftSums): number {
  let power = 0;
  let isKnown = false;
  for (const own of sums) {
    // Harmonics below the band have no entry.
    if (!own || own.blocks < leastLeftBlocks) continue;
    isKnown = true;
    if (own.excess > chance * Math.sqrt(own.blocks)) power += own.excess / own.weights / 2;
  }
  return isKnown ? Math.sqrt(power) : NaN;
}
