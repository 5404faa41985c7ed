/** Counts by recording: what a figure is made of is a sum of them, so that a recording drawn again is counted again, not read. */

/** How much each recording adds to each sum, in columns of equal length. */
interface Entries {
  readonly recordings: Uint32Array;
  readonly columns: Uint32Array;
  readonly counts: Float64Array;
}

/** A row for each recording, a column for each thing that is counted, in the order in which they come up. */
export class CountTable<Thing> {
  readonly things: Thing[] = [];
  readonly recordings: number;
  private readonly columns = new Map<string, number>();
  private readonly added: (readonly [recording: number, column: number, count: number])[] = [];
  private entries: Entries | undefined;

  constructor(recordings: number) {
    this.recordings = recordings;
  }

  /** @param key the same for the same thing */
  add(recording: number, [key, thing]: readonly [string, Thing], count: number): void {
    const column = this.columns.get(key) ?? this.things.push(thing) - 1;
    this.columns.set(key, column);
    if (count === 0) return;
    this.added.push([recording, column, count]);
    this.entries = undefined;
  }

  /** The sums by column; @param times how often each recording counts */
  sums(times: Uint32Array): Float64Array {
    const { recordings, columns, counts } = (this.entries ??= entriesOf(this.added));
    const sums = new Float64Array(this.things.length);
    for (let i = 0; i < counts.length; i++) {
      const column = columns[i] ?? 0;
      sums[column] = (sums[column] ?? 0) + (times[recordings[i] ?? 0] ?? 0) * (counts[i] ?? 0);
    }
    return sums;
  }
}

function entriesOf(added: readonly (readonly [number, number, number])[]): Entries {
  return {
    recordings: Uint32Array.from(added, ([recording]) => recording),
    columns: Uint32Array.from(added, ([, column]) => column),
    counts: Float64Array.from(added, ([, , count]) => count),
  };
}
