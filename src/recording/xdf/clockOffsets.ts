/**
 * From a sender's clock to the recorder's: what has to be added to a time, by the offsets that were measured while the
 * recording ran. They lie on a line, for clocks drift; where a sender was started again, on another one.
 */

/** What has to be added to the time `at`, as measured. */
export interface ClockOffset {
  readonly at: number;
  readonly offset: number;
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly offset: number;
  readonly slope: number;
}

/** A jump of the offset by more is another clock (seconds); measurements are good to a few ms. */
const resetSeconds = 1;
/** No clock drifts faster: a steeper line is drawn through faulty measurements. */
const steepestDrift = 1e-3;
const mostFitted = 200;

/** The correction of times; undefined where nothing was measured. */
export function clockCorrection(offsets: readonly ClockOffset[]): ((time: number) => number) | undefined {
  const measured = offsets.filter(({ at, offset }) => Number.isFinite(at) && Number.isFinite(offset));
  if (measured.length === 0) return undefined;
  const lines = runsOf(measured).map(lineOf);
  return (time) => {
    const away = ({ from, to }: Line): number => Math.max(from - time, time - to, 0);
    const line = lines.reduce((best, one) => (away(one) < away(best) ? one : best));
    return time + line.offset + line.slope * (time - line.middle);
  };
}

/** Measurements of one clock each. A single one that is off is a fault of the network, and no clock. */
function runsOf(measured: readonly ClockOffset[]): readonly (readonly ClockOffset[])[] {
  const runs: ClockOffset[][] = [];
  for (const [index, one] of measured.entries()) {
    const before = runs.at(-1);
    const last = before?.at(-1);
    const isSame = (other: ClockOffset): boolean => Math.abs(other.offset - one.offset) <= resetSeconds;
    if (!before || !last) runs.push([one]);
    else if (isSame(last)) before.push(one);
    else {
      const next = measured[index + 1];
      if (!next || isSame(next)) runs.push([one]);
    }
  }
  const [first] = runs;
  const longest = runs.filter((run) => run.length > 1);
  return longest.length > 0 ? longest : first ? [first] : [];
}

/** Theil and Sen's line: the median of the slopes, and of what is left. */
function lineOf(run: readonly ClockOffset[]): Line {
  const step = Math.max(1, Math.ceil(run.length / mostFitted));
  const points = run.filter((_, index) => index % step === 0);
  const slopes = points.flatMap((a, index) =>
    points.slice(index + 1).flatMap((b) => (b.at === a.at ? [] : [(b.offset - a.offset) / (b.at - a.at)])),
  );
  const steep = points.length < 3 ? 0 : median(slopes);
  const slope = Math.abs(steep) <= steepestDrift ? steep : 0;
  const middle = median(points.map(({ at }) => at));
  const times = run.map(({ at }) => at);
  return {
    from: times.reduce((least, time) => Math.min(least, time), Infinity),
    to: times.reduce((most, time) => Math.max(most, time), -Infinity),
    middle,
    slope,
    offset: median(points.map(({ at, offset }) => offset - slope * (at - middle))),
  };
}

/** The middle of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
