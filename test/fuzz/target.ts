/** What a fuzz target is: one promise of the product, inputs made at random to break it, and the check that they do not. */
import type { Random } from '../../src/simulation/random';

/** One input. All of it can be written to a folder and read back, so that a failure can be kept and run again. */
export interface FuzzInput {
  /** What the case is counted under: `EDF+D`, `two branches`, `killed while renaming`. */
  readonly kind: string;
  /** Files by name; the first is the one that is opened. A target that needs none leaves it empty. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whatever else the check has to know (what is true, what was done), as JSON can hold it. */
  readonly facts: unknown;
}

/** One promise under attack. */
export interface FuzzTarget {
  /** For `--only`, one word. */
  readonly name: string;
  /** What it promises, as a sentence. */
  readonly promise: string;
  /** How many cases `npm run fuzz` runs, and how many of them `npm test` does (a second or two of them). */
  readonly cases: number;
  readonly casesInTest: number;
  /** CPU seconds of this process after which a case counts as a hang; default 2. */
  readonly mostCpuSeconds?: number;
  /** Seconds without an answer after which a case is stopped and run again alone, its CPU time taken; default 2. */
  readonly mostSeconds?: number;
  /** True where cases measure times or start processes of their own: then one runs at a time. */
  readonly alone?: boolean;
  /** Makes an input; the same `random` always makes the same. Must not run what is under attack. */
  make(random: Random): FuzzInput;
  /**
   * Does with the input what a user would, and says in a word or two how it went (`opened`, `refused`): counted.
   * @throws BrokenPromise when the promise is broken; every other error counts as a crash.
   */
  check(input: FuzzInput): Promise<string>;
}

/** A promise that an input has broken. */
export class BrokenPromise extends Error {
  /** The column of the table: `finite where missing`, `not idempotent`, `label lost`. */
  readonly fault: string;

  constructor(fault: string, sentence: string) {
    super(sentence);
    this.name = 'BrokenPromise';
    this.fault = fault;
  }
}
