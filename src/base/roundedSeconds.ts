/** Times as they are kept and shown: to the microsecond, finer than any sampling here, without floating point's tail. */

/** @param seconds rounded to the microsecond */
export function roundedSeconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
