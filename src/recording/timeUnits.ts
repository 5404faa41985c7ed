/** Units of time as files spell them: alone, in brackets, or as a word of a column's name (`Time_min`, `milliSec`). */

const spellings: readonly (readonly [number, string])[] = [
  [1, 's sec secs second seconds sek sekunde sekunden segundo segundos seconde secondes secondi с сек'],
  [1e-3, 'ms msec msecs milliseconds millisecond millisec millisecs millis мс'],
  [1e-6, 'us usec usecs microsecond microseconds microsec micros мкс'],
  [1e-9, 'ns nsec nanosecond nanoseconds'],
  [60, 'min mins minute minutes minuten мин'],
  [3600, 'h hr hrs hour hours stunden'],
  [86_400, 'd day days'],
];

const unitSeconds: ReadonlyMap<string, number> = new Map(
  spellings.flatMap(([seconds, words]) => words.split(' ').map((word) => [word, seconds] as const)),
);

/** Seconds that one unit of time is, by its usual spellings; undefined for anything else. */
export function secondsPerUnit(unit: string): number | undefined {
  const plain = unit
    .trim()
    .toLowerCase()
    .replace(/^[\u00b5\u03bc]/u, 'u');
  return unitSeconds.get(plain);
}

/**
 * The unit of time that a word of a time column's name states: `Time_min`, `t (ms)`, `Time in hours`, `timestamp_us`.
 * Only a word that stands behind another or alone: the `s` of `time's` is none.
 */
export function secondsPerUnitInName(name: string): number | undefined {
  const alone = secondsPerUnit(name);
  if (alone !== undefined) return alone;
  const words = name.split(/[^\p{L}]+/u).filter((word) => word !== '');
  const last = words.at(-1);
  return words.length > 1 && last !== undefined ? secondsPerUnit(last) : undefined;
}
