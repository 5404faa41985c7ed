/**
 * The sampling clock behind a column of times that were rounded when they were written: its first estimate from
 * the head of the file, and the exact rate that the rounding hides (4000, 1259.259… = 34000/27).
 */

/** What the head of a time column tells, in the column's own unit. */
export interface ClockEstimate {
  /** Time from one row to the next. */
  readonly step: number;
  /** How far rows stand off an even clock (90th percentile), beyond what rounding explains. */
  readonly jitter: number;
  /** Decimal places that the first times are written to. */
  readonly places: number;
}

const leastShareRising = 0.95;
/** A rate is brought to a round one only within this share of itself, however uncertain it is. */
const widestSnap = 0.005;
const largestDenominator = 1000;

/** The value below which `share` of the values lie. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** The most decimal places among values (trailing zeros are not written, so one value may show fewer). */
function placesOf(values: readonly number[]): number {
  return Math.max(
    ...values.map((value) => {
      const [digits = '', exponent = '0'] = String(value).split('e');
      return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
    }),
  );
}

/**
 * The clock of the first rows of a time column (NaN where a cell has no number), or undefined when they do not rise
 * like one. The step is a median over differences of many rows, which neither rounding nor a few gaps move.
 */
export function estimateClock(times: readonly number[]): ClockEstimate | undefined {
  const known = times.flatMap((time, row) => (Number.isNaN(time) ? [] : [{ row, time }]));
  if (known.length < 2) return undefined;
  const lag = Math.max(1, Math.floor(known.length / 4));
  const slope = (from: number, to: number): number => {
    const [a, b] = [known[from], known[to]];
    return a && b ? (b.time - a.time) / (b.row - a.row) : NaN;
  };
  const rows = known.map((_, index) => index);
  const single = rows.slice(1).map((index) => slope(index - 1, index));
  const lagged = rows.slice(lag).map((index) => slope(index - lag, index));
  const step = quantile(lagged, 0.5);
  const rising = single.filter((difference) => difference >= 0).length;
  if (!(step > 0) || rising < leastShareRising * single.length) return undefined;
  const spread = quantile(
    single.map((difference) => Math.abs(difference - step)),
    0.9,
  );
  const timesOf = (part: typeof known): number[] => part.map(({ time }) => time);
  const rounding = 0.5 * 10 ** -placesOf(timesOf(known.slice(-16)));
  return { step, jitter: Math.max(0, spread - 2 * rounding), places: placesOf(timesOf(known.slice(0, 16))) };
}

/**
 * The simplest rate within `uncertainty` of `estimate`: a multiple of 1000, 100, 10 or 1, else the fraction with the
 * smallest denominator (a recorder's clock is a quartz divided by a whole number), else the estimate itself.
 */
export function simplestRate(estimate: number, uncertainty: number): number {
  const tolerance = Math.min(Math.max(uncertainty, estimate * 1e-9), estimate * widestSnap);
  for (const unit of [1000, 100, 10]) {
    const round = Math.round(estimate / unit) * unit;
    if (round > 0 && Math.abs(round - estimate) <= tolerance) return round;
  }
  for (let denominator = 1; denominator <= largestDenominator; denominator++) {
    const rate = Math.round(estimate * denominator) / denominator;
    if (rate > 0 && Math.abs(rate - estimate) <= tolerance) return rate;
  }
  return estimate;
}
