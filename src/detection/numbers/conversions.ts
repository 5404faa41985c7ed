/** From one unit to another: numbers that decide nothing. */

/** Structural: a change of units. */
export const millisecondsPerSecond = 1000;

/** What is not known in seconds is not known in milliseconds. */
export function milliseconds(seconds: number): number;
export function milliseconds(seconds: number | undefined): number | undefined;
export function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : millisecondsPerSecond * seconds;
}

/** A part of a whole in hundredths. */
export function percent(part: number): number {
  return 100 * part;
}

/** To three decimals. */
export function inThousandths(value: number): number {
  return Math.round(1000 * value) / 1000;
}

/** To two decimals. */
export function inHundredths(value: number): number {
  return Math.round(100 * value) / 100;
}

/** An angle in radians in degrees. */
export function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
