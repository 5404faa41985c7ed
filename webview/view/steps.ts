/**
 * The 1-2-5 steps of an EMG machine's knobs. Sweeps are in seconds per division, sensitivities in units per
 * division; both move by one step of these series.
 */

const mantissas = [1, 2, 5] as const;

/** Relative slack within which a value counts as being on a step. */
const slack = 1e-9;

/** m · 10^e, rounded once, so that 2 · 10^-4 is the number a person would write. */
function decimal(mantissa: number, exponent: number): number {
  return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
}

/** The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is not below `value` (> 0). */
export function stepAtLeast(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  for (const e of [exponent - 1, exponent, exponent + 1]) {
    for (const mantissa of mantissas) {
      const step = decimal(mantissa, e);
      if (step >= value * (1 - slack)) return step;
    }
  }
  return decimal(1, exponent + 2);
}

/** The next larger step of the 1-2-5 series. */
export function stepAbove(value: number): number {
  return stepAtLeast(value * (1 + 1e-6));
}

/** The next smaller step of the 1-2-5 series. */
export function stepBelow(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  for (const e of [exponent + 1, exponent, exponent - 1]) {
    for (const mantissa of [5, 2, 1]) {
      const step = decimal(mantissa, e);
      if (step < value * (1 - 1e-6)) return step;
    }
  }
  return decimal(5, exponent - 2);
}

/** `value` (> 0) rounded up to two significant digits, so that a fitted sweep can be named exactly. */
export function roundUpToTwoDigits(value: number): number {
  const exponent = Math.floor(Math.log10(value)) - 1;
  const scaled = exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent;
  return decimal(Math.ceil(scaled * (1 - slack)), exponent);
}

/** Sweeps on offer, in seconds per division: 1-2-5 in milliseconds and seconds, then in minutes. */
export const sweepSteps: readonly number[] = [
  ...[-4, -3, -2, -1, 0].flatMap((exponent) => mantissas.map((mantissa) => decimal(mantissa, exponent))),
  10,
  20,
  ...[1, 2, 5, 10, 20, 60, 120].map((minutes) => minutes * 60),
];

/** The next slower sweep (more time a division), or the slowest. */
export function slowerSweep(secondsPerDivision: number): number {
  const next = sweepSteps.find((step) => step > secondsPerDivision * (1 + 1e-6));
  return next ?? secondsPerDivision;
}

/** The next faster sweep (less time a division), or the fastest. */
export function fasterSweep(secondsPerDivision: number): number {
  const next = sweepSteps.findLast((step) => step < secondsPerDivision * (1 - 1e-6));
  return next ?? secondsPerDivision;
}
