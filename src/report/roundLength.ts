/** Lengths of scale bars: round numbers in the unit that reads best. */

/** A bar's length, and what stands beside it. */
export interface RoundLength {
  /** In the unit that was asked in. */
  readonly value: number;
  /** `200 ms`, `0.5 mV`. */
  readonly text: string;
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a value; undefined where the value is none. */
function roundBelow(value: number): number | undefined {
  if (!(value > 0) || !Number.isFinite(value)) return undefined;
  const unit = 10 ** Math.floor(Math.log10(value));
  const times = [5, 2, 1].find((each) => each * unit <= value * (1 + 1e-9)) ?? 1;
  return Number((times * unit).toPrecision(1));
}

function written(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** At most so many seconds. */
export function roundSeconds(most: number): RoundLength | undefined {
  const value = roundBelow(most);
  if (value === undefined) return undefined;
  if (value >= 1) return { value, text: `${written(value)} s` };
  return value >= 1e-3
    ? { value, text: `${written(value * 1e3)} ms` }
    : { value, text: `${written(value * 1e6)} µs` };
}

/** At most so many of a unit; microvolts are written in the multiple of volts that reads best. */
export function roundAmplitude(most: number, unit: string): RoundLength | undefined {
  const value = roundBelow(most);
  if (value === undefined) return undefined;
  if (unit !== 'µV') return { value, text: `${written(value)} ${unit}`.trim() };
  if (value >= 1e6) return { value, text: `${written(value / 1e6)} V` };
  return value >= 1e3
    ? { value, text: `${written(value / 1e3)} mV` }
    : { value, text: `${written(value)} µV` };
}
