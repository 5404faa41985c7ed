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
