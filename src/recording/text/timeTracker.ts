/**
 * Follows a time column row by row, in bounded memory: the runs of rows that one even clock explains, and the gaps
 * between them. A single wrong time (a corrupt cell) is passed over.
 */
import type { ClockEstimate } from './samplingClock';

/** Rows without a gap between them. Means are relative to the first row and its time, for precision. */
export interface TimeRun {
  readonly firstRow: number;
  readonly firstTime: number;
  lastRow: number;
  lastTime: number;
  count: number;
  rowSum: number;
  timeSum: number;
  /** Half of the last decimal place that the run's first and last times are written to. */
  readonly firstRounding: number;
  rounding: number;
}

/** Why a time column cannot place its rows. */
export type TimeProblem =
  { readonly kind: 'runs-backward'; readonly row: number } | { readonly kind: 'irregular' };

const placesWindow = 16;
/** Beyond so many gaps (and one per so many rows) a column is no clock with gaps but irregular. */
const fewGaps = 50;
const rowsPerGap = 20;
const mostRuns = 100_000;
/** Decimal fractions are not exact in binary: bounds a little wider than half of the last place. */
const roundingMargin = 1.001;

/** How finely times are written: trailing zeros are dropped, so it is the most places among the last rows. */
class Rounding {
  private recent = 0;
  private previous: number;
  private rows = 0;
  private magnitude = -Infinity;

  constructor(places: number) {
    this.previous = places;
  }

  /** Half of the last place that `time`, written with `places`, is rounded to. */
  add(time: number, places: number): number {
    const magnitude = Math.abs(time) < 1 ? 0 : Math.floor(Math.log10(Math.abs(time)));
    if (this.magnitude === -Infinity) this.magnitude = magnitude;
    if (magnitude > this.magnitude) {
      // Programs that keep six significant digits drop a decimal place when the time gains a digit.
      this.magnitude = magnitude;
      this.previous = Math.max(this.recent, this.previous) - 1;
      this.recent = places;
      this.rows = 0;
    }
    this.recent = Math.max(this.recent, places);
    this.rows += 1;
    const finest = Math.max(this.recent, this.previous);
    if (this.rows === placesWindow) {
      this.previous = this.recent;
      this.recent = 0;
      this.rows = 0;
    }
    return 0.5 * 10 ** -finest;
  }
}

export class TimeTracker {
  readonly runs: TimeRun[] = [];
  /**
   * The steps that agree with every time as it is rounded: each row bounds the step from its run's first row, and
   * long runs of differently rounded times leave next to nothing open. Empty (low above high) when times jitter.
   */
  lowestStep = 0;
  highestStep = Infinity;
  problem: TimeProblem | undefined;
  private readonly clock: ClockEstimate;
  private readonly rounding: Rounding;
  /** A row off the clock, until the next one tells whether it begins a run or is wrong. */
  private pending: { row: number; time: number; rounding: number } | undefined;
  private rows = 0;

  constructor(clock: ClockEstimate) {
    this.clock = clock;
    this.rounding = new Rounding(clock.places);
  }

  /** Takes the next row's time, written with `places` decimals. */
  add(row: number, time: number, places: number): void {
    if (this.problem) return;
    this.rows += 1;
    const rounding = this.rounding.add(time, places);
    const run = this.runs.at(-1);
    if (!run) this.begin(row, time, rounding);
    else if (this.follows(run.lastRow, run.lastTime, row, time, rounding)) {
      this.extend(run, row, time, rounding);
    } else this.judge(run, row, time, rounding);
  }

  /** Closes the column: a gap before its very last row counts as one. */
  finish(): void {
    if (this.pending) this.accept(this.pending);
    this.pending = undefined;
    const mostGaps = Math.max(fewGaps, this.rows / rowsPerGap);
    if (!this.problem && this.runs.length - 1 > mostGaps) this.problem = { kind: 'irregular' };
  }

  private follows(fromRow: number, fromTime: number, row: number, time: number, rounding: number): boolean {
    const { step, jitter } = this.clock;
    const deviation = time - fromTime - (row - fromRow) * step;
    return Math.abs(deviation) <= 0.5 * step + 2 * rounding + 3 * jitter;
  }

  private judge(run: TimeRun, row: number, time: number, rounding: number): void {
    const pending = this.pending;
    if (pending && this.follows(pending.row, pending.time, row, time, rounding)) {
      this.pending = undefined;
      this.accept(pending);
      const begun = this.runs.at(-1);
      if (begun && begun !== run) this.extend(begun, row, time, rounding);
      return;
    }
    this.pending = { row, time, rounding };
  }

  private accept(pending: { row: number; time: number; rounding: number }): void {
    const last = this.runs.at(-1);
    if (last && pending.time < last.lastTime) this.problem = { kind: 'runs-backward', row: pending.row };
    else if (this.runs.length === mostRuns) this.problem = { kind: 'irregular' };
    else this.begin(pending.row, pending.time, pending.rounding);
  }

  private begin(row: number, time: number, rounding: number): void {
    const sums = { count: 1, rowSum: 0, timeSum: 0 };
    this.runs.push({
      firstRow: row,
      firstTime: time,
      lastRow: row,
      lastTime: time,
      firstRounding: rounding,
      rounding,
      ...sums,
    });
  }

  private extend(run: TimeRun, row: number, time: number, rounding: number): void {
    this.pending = undefined;
    run.lastRow = row;
    run.lastTime = time;
    run.count += 1;
    run.rowSum += row - run.firstRow;
    run.timeSum += time - run.firstTime;
    run.rounding = rounding;
    const rows = row - run.firstRow;
    const slack = (run.firstRounding + rounding) * roundingMargin;
    this.lowestStep = Math.max(this.lowestStep, (time - run.firstTime - slack) / rows);
    this.highestStep = Math.min(this.highestStep, (time - run.firstTime + slack) / rows);
  }
}
