/**
 * When the frames of a stream were recorded: senders stamp samples as they come to, so that the times jitter. Between two
 * gaps they lie on a line, whose slope is the stream's real rate.
 */
import { median } from './clockOffsets';
import { jumpSeconds, type TimeMark } from './timeMarks';

/** Frames from `frame` on follow one another, the first at `seconds`. */
export interface ClockRun {
  readonly frame: number;
  readonly seconds: number;
}

export interface StreamClock {
  /** Samples per second, as the times tell or, where these leave it open, as stated. */
  readonly rate: number;
  /** Never empty; in order of frames. */
  readonly runs: readonly ClockRun[];
  /** How many times the clock jumps backward. */
  readonly backward: number;
  /** How far the times of the file are, at the worst, from those of one rate (seconds). */
  readonly offSeconds: number;
}

/** Times that are off by more begin a run, whatever follows (seconds). */
const breakSeconds = 1;
/** For a shorter gap so many times on either side must agree that it is one. */
const witnesses = 8;
const shareOfJump = 0.7;
const spreadsOfJump = 4;
/** A difference of that many seconds over a whole run is none: so well do two computers agree about the time. */
const agreedSeconds = 0.01;
const spreadsOfDrift = 4;
/** Of so many marks a rate is taken. */
const fewestMarks = 4;

/** The clock of a stream; undefined where no time is stated. */
export function streamClock(stated: readonly TimeMark[], nominalRate: number): StreamClock | undefined {
  const nominal = 1 / nominalRate;
  const marks = withoutLoneErrors(stated, nominal);
  const [first] = marks;
  if (!first) return undefined;
  const steps = marks.slice(1).map(({ frame, time }, index) => {
    const before = marks[index] ?? first;
    return (time - before.time) / (frame - before.frame);
  });
  const usual = steps.length < fewestMarks ? nominal : median(steps);
  const isUsable = usual > nominal / 2 && usual < nominal * 2;
  const starts = startsOf(marks, isUsable ? usual : nominal);
  const parts = starts.map((start, index) => marks.slice(start, starts[index + 1] ?? marks.length));
  const step = fittedStep(parts, nominal);
  const runs = parts.map((part) => runOf(part, step));
  const offSeconds = parts.reduce((most, part, index) => Math.max(most, offOf(part, runs[index], step)), 0);
  return { rate: 1 / step, runs, backward: backwardOf(runs, step), offSeconds };
}

/** Without single times that the ones around them contradict. */
function withoutLoneErrors(marks: readonly TimeMark[], step: number): readonly TimeMark[] {
  const isNear = (a: TimeMark, b: TimeMark): boolean => Math.abs(offBy(a, b, step)) <= breakSeconds;
  return marks.filter((mark, index) => {
    const [before, after] = [marks[index - 1], marks[index + 1]];
    const isLone = before && after && !isNear(before, mark) && !isNear(mark, after) && isNear(before, after);
    return isLone !== true;
  });
}

function offBy(a: TimeMark, b: TimeMark, step: number): number {
  return b.time - a.time - (b.frame - a.frame) * step;
}

/** The marks that begin a run. */
function startsOf(marks: readonly TimeMark[], step: number): readonly number[] {
  const starts = [0];
  for (let index = 1; index < marks.length; index++) {
    const [before, mark] = [marks[index - 1], marks[index]];
    if (!before || !mark) continue;
    const jump = offBy(before, mark, step);
    const isGap =
      Math.abs(jump) > breakSeconds ||
      (jump > Math.max(jumpSeconds, step) && lasts(marks, starts.at(-1) ?? 0, index, jump, step));
    if (isGap) starts.push(index);
  }
  return starts;
}

/** Whether the times stay as late as a jump has made them: then samples are missing, and it is no jitter. */
function lasts(
  marks: readonly TimeMark[],
  start: number,
  index: number,
  jump: number,
  step: number,
): boolean {
  const origin = marks[index];
  if (!origin) return false;
  const late = (from: number, to: number): number[] =>
    marks.slice(Math.max(start, from), to).map((mark) => offBy(origin, mark, step));
  const [before, after] = [late(index - witnesses, index), late(index, index + witnesses)];
  if (before.length < witnesses / 2 || after.length < witnesses / 2) return false;
  const [low, high] = [median(before), median(after)];
  const spread = median([
    ...before.map((one) => Math.abs(one - low)),
    ...after.map((one) => Math.abs(one - high)),
  ]);
  return high - low >= shareOfJump * jump && high - low >= spreadsOfJump * spread;
}

/** Seconds from frame to frame: least squares over all runs, each with its own beginning. */
function fittedStep(parts: readonly (readonly TimeMark[])[], nominal: number): number {
  let [products, squares, frames, marks] = [0, 0, 0, 0];
  const deviations: number[] = [];
  for (const part of parts) {
    const { frame: middle, time: mean } = meanOf(part);
    for (const { frame, time } of part) {
      products += (frame - middle) * (time - mean - (frame - middle) * nominal);
      squares += (frame - middle) ** 2;
    }
    frames = Math.max(frames, (part.at(-1)?.frame ?? 0) - (part[0]?.frame ?? 0));
    marks += part.length;
  }
  if (marks < parts.length + fewestMarks || squares === 0) return nominal;
  const step = nominal + products / squares;
  for (const part of parts) {
    const { frame: middle, time: mean } = meanOf(part);
    for (const { frame, time } of part) deviations.push(Math.abs(time - mean - (frame - middle) * step));
  }
  const drift = Math.abs(step - nominal) * frames;
  const isReal = drift > Math.max(agreedSeconds, spreadsOfDrift * median(deviations));
  return isReal && step > 0 ? step : nominal;
}

function meanOf(part: readonly TimeMark[]): TimeMark {
  const sum = (pick: (mark: TimeMark) => number): number => part.reduce((all, mark) => all + pick(mark), 0);
  return { frame: sum(({ frame }) => frame) / part.length, time: sum(({ time }) => time) / part.length };
}

function runOf(part: readonly TimeMark[], step: number): ClockRun {
  const { frame: middle, time: mean } = meanOf(part);
  const frame = part[0]?.frame ?? 0;
  return { frame, seconds: mean + (frame - middle) * step };
}

/** How far a part begins or ends from its line. */
function offOf(part: readonly TimeMark[], run: ClockRun | undefined, step: number): number {
  if (!run) return 0;
  const ends = [part.slice(0, witnesses), part.slice(-witnesses)];
  const late = ends.map((end) =>
    median(end.map(({ frame, time }) => time - run.seconds - (frame - run.frame) * step)),
  );
  return Math.max(...late.map(Math.abs));
}

function backwardOf(runs: readonly ClockRun[], step: number): number {
  return runs.filter(({ frame, seconds }, index) => {
    const before = runs[index - 1];
    return before && seconds < before.seconds + (frame - before.frame) * step - jumpSeconds;
  }).length;
}
