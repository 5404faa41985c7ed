/** What a long job takes from whoever waits for it. */

/** Lets a long job be watched and stopped. `report` gets a fraction from 0 to 1. */
export interface JobControl {
  readonly signal?: AbortSignal;
  readonly report?: (fraction: number) => void;
}
