/**
 * A worker thread that is started before anyone needs it: starting one takes longer than opening a recording, and as long
 * as it starts it takes the processor from the page that is on its way.
 */
import type { Worker } from 'node:worker_threads';

/** When a thread has been taken, whoever took it is busy: the next one waits so long. */
const restMilliseconds = 2000;

/** A thread that waits, and how to take one's eyes off it. */
interface Reserve {
  readonly thread: Worker;
  leave(): void;
}

/** One thread in reserve. */
export class ReadyThread {
  readonly #start: () => Worker;
  readonly #restMilliseconds: number;
  #reserve: Reserve | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** @param start starts a thread */
  constructor(start: () => Worker, rest = restMilliseconds) {
    this.#start = start;
    this.#restMilliseconds = rest;
  }

  /** The thread in reserve, or a new one. A while later another is in reserve: who opens one recording will open more. */
  take(): Worker {
    const reserve = this.#reserve;
    this.#reserve = undefined;
    reserve?.leave();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#prepare(), this.#restMilliseconds);
    return reserve?.thread ?? this.#start();
  }

  /** Ends what is in reserve, and prepares nothing any more. */
  dispose(): void {
    clearTimeout(this.#resting);
    void this.#reserve?.thread.terminate();
    this.#reserve = undefined;
  }

  #prepare(): void {
    const thread = this.#start();
    // One that dies unused is not missed: whoever needs a thread next starts one, and is told why that fails.
    const forget = (): void => {
      if (this.#reserve?.thread === thread) this.#reserve = undefined;
    };
    thread.on('error', forget);
    thread.on('exit', forget);
    this.#reserve = { thread, leave: () => thread.off('error', forget).off('exit', forget) };
  }
}
