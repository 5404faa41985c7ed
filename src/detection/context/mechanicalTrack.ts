/** A mechanical channel's course: how far it is from its relaxed level, and when that shows a contraction (§A.5 S5). */
import type { Channel } from '../../recording/recording';
import { at, byteAt } from '../../base/typedArrays';
import { gaussianMedianMagnitude, median } from '../../signal/statistics';
import { fixedNumbers, seconds } from '../numbers/fixedNumbers';
import { contractingSpans } from './contractingSpans';
import { HopMeans } from './hopMeans';
import { mechanicalQuantity, type MechanicalQuantity } from './mechanicalQuantity';
import type { ContextParameters } from './parameters';
import { relaxedLevel } from './relaxedLevel';
import { greatestRipple, rippleOf } from './ripple';
import type { TimeSpan } from './timeSpan';

/** One mechanical channel, by the hop; all levels in `unit`. */
export interface MechanicalTrack {
  /** Index into the recording's channels. */
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  readonly quantity: MechanicalQuantity;
  readonly hopSeconds: number;
  /** Signed distance from the relaxed level; NaN where samples are missing. */
  readonly offset: Float32Array;
  /** Its size: the same for a force that pulls and one that pushes. */
  readonly deviation: Float32Array;
  /** 1 for each hop in which it is steady at its relaxed level. */
  readonly relaxed: Uint8Array;
  /** The relaxed level, which may drift: its median. */
  readonly baseline: number;
  /** Median absolute deviation while relaxed. */
  readonly spread: number;
  /** The deviation from which it counts. */
  readonly threshold: number;
  /** The greatest deviation of the recording, held over 0.1 s. */
  readonly greatest: number;
  /** The most that ripples between about 0.5 and 12 Hz while relaxed, as an RMS: the sensor's own. */
  readonly relaxedRipple: number;
  /** When it shows a contraction, in order; always empty for an acceleration or another quantity. */
  readonly contracting: readonly TimeSpan[];
  /** Whether it ever moves: a channel that never does shows neither contraction nor rest. */
  readonly isLive: boolean;
}

/** Takes a mechanical channel's samples in blocks of any size; memory by the hop. */
export class MechanicalScanner {
  readonly #channel: Pick<Channel, 'name' | 'unit'>;
  readonly #index: number;
  readonly #parameters: ContextParameters;
  readonly #hops: HopMeans;

  constructor(
    index: number,
    channel: Pick<Channel, 'name' | 'unit' | 'samplingRate'>,
    parameters: ContextParameters,
  ) {
    this.#index = index;
    this.#channel = channel;
    this.#parameters = parameters;
    this.#hops = new HopMeans(channel.samplingRate, parameters.contextForceHop);
  }

  /** Takes in the next samples; what is not finite is missing. */
  add(values: Float32Array): void {
    this.#hops.add(values);
  }

  /** To be called once, after the last sample; undefined where no sample is valid. */
  finish(): MechanicalTrack | undefined {
    const p = this.#parameters;
    const hopSeconds = p.contextForceHop;
    const means = this.#hops.finish();
    const rest = relaxedLevel(
      means,
      Math.round(p.contextRelaxedSpan / hopSeconds),
      p.contextDriftRate * hopSeconds,
    );
    if (!rest) return undefined;
    const offset = Float32Array.from(means, (mean, i) => mean - at(rest.level, i));
    const deviation = offset.map(Math.abs);
    const greatest = greatestHeld(deviation, Math.max(1, Math.round(heldSeconds / hopSeconds)));
    const spread = spreadOf(offset, rest.relaxed);
    // Two steps of the converter are no force, however still the rest is.
    const threshold = Math.max(
      p.contextForceSpread * spread,
      p.contextForcePart * greatest,
      2 * this.#hops.resolution * Number(this.#hops.isCoarse),
    );
    const quantity = mechanicalQuantity(this.#channel);
    const ripple = rippleOf(offset, hopSeconds, (hop) => byteAt(rest.relaxed, hop) === 1);
    return {
      index: this.#index,
      name: this.#channel.name,
      unit: this.#channel.unit,
      quantity,
      hopSeconds,
      offset,
      deviation,
      relaxed: rest.relaxed,
      baseline: median(rest.level) ?? 0,
      spread,
      threshold,
      greatest,
      relaxedRipple: ripple ? greatestRipple(ripple) : 0,
      contracting: contractingSpans({ offset, deviation, threshold, quantity, hopSeconds }, p),
      isLive: this.#hops.resolution > 0,
    };
  }
}

export const mechanicalTrackNumbers = fixedNumbers('mechanicalTrack', {
  heldSeconds: seconds(
    0.1,
    [0.01, 1],
    'The greatest force is held for this long',
    'own: a lone glitch is none',
  ),
});
const { heldSeconds } = mechanicalTrackNumbers.values;

/** The greatest deviation that is not undercut over `hops` hops; a lone glitch is none. */
function greatestHeld(deviation: Float32Array, hops: number): number {
  let greatest = 0;
  const length = Math.min(hops, deviation.length);
  for (let i = 0; i + length <= deviation.length; i++) {
    let least = Infinity;
    for (let k = i; k < i + length; k++) least = Math.min(least, at(deviation, k)); // NaN stays NaN
    if (least > greatest) greatest = least;
  }
  return greatest;
}

/** MAD while relaxed; a coarse converter's may be 0, and then its standard deviation speaks. */
function spreadOf(offset: Float32Array, relaxed: Uint8Array): number {
  const resting = offset.filter((value, hop) => byteAt(relaxed, hop) === 1 && !Number.isNaN(value));
  if (resting.length === 0) return 0;
  const middle = median(resting) ?? 0;
  const sizes = resting.map((value) => Math.abs(value - middle));
  const squares = resting.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.max(median(sizes) ?? 0, gaussianMedianMagnitude * Math.sqrt(squares / resting.length));
}
