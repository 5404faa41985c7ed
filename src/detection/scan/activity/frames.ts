/**
 * The frames of the first pass between reading and use: where there is hum they wait until it is known through them, which
 * takes some seconds of what follows. A few are in memory at a time, however long the recording.
 */
import { ScratchRoom } from '../../../signal/scratchRoom';
import type { ChannelReader, WorkingStretch } from '../conditioning/channelReader';
import type { HumTracker } from '../conditioning/humTracker';
import type { FollowedMains } from '../conditioning/removeMains';
import type { HopRange } from './hops';

/** A frame as it was read, with margins. */
interface Frame {
  readonly stretch: WorkingStretch;
  /** Its hops. */
  readonly frame: HopRange;
}

/** Working samples in which hum is followed: the next ones that are known well enough, all within the frame. */
interface Followed {
  readonly from: number;
  readonly to: number;
  /** 1 for each that does not show the hum; absent where all do. */
  readonly hidden: Uint8Array | undefined;
}

type UseFrame = (stretch: WorkingStretch, frame: HopRange) => void;

/** Takes frames in order, and gives them on without hum. */
export class Frames {
  readonly #tracker: HumTracker | undefined;
  readonly #reader: Pick<ChannelReader, 'removeMains'>;
  readonly #use: UseFrame;
  readonly #waiting: Frame[] = [];
  readonly #free: ScratchRoom[] = [];
  /** Rooms in use, in the order of the frames. */
  readonly #taken: ScratchRoom[] = [];

  constructor(tracker: HumTracker | undefined, reader: Pick<ChannelReader, 'removeMains'>, use: UseFrame) {
    this.#tracker = tracker;
    this.#reader = reader;
    this.#use = use;
  }

  /** Where the next frame is to be read to. */
  room(): ScratchRoom {
    const room = this.#free.pop() ?? new ScratchRoom();
    this.#taken.push(room);
    return room;
  }

  add(frame: Frame, { from, to, hidden }: Followed): void {
    this.#waiting.push(frame);
    const { first, values } = frame.stretch;
    const begin = from - first;
    this.#tracker?.add(values.subarray(begin, Math.max(begin, to - first)), hidden);
    this.#pass(this.#tracker?.knownTo ?? Infinity);
  }

  /** Passes on what waits. @returns the hum, known to the end */
  finish(): FollowedMains | undefined {
    this.#tracker?.finish();
    this.#pass(Infinity);
    return this.#tracker?.followed();
  }

  #pass(knownTo: number): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (next.stretch.first + next.stretch.values.length > knownTo) return;
      if (this.#tracker) this.#reader.removeMains(next.stretch, this.#tracker.followed());
      this.#use(next.stretch, next.frame);
      this.#waiting.shift();
      this.#free.push(...this.#taken.splice(0, 1));
    }
  }
}
