/**
 * The phase that all harmonics share: harmonic k stands at k times it. A Kalman filter follows it forwards, taking the
 * harmonics one by one from the lowest, each as far as it stands out of the noise beside it; a second run backwards knows
 * what comes, too. Where EMG hides the hum the phase goes on at the frequency it had.
 */
import { at } from '../../../base/typedArrays';
import { chosen, fixedNumbers, hertz, ratio } from '../../numbers/fixedNumbers';
import type { HumBlock } from './humBlocks';
import { setSmootherGain } from './smootherGain';

export const humPhaseNumbers = fixedNumbers('humPhase', {
  wanderHz: hertz(
    0.01,
    [0.001, 0.1],
    'What the grid’s frequency changes by within a second',
    'own: 20 mHz within some seconds, and more than the European grid does',
  ),
  firstHz: hertz(0.1, [0.01, 1], 'How far the survey’s frequency may be off at the start', chosen),
  ownDrift: ratio(
    0.04,
    [0.001, 0.5],
    'What a harmonic changes by within a second, by itself, as a part of its size',
    'own: 12 % in 10 s',
  ),
  standsOut: ratio(
    3,
    [2, 100],
    'A harmonic says where the phase is from this many times its noise power',
    chosen,
  ),
  angleError: ratio(0.01, [0.001, 0.1], 'No angle is known better than this (radians)', chosen),
  jumps: ratio(
    1.5,
    [1, 10],
    'A harmonic this many times as large or small as before says nothing of the phase',
    chosen,
  ),
  strangeFrom: ratio(
    3,
    [1, 10],
    'An angle this many standard deviations off counts less, by the square of what it is off',
    chosen,
  ),
});
const { wanderHz, firstHz, ownDrift, standsOut, angleError, jumps, strangeFrom } = humPhaseNumbers.values;

/** Where the phase is at a block, its speed, and how well both are known: the state of the filter after the block. */
export interface PhaseState {
  readonly phase: number;
  /** Radians per block. */
  readonly speed: number;
  /** Variance of the phase, of both together, of the speed. */
  readonly p00: number;
  readonly p01: number;
  readonly p11: number;
}

/** What is remembered from one block to the next. */
export interface PhaseMemory {
  readonly state: PhaseState;
  /** Each harmonic as it stands to the phase, and the variance of that. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly variance: Float64Array;
}

/** Follows the phase from block to block. */
export class PhaseFilter {
  readonly #harmonics: readonly number[];
  readonly #stepSeconds: number;

  constructor(harmonics: readonly number[], stepSeconds: number) {
    this.#harmonics = harmonics;
    this.#stepSeconds = stepSeconds;
  }

  begin(): PhaseMemory {
    const count = this.#harmonics.length;
    const p11 = (2 * Math.PI * firstHz * this.#stepSeconds) ** 2;
    return {
      state: { phase: 0, speed: 0, p00: 0, p01: 0, p11 },
      re: new Float64Array(count),
      im: new Float64Array(count),
      variance: new Float64Array(count).fill(Infinity),
    };
  }

  /** The state that is expected a block later. */
  predict({ phase, speed, p00, p01, p11 }: PhaseState): PhaseState {
    // A frequency that takes its steps at random, seen by the block.
    const q = (2 * Math.PI * wanderHz) ** 2 * this.#stepSeconds ** 3;
    return {
      phase: phase + speed,
      speed,
      p00: p00 + 2 * p01 + p11 + q / 3,
      p01: p01 + p11 + q / 2,
      p11: p11 + q,
    };
  }

  /** One block on. */
  next(memory: PhaseMemory, block: HumBlock): PhaseMemory {
    let state = this.predict(memory.state);
    if (!block.isWhole) return { ...memory, state };
    for (let h = 0; h < this.#harmonics.length; h++) state = this.#heard(state, memory, block, h);
    return { state, ...this.#learned(memory, block, state.phase) };
  }

  /** The state after one harmonic is heard. */
  #heard(state: PhaseState, memory: PhaseMemory, block: HumBlock, h: number): PhaseState {
    const size = at(memory.re, h) ** 2 + at(memory.im, h) ** 2;
    const noise = at(block.variance, h);
    const doubt = noise + at(memory.variance, h);
    if (
      !(size > standsOut * 2 * doubt) ||
      !(at(block.re, h) ** 2 + at(block.im, h) ** 2 > standsOut * 2 * noise)
    ) {
      return state;
    }
    // What jumps is not the grid's phase: a cable was touched, or a muscle fires at the grid's rate.
    const now = at(block.re, h) ** 2 + at(block.im, h) ** 2;
    if (now > jumps ** 2 * size || size > jumps ** 2 * now) return state;
    const k = this.#harmonics[h] ?? 1;
    const expected = k * k * state.p00;
    // Where the phase isn't known to a fraction of a cycle of this harmonic, nobody can tell which cycle it is. Of the lowest
    // any will do: a whole turn of it is whole turns of all.
    if (expected > 1 && h > 0) return state;
    const angle =
      Math.atan2(at(block.im, h), at(block.re, h)) -
      Math.atan2(at(memory.im, h), at(memory.re, h)) -
      k * state.phase;
    const off = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
    const error = doubt / size + angleError ** 2;
    const strange = (off * off) / ((expected + error) * strangeFrom ** 2);
    const total = expected + error * Math.max(1, strange * strange);
    const [g0, g1] = [(k * state.p00) / total, (k * state.p01) / total];
    return {
      phase: state.phase + g0 * off,
      speed: state.speed + g1 * off,
      p00: state.p00 - g0 * k * state.p00,
      p01: state.p01 - g0 * k * state.p01,
      p11: state.p11 - g1 * k * state.p01,
    };
  }

  /** How the harmonics stand to the phase after a block. */
  #learned(memory: PhaseMemory, block: HumBlock, phase: number): Omit<PhaseMemory, 'state'> {
    const [re, im, variance] = [memory.re.slice(), memory.im.slice(), memory.variance.slice()];
    for (let h = 0; h < re.length; h++) {
      const angle = -(this.#harmonics[h] ?? 1) * phase;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const x = at(block.re, h) * c - at(block.im, h) * s;
      const y = at(block.re, h) * s + at(block.im, h) * c;
      const noise = at(block.variance, h);
      const size = at(re, h) ** 2 + at(im, h) ** 2;
      const before = at(variance, h) + ownDrift ** 2 * this.#stepSeconds * size;
      const gain = before === Infinity ? 1 : before / (before + noise);
      re[h] = at(re, h) + gain * (x - at(re, h));
      im[h] = at(im, h) + gain * (y - at(im, h));
      variance[h] = gain === 1 ? noise : before * (1 - gain);
    }
    return { re, im, variance };
  }

  /** The phases at the blocks whose states are given, with what came after each known. */
  smoothed(states: readonly PhaseState[]): Float64Array {
    const phases = new Float64Array(states.length);
    const gain = new Float64Array(4);
    let later: { readonly phase: number; readonly speed: number } | undefined;
    for (let b = states.length - 1; b >= 0; b--) {
      const now = states[b] as PhaseState; // in bounds
      if (later) {
        const next = this.predict(now);
        setSmootherGain(gain, now.p00, now.p01, now.p11, next.p00, next.p01, next.p11);
        const [dp, ds] = [later.phase - next.phase, later.speed - next.speed];
        later = {
          phase: now.phase + at(gain, 0) * dp + at(gain, 1) * ds,
          speed: now.speed + at(gain, 2) * dp + at(gain, 3) * ds,
        };
      } else later = now;
      phases[b] = later.phase;
    }
    return phases;
  }
}
