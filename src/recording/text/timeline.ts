/**
 * Places rows on a continuous timeline. A gap in the time column becomes missing samples (NaN when read), so that
 * sample index / sampling rate stays the time; a time column that cannot place its rows is set aside with a warning
 * and the rows follow one another.
 */
import { simplestRate, type ClockEstimate } from './samplingClock';
import type { TimeRun, TimeTracker } from './timeTracker';

/** Rows from `row` on stand at samples from `sample` on, until the next segment. */
export interface Segment {
  readonly row: number;
  readonly sample: number;
}

/** Where rows stand, and how fast they were sampled. */
export interface Timeline {
  /** Samples per second. */
  readonly samplingRate: number;
  readonly segments: readonly Segment[];
  readonly gaps: number;
  readonly missingSamples: number;
  /** Why the rows could not be placed by their times. */
  readonly problem?: string;
}

/** Gaps that stretch a recording beyond this many times its rows come from a wrong clock, not from a pause. */
const longestStretch = 10;
/** Between blocks a pause is stated: then only what could not be looked through is too long. */
const mostSamplesOfPauses = 2 ** 27;
/** A stated rate is rounded too: to six digits or more. */
const stepMargin = 1e-6;

/** The rate that the times tell, brought to the simplest one that their rounding leaves open. */
function measuredRate(tracker: TimeTracker, clock: ClockEstimate, secondsPerUnit: number): number {
  const { lowestStep, highestStep, runs } = tracker;
  if (lowestStep > 0 && lowestStep <= highestStep && highestStep < Infinity) {
    const [fastest, slowest] = [1 / (lowestStep * secondsPerUnit), 1 / (highestStep * secondsPerUnit)];
    return simplestRate((fastest + slowest) / 2, (fastest - slowest) / 2);
  }
  let rows = 0;
  let time = 0;
  let slack = 0;
  for (const run of runs) {
    rows += run.lastRow - run.firstRow;
    time += run.lastTime - run.firstTime;
    slack += run.firstRounding + run.rounding + 2 * clock.jitter;
  }
  if (rows === 0 || !(time > 0)) return 1 / (clock.step * secondsPerUnit);
  const rate = rows / (time * secondsPerUnit);
  return simplestRate(rate, (rate * slack) / time);
}

/** Where a run's first row stands in time: the mean over the run is far more exact than its first, rounded time. */
function startOf(run: TimeRun, step: number): number {
  return run.firstTime + (run.timeSum - step * run.rowSum) / run.count;
}

function place(
  runs: readonly TimeRun[],
  step: number,
): { segments: Segment[]; gaps: number; missing: number } {
  const segments: Segment[] = [{ row: 0, sample: 0 }];
  let missing = 0;
  const [first, ...later] = runs;
  if (!first) return { segments, gaps: 0, missing };
  const origin = startOf(first, step);
  for (const run of later) {
    const samples = Math.round((startOf(run, step) - origin) / step);
    const lost = samples - (run.firstRow - first.firstRow);
    if (lost <= missing) continue;
    missing = lost;
    segments.push({ row: run.firstRow, sample: run.firstRow + missing });
  }
  return { segments, gaps: segments.length - 1, missing };
}

/** What else is known of the rows. */
export interface TimelineFacts {
  readonly rows: number;
  /** Pauses between blocks are stated. */
  readonly hasBlocks: boolean;
  /** Samples per second, as the file states it. */
  readonly statedRate?: number;
}

/** The stated rate, where it explains every time and is no rounded form of the rate that the times tell. */
function agreedRate(measured: number, tracker: TimeTracker, secondsPerUnit: number, stated = NaN): number {
  const { lowestStep, highestStep } = tracker;
  const step = 1 / (stated * secondsPerUnit);
  const explains = step >= lowestStep * (1 - stepMargin) && step <= highestStep * (1 + stepMargin);
  const places = String(stated).split('.')[1]?.length ?? 0;
  const isRounded = Math.abs(measured - stated) <= 0.5 * 10 ** -places;
  return explains && !isRounded ? stated : measured;
}

