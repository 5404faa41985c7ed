/** One immutable state and those who watch it. Nothing changes a state in place; `update` replaces it. */

export class Store<State extends object> {
  private state: State;
  private readonly watchers = new Set<(state: State) => void>();

  constructor(state: State) {
    this.state = state;
  }

  get(): State {
    return this.state;
  }

  /** Replaces some fields and tells everyone, unless nothing differs. */
  update(patch: Partial<State>): void {
    const keys = Object.keys(patch) as (keyof State)[];
    if (keys.every((key) => Object.is(patch[key], this.state[key]))) return;
    this.state = { ...this.state, ...patch };
    for (const watcher of this.watchers) watcher(this.state);
  }

  subscribe(watcher: (state: State) => void): void {
    this.watchers.add(watcher);
  }
}

/** A function that tells whether its arguments differ from the last time. */
export function changeDetector(): (...inputs: readonly unknown[]) => boolean {
  let last: readonly unknown[] | undefined;
  return (...inputs) => {
    if (last?.every((input, index) => Object.is(input, inputs[index]))) return false;
    last = inputs;
    return true;
  };
}

/** A function that runs `effect` when one of its arguments differs from the last time. */
export function onChange<Inputs extends readonly unknown[]>(
  effect: (...inputs: Inputs) => void,
): (...inputs: Inputs) => void {
  const differs = changeDetector();
  return (...inputs) => {
    if (differs(...inputs)) effect(...inputs);
  };
}
