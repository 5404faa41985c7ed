/**
 * Where data records stand in time. A continuous file's follow each other; those of a discontinuous one carry
 * their own times, which are looked up only for the seconds that are asked for, by halving: when two records are
 * as far apart in time as in the file, all between them follow each other.
 */

/** Records [first, end) that follow each other, `gapSeconds` later than without the gaps before them. */
export interface RecordRun {
  readonly first: number;
  readonly end: number;
  readonly gapSeconds: number;
}

export interface Timeline {
  /** All gaps together. */
  readonly gapSeconds: number;
  /** The records stand in another order in the file than in time. */
  readonly isUnordered?: boolean;
  /** The runs, in order of time, that hold anything of [fromSeconds, toSeconds); more may be given. */
  runs(fromSeconds: number, toSeconds: number): Promise<readonly RecordRun[]>;
}

export const continuousTimeline: Timeline = {
  gapSeconds: 0,
  runs: () => Promise.resolve([{ first: 0, end: Infinity, gapSeconds: 0 }]),
};

/** A record whose time is known. */
export interface PlacedRecord {
  readonly record: number;
  /** Its time less the time it would have without gaps. */
  readonly gapSeconds: number;
}

export interface GapRules {
  readonly recordSeconds: number;
  /** How far the gaps of two records so many apart may differ without a gap between them. */
  readonly tolerance: (recordsApart: number) => number;
  /**
   * Records that overlap by no more than this show a clock's jitter, and the later one is shown; more means that
   * a time is damaged. Never more than half a record, so that the later one covers what they share.
   */
  readonly jitterSeconds: number;
}

/** The gap before a record by its own time; undefined when it states none. */
export type GapReader = (record: number) => Promise<number | undefined>;

/** So many neighbours are asked when a record's time is damaged, before a stretch is given up. */
export const neighboursAsked = 64;

/** The timeline of a discontinuous file between the first and the last record that are placed. */
export class GappedTimeline implements Timeline {
  readonly gapSeconds: number;
  private readonly first: PlacedRecord;
  private readonly last: PlacedRecord;
  private readonly readGap: GapReader;
  private readonly rules: GapRules;
  private readonly onUnplaced: (first: number, end: number) => void;

  /** `onUnplaced` hears of records whose time cannot be told; they are in no run. */
  constructor(
    [first, last]: readonly [PlacedRecord, PlacedRecord],
    readGap: GapReader,
    rules: GapRules,
    onUnplaced: (first: number, end: number) => void,
  ) {
    this.gapSeconds = last.gapSeconds;
    this.first = first;
    this.last = last;
    this.readGap = readGap;
    this.rules = rules;
    this.onUnplaced = onUnplaced;
  }

  async runs(fromSeconds: number, toSeconds: number): Promise<readonly RecordRun[]> {
    const runs: RecordRun[] = [];
    await this.collect(this.first, this.last, { from: fromSeconds, to: toSeconds }, runs);
    runs.push({ first: this.last.record, end: this.last.record + 1, gapSeconds: this.last.gapSeconds });
    return runs;
  }

  /**
   * Adds the runs of records [low, high) that touch the wanted seconds. The halving is the same whatever is
   * wanted, so that a sample has one place in time however it is come by.
   */
  private async collect(
    low: PlacedRecord,
    high: PlacedRecord,
    wanted: { readonly from: number; readonly to: number },
    runs: RecordRun[],
  ): Promise<void> {
    const apart = high.record - low.record;
    if (apart < 1 || this.startOf(high) <= wanted.from || this.startOf(low) >= wanted.to) return;
    const follow = Math.abs(high.gapSeconds - low.gapSeconds) <= this.rules.tolerance(apart);
    const end = follow ? high.record : low.record + 1;
    const middle = end === high.record ? undefined : await this.placeBetween(low, high);
    if (middle) {
      await this.collect(low, middle, wanted, runs);
      await this.collect(middle, high, wanted, runs);
      return;
    }
    runs.push({ first: low.record, end, gapSeconds: low.gapSeconds });
    if (end < high.record) this.onUnplaced(end, high.record);
  }

  /** A record about halfway whose time can be told and fits between the two. */
  private async placeBetween(low: PlacedRecord, high: PlacedRecord): Promise<PlacedRecord | undefined> {
    const middle = Math.floor((low.record + high.record) / 2);
    for (let step = 0; step < neighboursAsked; step += 1) {
      const record = middle + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
      if (record <= low.record || record >= high.record) continue;
      const gapSeconds = await this.readGap(record);
      const fits =
        gapSeconds !== undefined &&
        gapSeconds >= low.gapSeconds - this.rules.jitterSeconds &&
        gapSeconds <= high.gapSeconds + this.rules.jitterSeconds;
      if (fits) return { record, gapSeconds };
    }
    return undefined;
  }

  private startOf(placed: PlacedRecord): number {
    return placed.record * this.rules.recordSeconds + placed.gapSeconds;
  }
}