/** The timeline that a followed time column tells. */
export function timelineOf(
  tracker: TimeTracker,
  clock: ClockEstimate,
  secondsPerUnit: number,
  { rows, hasBlocks, statedRate }: TimelineFacts,
): Timeline {
  const inOrder = { segments: [{ row: 0, sample: 0 }], gaps: 0, missingSamples: 0 };
  if (tracker.problem?.kind === 'irregular') {
    const samplingRate = simplestRate(1 / (clock.step * secondsPerUnit), 0);
    return { ...inOrder, samplingRate, problem: 'its steps are irregular' };
  }
  const measured = measuredRate(tracker, clock, secondsPerUnit);
  const samplingRate = agreedRate(measured, tracker, secondsPerUnit, statedRate);
  if (tracker.problem) {
    return { ...inOrder, samplingRate, problem: `it runs backward at row ${tracker.problem.row + 1}` };
  }
  const { segments, gaps, missing } = place(tracker.runs, 1 / (samplingRate * secondsPerUnit));
  if (missing > (hasBlocks ? mostSamplesOfPauses : longestStretch * rows)) {
    return {
      ...inOrder,
      samplingRate,
      problem: `its gaps would stretch ${rows} rows to ${rows + missing} samples`,
    };
  }
  return { samplingRate, segments, gaps, missingSamples: missing };
}

/** The timeline of rows that follow one another at a known rate. */
export function evenTimeline(samplingRate: number): Timeline {
  return { samplingRate, segments: [{ row: 0, sample: 0 }], gaps: 0, missingSamples: 0 };
}

/** The timeline of blocks that begin at stated times, in seconds from the first one, and whose rows are even. */
export function blockTimeline(
  samplingRate: number,
  blocks: readonly { readonly firstRow: number; readonly startSeconds?: number }[],
): Timeline {
  const segments: Segment[] = [{ row: 0, sample: 0 }];
  const [first, ...later] = blocks;
  let missing = 0;
  for (const { firstRow, startSeconds } of later) {
    if (startSeconds === undefined || first?.startSeconds === undefined) continue;
    const sample = Math.round((startSeconds - first.startSeconds) * samplingRate);
    const lost = sample - firstRow;
    if (lost <= missing || lost > mostSamplesOfPauses) continue;
    missing = lost;
    segments.push({ row: firstRow, sample });
  }
  return { samplingRate, segments, gaps: segments.length - 1, missingSamples: missing };
}

/** The timeline of a column that has a value in every `distance`th row from `first` on. */
export function stridden(timeline: Timeline, distance: number, first: number): Timeline {
  const segments = timeline.segments.map((segment) => {
    const row = Math.max(0, Math.ceil((segment.row - first) / distance));
    const sample = (segment.sample + row * distance - segment.row) / distance;
    return { row, sample: Math.max(row, Math.round(sample)) };
  });
  return { ...timeline, samplingRate: timeline.samplingRate / distance, segments };
}

/** How uncertain the rate is that a followed column tells, as a share of it, where its times are coarser than a step. */
export function coarseness({ runs }: TimeTracker, { step }: ClockEstimate): number {
  const [first] = runs;
  if (!first || step >= 2 * first.firstRounding) return 0;
  const longest = runs.reduce((most, run) => Math.max(most, run.lastTime - run.firstTime), 0);
  return longest > 0 ? (2 * first.firstRounding) / longest : 1;
}

/** The sample at which a row stands. */
export function sampleOfRow(timeline: Timeline, row: number): number {
  let segment: Segment = { row: 0, sample: 0 };
  for (const next of timeline.segments) {
    if (next.row > row) break;
    segment = next;
  }
  return segment.sample + row - segment.row;
}
