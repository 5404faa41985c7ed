/**
 * Reads stretches of one channel at the working rate, mains removed: always the same numbers for the same working
 * samples of the same frame, whatever the size of the reads beneath.
 */
import type { Recording } from '../../../recording/recording';
import { areFinite } from '../../../base/finite';
import { at } from '../../../base/typedArrays';
import { Decimator } from '../../../signal/decimator';
import { type ScratchRoom, SingleScratchRoom } from '../../../signal/scratchRoom';
import { type FollowedMains, removeMains } from './removeMains';
import type { Pace } from '../../../products/pace';
import type { WorkingPlan } from './workingPlan';

/** A stretch of a channel, ready for filters. */
export interface WorkingStretch {
  /** Working index of values[0]; may be below 0: the channel's ends are held for the margins. */
  readonly first: number;
  /** In the channel's unit. Missing samples are bridged by a straight line. */
  readonly values: Float64Array;
  /** 1 for each value that is bridged; absent where none is. */
  readonly missing?: Uint8Array;
}

/** Where the reader's samples come from. */
export interface ChannelSource {
  readonly recording: Pick<Recording, 'channels' | 'read'>;
  readonly index: number;
  readonly pace: Pace;
  /** Samples asked for in one read. */
  readonly blockSamples: number;
}

/** A channel at the working rate. */
export class ChannelReader {
  readonly plan: WorkingPlan;
  readonly #source: ChannelSource;
  /** Samples at the native rate: as promised, or where reading found the channel to end. */
  #samples: number;
  readonly #decimator: Decimator;
  /** Native samples of the present read. */
  readonly #held = new SingleScratchRoom();

  constructor(source: ChannelSource, plan: WorkingPlan) {
    this.plan = plan;
    this.#source = source;
    this.#samples = source.recording.channels[source.index]?.samples ?? 0;
    this.#decimator = new Decimator(plan.factor);
  }

  /** Working samples of the channel, as far as is known. */
  get count(): number {
    return Math.ceil(this.#samples / this.plan.factor);
  }

  /**
   * Working samples [from, to), which may reach past both ends of the channel. One read must end before the next begins.
   * @param useRaw gets the channel's own samples (native rate, NaN where missing) of the range in the pieces they are
   * read in, without what lies past the channel's ends.
   * @param room where the working samples are put: who gives it is done with those of the read before.
   */
  async read(
    from: number,
    to: number,
    mains: FollowedMains | undefined,
    useRaw?: (values: Float32Array, firstSample: number) => void,
    room?: ScratchRoom,
  ): Promise<WorkingStretch> {
    const { factor } = this.plan;
    const { reach } = this.#decimator;
    const begin = from * factor - reach;
    const end = (to - 1) * factor + reach + 1;
    const held = this.#held.take(end - begin);
    await this.#fill(held, begin, (values, first) => {
      const inFrom = Math.max(0, from * factor - first);
      const inTo = Math.min(values.length, to * factor - first);
      if (inFrom < inTo) useRaw?.(values.subarray(inFrom, inTo), first + inFrom);
    });
    const target = room?.take(to - from);
    let values = this.#decimator.decimate(held, reach, to - from, target);
    // Whatever is not finite makes working samples that are not: there are fewer of these to look at.
    const gaps = areFinite(values) ? [] : bridge(held);
    if (gaps.length > 0) values = this.#decimator.decimate(held, reach, to - from, target);
    const missing = gaps.length === 0 ? undefined : missingOf(gaps, { factor, reach, count: to - from });
    const stretch = missing ? { first: from, values, missing } : { first: from, values };
    if (mains) this.removeMains(stretch, mains);
    return stretch;
  }

  /** Takes the hum out of what was measured, in place; what was held or bridged has no hum, and is drawn anew. */
  removeMains({ first, values, missing }: WorkingStretch, mains: FollowedMains): void {
    const begin = Math.min(values.length, Math.max(0, -first));
    const end = Math.max(begin, Math.min(values.length, this.count - first));
    removeMains(values.subarray(begin, end), first + begin, this.plan.rate, mains);
    for (let i = begin; i < end; i++) if (missing?.[i] === 1) values[i] = NaN;
    values.fill(NaN, 0, begin);
    values.fill(NaN, end);
    bridge(values);
  }

  /** Lets others run. @throws the abort signal's reason. */
  async rest(): Promise<void> {
    await this.#source.pace.advance(0);
  }

  /**
   * Fills `held` with native samples from `begin` on, the channel's ends held. A channel that gives fewer than it
   * promised ends there, and NaN follows.
   */
  async #fill(
    held: Float32Array,
    begin: number,
    use: (values: Float32Array, firstSample: number) => void,
  ): Promise<void> {
    const { recording, index, pace, blockSamples } = this.#source;
    const before = Math.min(held.length, Math.max(0, -begin));
    const end = Math.max(before, Math.min(held.length, this.#samples - begin));
    let done = before;
    while (done < end) {
      const asked = Math.min(blockSamples, end - done);
      const room = held.subarray(done, done + asked);
      const values = (await recording.read(index, begin + done, asked, room)).subarray(0, asked);
      if (values.buffer !== held.buffer) held.set(values, done);
      use(values, begin + done);
      done += values.length;
      await pace.advance(0);
      if (values.length < asked) {
        this.#samples = Math.min(this.#samples, begin + done);
        break;
      }
    }
    const isWhole = before < end && done === end;
    held.fill(before < done ? at(held, before) : NaN, 0, before);
    held.fill(isWhole ? at(held, end - 1) : NaN, done);
  }
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Draws a straight line over whatever is not finite (a level line at the ends; zeros where nothing is finite). */
function bridge(values: Float32Array | Float64Array): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    let to = i + 1;
    while (to < values.length && !Number.isFinite(values[to])) to++;
    const left = i > 0 ? (values[i - 1] ?? 0) : undefined;
    const right = to < values.length ? (values[to] ?? 0) : undefined;
    const start = left ?? right ?? 0;
    const step = ((right ?? start) - start) / (to - i + 1);
    for (let k = i; k < to; k++) values[k] = start + step * (k - i + 1);
    gaps.push({ from: i, to });
    i = to;
  }
  return gaps;
}

/** The working samples whose own native samples lie in a gap. */
function missingOf(
  gaps: readonly Gap[],
  { factor, reach, count }: { readonly factor: number; readonly reach: number; readonly count: number },
): Uint8Array {
  const missing = new Uint8Array(count);
  for (const { from, to } of gaps) {
    const first = Math.floor((from - reach) / factor);
    const last = Math.floor((to - 1 - reach) / factor);
    missing.fill(1, Math.min(count, Math.max(0, first)), Math.min(count, Math.max(0, last + 1)));
  }
  return missing;
}
